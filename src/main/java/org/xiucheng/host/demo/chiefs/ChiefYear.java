package org.xiucheng.host.demo.chiefs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.xiucheng.decide.escalate.Escalate;
import org.xiucheng.decide.patrol.ForgetTracks;
import org.xiucheng.decide.patrol.Grounds;
import org.xiucheng.host.Progress;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.sense.patrol.PatrolDuty;

/// A year of road chiefs, day by day: walks, findings, quick handling, a hand-over, what one unit cannot do
/// alone.
///
/// Nothing is written past the services that a real city uses; only the clock is ours.
public final class ChiefYear {
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime WALKS = LocalTime.of(9, 0);

    private final Plan plan;
    private final Town town;
    private final Progress progress;
    private final Handling handling;
    private final Walks walks;
    private final List<Scene> scenes = new ArrayList<>();
    private int unanswered;
    private int looked;
    private int forgotten;

    /// How long and how dense it is.
    ///
    /// @param days of the virtual year
    /// @param reaches how many stretches of second-level chiefs are walked each working day
    /// @param roads how many roads have their first-level chief walk
    /// @param findings how often a walk finds something
    /// @param pause real time that each virtual day takes at least
    public record Plan(int days, int reaches, int roads, double findings, long seed, Duration pause) {
        public static final Plan USUAL = new Plan(365, 6, 3, 0.12, 20_261_123, Duration.ZERO);

        public Plan of(int shorter, double denser) {
            return new Plan(shorter, reaches, roads, denser, seed, pause);
        }

        public Plan taking(Duration aDay) {
            return new Plan(days, reaches, roads, findings, seed, aDay);
        }
    }

    public ChiefYear(Town.Parts parts, VirtualClock clock, Plan plan, Progress progress) {
        this.plan = plan;
        this.town = new Town(parts, new Agenda(clock));
        this.progress = progress;
        var dice = new Dice(plan.seed(), "chiefs");
        this.handling = new Handling(town, dice);
        this.walks = new Walks(town, handling, dice, plan.findings());
    }

    /// Lives through it, and gives back what was promised and seen.
    public List<Check> live() {
        var first = town.calendar().dayOf(town.now()).plusDays(1);
        cast();
        scenes.forEach(scene -> scene.plan(first, plan.days()));
        for (var day = 0; day < plan.days(); day++) {
            live(first.plusDays(day));
            progress.count("Days of the year", day + 1, plan.days());
        }
        settle(first.plusDays(plan.days()));
        var checks = new ArrayList<Check>(new Ending(town, handling, walks).checks());
        checks.add(Check.of(
                "answered",
                "任何时刻每个路段都有人负责",
                "every stretch answered for at every moment looked at",
                looked + " looks, " + unanswered + " without",
                looked > 0 && unanswered == 0));
        checks.add(Check.of(
                "tracks",
                "轨迹点按期删除",
                "points of tracks gone after their days",
                forgotten + " let go",
                forgotten > 0 && new Ending(town, handling, walks).pointsTooOld() == 0));
        scenes.forEach(scene -> checks.addAll(scene.checks()));
        return checks;
    }

    private void cast() {
        var reach = reaches().getFirst().chief().id();
        var unit = town.parties().post(reach).orElseThrow().unit();
        scenes.add(new HandOver(town, reach, unit + "-2", walks));
        scenes.add(new AtJoint(town, handling));
        scenes.add(new MovingVendor(town, handling));
        scenes.add(new Lent(town, handling, new Dice(plan.seed(), "lent")));
        scenes.add(new HardOne(town, handling, reaches().getLast()));
        scenes.add(new WorkersRound(town, handling));
        var walked = roads().stream().map(one -> one.ground().id()).toList();
        scenes.add(new ScoredRoads(town, new Dice(plan.seed(), "scores"), walked));
    }

    private void live(LocalDate day) {
        var began = System.nanoTime();
        town.agenda().at(at(day, MORNING), this::morning);
        if (town.calendar().isWorkingDay(day)) {
            town.agenda().at(at(day, WALKS), () -> reaches().forEach(walks::walk));
        }
        if (firstLevel(day)) {
            town.agenda().at(at(day, WALKS.plusHours(5)), () -> roads().forEach(walks::walk));
        }
        town.agenda().runUntil(at(day.plusDays(1), LocalTime.MIDNIGHT));
        rest(Duration.ofNanos(System.nanoTime() - began));
    }

    /// The first level walks about the fifth and the twentieth.
    private boolean firstLevel(LocalDate day) {
        return day.getDayOfMonth() == 5 || day.getDayOfMonth() == 20;
    }

    private void morning() {
        town.part(Escalate.class).scan();
        forgotten += town.part(ForgetTracks.class).forget();
        var chiefs = town.chiefs();
        for (var road : roads()) {
            for (var segment : town.places().segmentsOf(road.ground().id())) {
                looked++;
                if (chiefs.at(segment, town.now()).unit().isEmpty()) {
                    unanswered++;
                }
            }
        }
    }

    /// A month without walks, so that what is open comes to its end.
    private void settle(LocalDate from) {
        for (var day = 0; day < 45; day++) {
            town.agenda().at(at(from.plusDays(day), MORNING), this::morning);
        }
        town.agenda().runUntil(at(from.plusDays(45), LocalTime.MIDNIGHT));
    }

    private List<Grounds.Chiefed> roads() {
        return chiefed(PatrolDuty.On.ROAD).stream().limit(plan.roads()).toList();
    }

    /// Stretches of the walked roads, those of different streets on one road first.
    private List<Grounds.Chiefed> reaches() {
        var roads = roads().stream().map(one -> one.ground().id()).toList();
        return chiefed(PatrolDuty.On.SEGMENT).stream()
                .filter(one -> roads.contains(road(one)))
                .sorted(Comparator.comparingInt((Grounds.Chiefed one) -> roads.indexOf(road(one)))
                        .thenComparing(one -> one.ground().id()))
                .limit(plan.reaches())
                .toList();
    }

    private String road(Grounds.Chiefed one) {
        return town.places().segment(one.ground().id()).orElseThrow().road();
    }

    private List<Grounds.Chiefed> chiefed(PatrolDuty.On on) {
        return town.part(Grounds.class).all(town.now()).stream()
                .filter(one -> one.ground().on() == on
                        && one.chief().kind().equals(Party.post("").kind()))
                .toList();
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(town.calendar().zone()).toInstant();
    }

    private void rest(Duration took) {
        var left = plan.pause().minus(took);
        if (left.isPositive()) {
            try {
                Thread.sleep(left);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the year was interrupted", stopped);
            }
        }
    }
}
