package org.xiucheng.decide.call;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.sql.SqlEntries;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.roster.sql.CurrentManning;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.report.CheckText;

/// A member of staff calls whoever is on duty in a unit, and whoever was called answers.
@Service
public class MakeCalls {
    private static final CallLimits LIMITS = CallLimits.USUAL;

    private final SqlCalls store;
    private final CallDuty callDuty;
    private final CurrentManning manning;
    private final Desk desk;

    MakeCalls(SqlCalls store, CallDuty callDuty, CurrentManning manning, Desk desk) {
        this.store = store;
        this.callDuty = callDuty;
        this.manning = manning;
        this.desk = desk;
    }

    /// What a deed on a call needs.
    @Component
    record Desk(TransactionTemplate transactions, SqlAudit audit, SqlEntries entries, Maker maker) {}

    /// Calls the one on duty at once; the code of the call.
    ///
    /// @throws Problem `unit.absent`, `call.reason`, `call.too-many`
    public String call(String unit, String reason, Subject.Officer by) {
        var now = desk.maker.now();
        CheckText.check(reason, LIMITS.reason(), "/reason");
        if (reason.isBlank()) {
            throw Problem.invalid("call.reason", "Say why you call.", "/reason");
        }
        if (manning.get()
                .parties()
                .unit(unit)
                .filter(known -> known.validity().holdsAt(now))
                .isEmpty()) {
            throw Problem.absent("unit.absent", "There is no such unit.");
        }
        if (store.madeSince(by.person(), now.minus(Duration.ofHours(1))) >= LIMITS.hourly()) {
            throw Problem.conflict("call.too-many", "You have called as often as one may in an hour.");
        }
        var minutes = Optional.ofNullable(store.minutes().get(0))
                .orElseThrow(() -> new IllegalStateException("no time to answer is set for calls by a person"));
        var call = new Call(
                PublicNumber.fresh(now, desk.maker.random()).text(),
                unit,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Call.Caller(by.person(), reason)),
                now,
                minutes,
                0);
        desk.transactions.executeWithoutResult(_ -> {
            store.add(call);
            desk.audit.write(AuditRecord.of(desk.maker, by, "duty.call", what(call.code())));
        });
        callDuty.climb(call, now);
        return call.code();
    }

    /// Somebody who was called, or a colleague in the unit that was, answers: then nobody else is called.
    ///
    /// @throws Problem `call.absent` for whoever was not called, `call.ended`, `call.handover` for one that
    /// ends
    ///     when the watch is taken over
    public void answer(String code, Subject.Officer by) {
        var now = desk.maker.now();
        var call = store.find(code).orElseThrow(MakeCalls::absent);
        var as = called(call, by).orElseThrow(MakeCalls::absent);
        if (call.handOver().isPresent()) {
            throw Problem.conflict("call.handover", "Take the watch over in the hand-over book instead.");
        }
        desk.transactions.executeWithoutResult(_ -> {
            if (!store.answer(code, by, as, now)) {
                throw Problem.conflict("call.ended", "The call is answered already.");
            }
            desk.audit.write(AuditRecord.of(desk.maker, by, as, "duty.answer", what(code)));
            var entry = Entry.of("duty.answered", now, desk.maker.random())
                    .fact("code", code)
                    .fact("unit", as.unit())
                    .fact("post", as.post())
                    .fact("seconds", Duration.between(call.at(), now).toSeconds())
                    .commit("person", by.person().toString());
            desk.entries.add(entry.sealed(desk.maker.id()));
        });
    }

    /// The post in whose name they answer.
    private Optional<Subject.Holding> called(Call call, Subject.Officer by) {
        var told = store.told(call.code()).contains(by.person());
        return by.holdings().stream()
                .filter(held -> told || held.unit().equals(call.unit()))
                .min(Comparator.comparing((Subject.Holding held) -> !held.unit().equals(call.unit()))
                        .thenComparing(Subject.Holding::post));
    }

    private static AuditRecord.What what(String code) {
        return new AuditRecord.What("call", code);
    }

    private static Problem absent() {
        return Problem.absent("call.absent", "There is no such call.");
    }
}
