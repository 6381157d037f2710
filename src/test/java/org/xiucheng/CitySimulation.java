package org.xiucheng;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.xiucheng.CitySimulationMoves.Move;
import org.xiucheng.decide.act.PerformAct;
import org.xiucheng.decide.escalate.Escalate;
import org.xiucheng.decide.intake.Idempotency;
import org.xiucheng.decide.intake.Receipt;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

/// The small city living through its days: the real parts on a clock of its own, with people who are late,
/// repeat themselves, act at the same moment, do what is not theirs, or never come.
///
/// Everything that is drawn comes from the seed, each matter from a generator of its own; which of several
/// people at the same moment comes first is left to the machine, as it is in a city.
final class CitySimulation implements AutoCloseable {
    /// A Monday morning in Shanghai; a year from here passes a turn of the year, two of them by different
    /// zones.
    static final Instant START = Instant.parse("2026-03-02T00:30:00Z");

    /// Where the matter stands as its people last saw it, and when somebody will turn to it again.
    private static final class Course {
        final Receipt receipt;
        final Random random;
        Matter seen;
        Instant next;
        boolean collected;

        Course(Receipt receipt, Random random, Matter seen, Instant next) {
            this.receipt = receipt;
            this.random = random;
            this.seen = seen;
            this.next = next;
        }
    }

    private final TestClock clock = new TestClock(START);
    private final SmallCity city = SmallCity.at(clock);
    private final CitySimulationTally tally = new CitySimulationTally();
    private final CitySimulationChecks checks = new CitySimulationChecks(city);
    private final CitySimulationMoves moves = new CitySimulationMoves(city);
    private final CitySimulationWorks works = new CitySimulationWorks(city);
    private final CitySimulationReforms reforms = new CitySimulationReforms(city, moves);
    private final CitySimulationGround ground = new CitySimulationGround(city);
    private final PriorityQueue<Course> waiting = new PriorityQueue<>(Comparator.comparing((Course c) -> c.next)
            .thenComparing(c -> c.receipt.number().text()));
    private final long seed;
    /// What befalls the city: days on which the machine is off, who reports what. Drawn as often whatever comes
    /// of it, so that the same seed brings the same reports.
    private final Random random;
    /// Seconds that pass between two deeds; how often it is drawn depends on who is first of several at once.
    private final Random seconds;
    private final CitySimulationSeats seats;
    private Instant ahead = START;

    CitySimulation(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.seconds = new Random(~seed);
        this.seats = new CitySimulationSeats(city, START, seed);
    }

    /// Lives through so many days, and looks at everything after each.
    CitySimulationTally live(int days, double reportsADay) throws Exception {
        for (var day = 0; day < days; day++) {
            for (var hours : List.of(1, 8)) {
                turn(day, hours);
                arrive(reportsADay / 2);
                act();
                escalate();
                look();
            }
            reforms.day(day);
            seats.day(clock.instant());
            ground.day(day);
            look();
            if (day % 30 == 29) {
                checks.whole(tally);
            }
        }
        checks.whole(tally);
        ground.stay();
        return tally.over(days, checks.matters());
    }

    private void look() {
        tally.until = clock.instant().isAfter(tally.until) ? clock.instant() : tally.until;
        tally.rostered = seats.deeds();
        checks.day(clock.instant(), tally);
    }

    CitySimulationChecks checks() {
        return checks;
    }

    CitySimulationSeats seats() {
        return seats;
    }

    CitySimulationGround ground() {
        return ground;
    }

    CitySimulationReforms reforms() {
        return reforms;
    }

    SmallCity city() {
        return city;
    }

    @Override
    public void close() {
        city.close();
    }

    /// The clock goes on; now and then the machine was off for days, or its clock is set back a little.
    private void turn(int day, int hours) {
        var planned = START.plus(Duration.ofDays(day)).plus(Duration.ofHours(hours));
        ahead = ahead.isAfter(planned) ? ahead.plus(Duration.ofMinutes(50)) : planned;
        if (random.nextInt(120) == 0) {
            ahead = ahead.plus(Duration.ofDays(2 + random.nextInt(9)));
            tally.jumps++;
        }
        clock.set(ahead);
        if (random.nextInt(60) == 0) {
            clock.advance(Duration.ofMinutes(-1 - random.nextInt(90)));
            tally.jumps++;
        }
    }

    private void arrive(double expected) throws Exception {
        for (var chance = expected; chance > 0; chance--) {
            if (random.nextDouble() < chance) {
                report();
            }
        }
    }

    private void report() throws Exception {
        tick();
        var draft = moves.draft(random);
        var intake = city.part(ReceiveReport.class);
        var outcomes = new ArrayList<Optional<Receipt>>();
        if (random.nextInt(4) == 0) {
            var key = Optional.of(key(draft, "key-" + tally.sent));
            var copies = 2 + random.nextInt(2);
            outcomes.addAll(atOnce(copies, () -> intake.receive(draft, new Subject.Anyone(), key)));
            outcomes.add(tried(() -> intake.receive(draft, new Subject.Anyone(), key)));
            otherBody(intake, draft, "key-" + tally.sent);
        } else {
            outcomes.add(tried(() -> intake.receive(draft, new Subject.Anyone(), Optional.empty())));
        }
        tally.sent++;
        taken(outcomes);
    }

    /// However often it was sent, it was taken in once, or not at all.
    private void taken(List<Optional<Receipt>> outcomes) {
        var receipts = outcomes.stream().flatMap(Optional::stream).toList();
        tally.repeated += outcomes.size() - 1;
        if (receipts.isEmpty()) {
            return;
        }
        var first = receipts.stream().filter(receipt -> !receipt.replayed()).toList();
        CitySimulationChecks.that(first.size() == 1, "a report was taken in " + first.size() + " times");
        CitySimulationChecks.that(
                receipts.stream().map(Receipt::number).distinct().count() == 1, "one report has two numbers");
        tally.reports++;
        var receipt = first.getFirst();
        var own = new Random(seed * 1_000_003 + tally.reports);
        waiting.add(new Course(receipt, own, matter(receipt), clock.instant().plus(CitySimulationMoves.pause(own))));
    }

    private void otherBody(ReceiveReport intake, ReportDraft draft, String key) {
        var other = ReportDraft.plain(draft.channel(), draft.description() + "！", draft.category(), draft.where());
        var taken = tried(() -> intake.receive(other, new Subject.Anyone(), Optional.of(key(other, key))));
        CitySimulationChecks.that(
                taken.isEmpty() || draft.description().isBlank(), "one key took in two different reports");
        taken.ifPresent(receipt -> tally.reports++);
    }

    private static Idempotency key(ReportDraft draft, String key) {
        var hash = Sha256.of(draft.description().getBytes(StandardCharsets.UTF_8));
        return new Idempotency("simulation", "reports", key, hash);
    }

    private void act() throws Exception {
        var now = clock.instant();
        while (!waiting.isEmpty() && !waiting.element().next.isAfter(now)) {
            var course = waiting.remove();
            attempt(course);
            if (course.random.nextInt(25) == 0) {
                collect(course);
            }
            course.next = clock.instant().plus(CitySimulationMoves.pause(course.random));
            if (moves.goesOn(course.seen, course.random)) {
                waiting.add(course);
            }
        }
    }

    private void attempt(Course course) throws Exception {
        tick();
        var reporter = new Subject.Reporter(course.receipt.report());
        if (course.random.nextInt(6) == 0) {
            perform(course, moves.wrong(course.random, reporter));
        }
        var move = moves.next(course.seen, course.random, reporter);
        if (move.isEmpty()) {
            course.seen = matter(course.receipt);
            return;
        }
        if (course.random.nextInt(8) == 0) {
            contest(course, move.get(), reporter);
        } else {
            perform(course, move.get());
        }
        if (course.random.nextInt(10) == 0) {
            again(course, move.get());
        }
    }

    private void perform(Course course, Move move) {
        var before = course.seen;
        var moved = tried(() -> perform(before, move));
        tally.acts += moved.isPresent() ? 1 : 0;
        moved.ifPresent(after -> checks.step(before, after));
        course.seen = moved.orElseGet(() -> matter(course.receipt));
    }

    /// Several at the same moment, all of whom saw the same: at most one of them is heard.
    private void contest(Course course, Move move, Subject.Reporter reporter) throws Exception {
        var before = course.seen;
        var others = List.of(move, moves.wrong(course.random, reporter), move);
        var calls = new ArrayList<Callable<Matter>>();
        others.forEach(other -> calls.add(() -> perform(before, other)));
        var heard = atOnce(calls).stream().flatMap(Optional::stream).toList();
        CitySimulationChecks.that(heard.size() <= 1, heard.size() + " acts took the same revision");
        tally.contests++;
        tally.acts += heard.size();
        heard.forEach(after -> checks.step(before, after));
        course.seen = matter(course.receipt);
    }

    /// Two undertakings want the matter at the same moment: one has it, and keeps it.
    private void collect(Course course) throws Exception {
        var taken = atOnce(works.reach(course.receipt.number(), course.random));
        var by = taken.stream().flatMap(Optional::stream).toList();
        CitySimulationChecks.that(by.size() == (course.collected ? 0 : 1), by.size() + " undertakings took one matter");
        course.collected = true;
        tally.collected += by.size();
        course.seen = matter(course.receipt);
    }

    /// The answer was lost, so the same is sent once more: it is not done twice.
    private void again(Course course, Move move) {
        var stale = course.seen.revision() - 1;
        if (stale < 1) {
            return;
        }
        tally.repeated++;
        var done = tried(
                () -> city.part(PerformAct.class).perform(course.receipt.number(), move.request(), stale, move.who()));
        CitySimulationChecks.that(done.isEmpty(), "an act that was sent twice was done twice");
    }

    private Matter perform(Matter seen, Move move) {
        return city.part(PerformAct.class).perform(seen.number(), move.request(), seen.revision(), move.who());
    }

    /// Two machines look at the clocks at the same time; then one looks until it finds nothing.
    private void escalate() throws Exception {
        var scan = city.part(Escalate.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var found : threads.invokeAll(List.<Callable<Integer>>of(scan::scan, scan::scan))) {
                tally.scanned += found.get();
            }
        }
        for (var found = scan.scan(); found > 0; found = scan.scan()) {
            tally.scanned += found;
        }
        checks.nothingOverdueUntold(clock.instant());
    }

    private Matter matter(Receipt receipt) {
        return city.part(SqlMatters.class).find(receipt.number()).orElseThrow();
    }

    private void tick() {
        clock.advance(Duration.ofMillis(1 + seconds.nextInt(20_000)));
    }

    private <T> List<Optional<T>> atOnce(int copies, Callable<T> call) throws Exception {
        var calls = new ArrayList<Callable<T>>();
        for (var i = 0; i < copies; i++) {
            calls.add(call);
        }
        return atOnce(calls);
    }

    private <T> List<Optional<T>> atOnce(List<Callable<T>> calls) throws Exception {
        var outcomes = new ArrayList<Optional<T>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                outcomes.add(answered(answer));
            }
        }
        return outcomes;
    }

    private <T> Optional<T> tried(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (Problem refused) {
            tally.refused(refused.code());
            return Optional.empty();
        }
    }

    /// Only a refusal is expected; anything else that broke breaks the simulation.
    private <T> Optional<T> answered(Future<T> answer) throws InterruptedException {
        try {
            return Optional.of(answer.get());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Problem refused) {
                tally.refused(refused.code());
                return Optional.empty();
            }
            throw new AssertionError("seed " + seed + " at " + clock.instant(), failed.getCause());
        }
    }
}
