package org.xiucheng.decide.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.escalate.Ladder;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.roster.OnDuty;
import org.xiucheng.kernel.roster.sql.CurrentManning;
import org.xiucheng.kernel.time.Chore;
import org.xiucheng.kernel.time.Maker;
import tools.jackson.databind.json.JsonMapper;

/// Sees that urgent matters are called out and that no call stays unanswered: a scan over rows, never a timer.
///
/// Who is on duty is called first; who does not answer within the minutes of the call is left where they are,
/// and the next is called: deputy, leader, the duty office of the area, the shift office of the city. Each
/// level is told exactly once, however many scan at the same time. Told means: it stands in the outbox, and in
/// the list of calls of whoever is called; a gateway for short messages or telephones is not part of this.
@Service
public class CallDuty implements Chore {
    private static final CallLimits LIMITS = CallLimits.USUAL;

    private final SqlCalls store;
    private final CurrentManning manning;
    private final Maker maker;
    private final JsonMapper json = JsonMapper.shared();

    CallDuty(SqlCalls store, CurrentManning manning, Maker maker) {
        this.store = store;
        this.manning = manning;
        this.maker = maker;
    }

    @Override
    public Duration every() {
        return LIMITS.every();
    }

    @Override
    public void look() {
        scan();
    }

    /// Looks at urgent matters and at calls as they stand now, until none is left; how many were told by this
    /// call.
    public int scan() {
        store.moved(maker.now());
        callOut();
        return Ladder.climb(LIMITS.batch(), maker::now, now -> store.due(now, LIMITS.batch()), this::climb);
    }

    /// Calls the leads of urgent matters that were not called yet.
    private void callOut() {
        var minutes = store.minutes();
        List<SqlCalls.Urgent> batch;
        do {
            batch = store.urgent(LIMITS.batch());
            batch.forEach(urgent -> store.add(call(urgent, answerWithin(urgent.hours(), minutes))));
        } while (batch.size() == LIMITS.batch());
    }

    /// The minutes of the shortest term that is not shorter; those of the longest for a limit longer than all.
    static int answerWithin(int hours, NavigableMap<Integer, Integer> minutes) {
        return Optional.ofNullable(minutes.ceilingEntry(hours))
                .orElseGet(minutes::lastEntry)
                .getValue();
    }

    private Call call(SqlCalls.Urgent urgent, int minutes) {
        var now = maker.now();
        return new Call(
                PublicNumber.fresh(now, maker.random()).text(),
                urgent.unit(),
                urgent.post(),
                Optional.of(new Call.OfMatter(urgent.id(), urgent.number(), urgent.revision())),
                Optional.empty(),
                urgent.about(),
                Optional.empty(),
                now,
                minutes,
                0);
    }

    /// Calls whoever is on duty about a watch that nobody took over; once, however often it is asked for.
    public void ring(String handOver, String unit, Instant now) {
        var minutes = store.minutes().firstEntry().getValue();
        var call = new Call(
                PublicNumber.fresh(now, maker.random()).text(),
                unit,
                Optional.empty(),
                Optional.empty(),
                Optional.of(handOver),
                Optional.empty(),
                Optional.empty(),
                now,
                minutes,
                0);
        if (store.add(call)) {
            climb(call, now);
        }
    }

    /// Tells the next who was not called yet; whether this call did.
    boolean climb(Call call, Instant now) {
        var told = Set.copyOf(store.told(call.code()));
        var but = call.about().map(Set::of).orElse(Set.of());
        var next = OnDuty.ladder(call.unit(), call.post(), now, manning.get(), but).stream()
                .filter(one -> one.person().filter(told::contains).isEmpty())
                .findFirst();
        if (next.isEmpty()) {
            return store.exhaust(call.code(), call.level());
        }
        return store.tell(telling(call, next.get(), now));
    }

    private SqlCalls.Telling telling(Call call, OnDuty whom, Instant now) {
        var level = call.level() + 1;
        var post = whom.post().orElseThrow();
        var entry = Entry.of("duty.called", now, maker.random())
                .fact("code", call.code())
                .fact("level", level)
                .fact("called", call.unit())
                .fact("unit", whom.unit())
                .fact("post", post)
                .fact("by", whom.by().key())
                .commit("person", whom.person().orElseThrow().toString());
        call.matter().ifPresent(matter -> entry.fact("number", matter.number()));
        call.handOver().ifPresent(code -> entry.fact("handover", code));
        var body = Map.of("code", call.code(), "level", level, "unit", whom.unit(), "post", post);
        var announcement = new Announcement(maker.id(), "DutyCalled", call.code(), now, json.writeValueAsString(body));
        return new SqlCalls.Telling(call, whom, now, entry.sealed(maker.id()), announcement);
    }
}
