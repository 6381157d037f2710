package org.xiucheng.host.demo.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.time.Uuid7;

/// The short story that most matters have: received, filed, dispatched, accepted, finished, verified,
/// confirmed or lapsed.
///
/// One in a hundred is still open, and those began in the last days. Numbers are drawn from one long cycle, so
/// that a million of them never repeat.
public final class BulkStory {
    private static final List<Leg> LEGS = List.of(
            new Leg("received", "file", "filed", "INTAKE", 2, "work-hours", 4, "10"),
            new Leg("filed", "dispatch", "dispatched", "DISPATCH", 2, "work-hours", 4, "12"),
            new Leg("dispatched", "accept", "handling", "HANDLE", 5, "work-days", 1, "14"),
            new Leg("handling", "finish", "handled", "HANDLE", 40, "work-days", 15, "17"),
            new Leg("handled", "verify", "verified", "INSPECT", 12, "work-days", 3, "22"),
            new Leg("verified", "confirm", "closed", "", 60, "natural-days", 7, "25"));

    private static final List<String> CODES = List.of("0102", "0104", "0110", "0201", "0504", "0505", "0506", "0507");
    private static final String LAW = "demo-ordinance/";
    private static final long CYCLE_STEP = 0x9E37_79B9_7F4AL | 1;
    private static final long CYCLE = (1L << 45) - 1;

    /// One step: the state it leaves, by whom, how many hours it usually takes, and the term of that state.
    private record Leg(
            String from,
            String verb,
            String to,
            String permission,
            int hours,
            String term,
            int amount,
            String article) {}

    /// A clock's name with its term and the article that sets it.
    private record Term(String clock, String kind, int amount, String article) {}

    private static final Term LIMIT = new Term("handling-limit", "work-days", 5, "20");

    private final BulkWorld world;
    private final long seed;
    private final Instant now;
    private final Duration span;

    public BulkStory(BulkWorld world, long seed, Instant now, Duration span) {
        this.world = world;
        this.seed = seed;
        this.now = now;
        this.span = span;
    }

    /// The matters from the first, so many, with everything that belongs to them.
    public Ledger batch(long first, int size) {
        var ledger = new Ledger();
        for (var i = first; i < first + size; i++) {
            new One(i, new Random(seed + i * 0x5DEECE66DL)).tell(ledger);
        }
        return ledger;
    }

    private final class One {
        private final Random random;
        private final UUID id;
        private final UUID report;
        private final String number;
        private final Instant opened;
        private final List<String> areas;
        private final BulkWorld.Duty duty;
        private final String code;
        private final boolean open;
        private final int legs;
        private final StringBuilder actors = new StringBuilder("{");

        One(long index, Random random) {
            this.random = random;
            this.open = random.nextInt(100) == 0;
            var back = open
                    ? random.nextLong(Duration.ofDays(6).toSeconds())
                    : 864_000 + random.nextLong(span.toSeconds() - 864_000);
            this.opened = now.minusSeconds(back);
            var ids = new Uuid7(() -> opened, random);
            this.id = ids.past(opened);
            this.report = ids.past(opened);
            this.number = PublicNumber.fresh(opened, new Cycle(index)).text();
            this.areas = world.chains().get(random.nextInt(world.chains().size()));
            this.duty = world.duties().get(random.nextInt(world.duties().size()));
            this.code = CODES.get(random.nextInt(CODES.size()));
            this.legs = open ? 1 + random.nextInt(LEGS.size() - 1) : LEGS.size();
        }

        void tell(Ledger ledger) {
            var at = opened;
            for (var revision = 0; revision < legs; revision++) {
                at = leg(ledger, LEGS.get(revision), revision + 2, at);
            }
            var state = legs == LEGS.size() ? "closed" : LEGS.get(legs).from();
            if (open) {
                clock(ledger, LEGS.get(legs), at, null);
            }
            limit(ledger, at);
            ledger.matter(matter(state, at));
            report(ledger);
        }

        private Instant leg(Ledger ledger, Leg leg, int revision, Instant from) {
            var seconds = (long) (leg.hours() * 3600 * Math.exp(random.nextGaussian() * 0.6) / 2) + 30;
            var at = from.plusSeconds(seconds);
            at = at.isAfter(now)
                    ? from.plusSeconds(Math.max(0, Duration.between(from, now).toSeconds() / 2))
                    : at;
            clock(ledger, leg, from, at);
            var act = new Uuid7(() -> opened, random).past(at);
            var officers = world.officers(leg.permission());
            var officer = officers.isEmpty()
                    ? Optional.<BulkWorld.Officer>empty()
                    : Optional.of(officers.get(random.nextInt(officers.size())));
            officer.ifPresent(o -> actors.append(actors.length() > 1 ? "," : "")
                    .append("\"%s\":\"%s\"".formatted(leg.verb(), o.person())));
            ledger.act(
                    act,
                    id,
                    revision,
                    leg.verb(),
                    leg.from(),
                    leg.to(),
                    officer.isPresent() ? "officer" : "reporter",
                    officer.map(BulkWorld.Officer::person),
                    officer.map(BulkWorld.Officer::unit),
                    officer.map(BulkWorld.Officer::post),
                    null,
                    leg.verb().equals("finish") ? "已处置完毕。" : null,
                    leg.verb().equals("confirm") ? 5 : null,
                    LAW + leg.article(),
                    at);
            ledger.entry(Entry.of("matter.moved", at, random)
                    .fact("number", number)
                    .fact("revision", revision)
                    .fact("verb", leg.verb())
                    .fact("from", leg.from())
                    .fact("to", leg.to())
                    .fact("basis", LAW + leg.article())
                    .fact("lead", duty.unit())
                    .fact("rule", duty.rule())
                    .sealed(act));
            return at;
        }

        private void clock(Ledger ledger, Leg leg, Instant from, @Nullable Instant met) {
            var hours = leg.term().equals("work-hours") ? leg.amount() : 24 * leg.amount();
            var term = new Term(leg.from(), leg.term(), leg.amount(), leg.article());
            deadline(ledger, term, from, from.plusSeconds(hours * 3600L), met);
        }

        private void limit(Ledger ledger, Instant last) {
            if (legs > 1) {
                var due = opened.plus(Duration.ofDays(7));
                deadline(ledger, LIMIT, opened, due, legs > 4 ? last : null);
            }
        }

        private void deadline(Ledger ledger, Term term, Instant start, Instant due, @Nullable Instant met) {
            ledger.deadline(
                    new Uuid7(() -> start, random).past(start),
                    id,
                    term.clock(),
                    term.kind(),
                    term.amount(),
                    LAW + term.article(),
                    start,
                    due,
                    false,
                    "bulk",
                    null,
                    met,
                    0);
        }

        private void report(Ledger ledger) {
            ledger.report(
                    report,
                    number,
                    id,
                    "import",
                    null,
                    opened,
                    null,
                    "cjt-214-2007-events",
                    code,
                    "基准数据：道路上的一般问题。",
                    "zh",
                    null,
                    null,
                    null,
                    new byte[32],
                    null);
            ledger.entry(Entry.of("report.received", opened, random)
                    .fact("number", number)
                    .fact("channel", "import")
                    .fact("area", areas.getLast())
                    .fact("lead", duty.unit())
                    .fact("rule", duty.rule())
                    .fact("basis", duty.basis())
                    .fact("category", "cjt-214-2007-events/" + code)
                    .sealed(report));
        }

        private Ledger.MatterRow matter(String state, Instant since) {
            var explanation =
                    "{\"ground\":\"rule\",\"rule\":{\"id\":\"%s\",\"version\":1,\"name\":{\"zh\":\"%s\",\"en\":\"%s\"}},\"basis\":\"%s\",\"lost\":[]}"
                            .formatted(duty.rule(), duty.name(), duty.name(), duty.basis());
            return new Ledger.MatterRow(
                    id,
                    number,
                    world.procedure(),
                    world.version(),
                    Optional.of("cjt-214-2007-events"),
                    Optional.of(code),
                    state,
                    since,
                    opened,
                    open,
                    legs + 1,
                    0,
                    duty.unit(),
                    duty.post(),
                    duty.rule(),
                    duty.basis(),
                    explanation,
                    areas,
                    Optional.empty(),
                    Optional.empty(),
                    actors + "}",
                    Optional.empty());
        }
    }

    /// Nine digits of base 32 that walk through all 2⁴⁵ numbers in a scattered order without repeating one.
    private static final class Cycle implements RandomGenerator {
        private long left;

        Cycle(long index) {
            left = (index * CYCLE_STEP + 0x1357_9BDF_0246L) & CYCLE;
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("only digits are drawn");
        }

        @Override
        public int nextInt(int bound) {
            var digit = (int) (left & 31);
            left >>>= 5;
            return digit;
        }
    }
}
