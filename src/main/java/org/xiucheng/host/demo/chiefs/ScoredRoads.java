package org.xiucheng.host.demo.chiefs;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.xiucheng.compute.corridor.Corridor;
import org.xiucheng.compute.corridor.DrawCorridor;
import org.xiucheng.compute.score.DrawSpots;
import org.xiucheng.compute.score.ScoreRules;
import org.xiucheng.decide.score.ContestMark;
import org.xiucheng.decide.score.LookAtSpot;
import org.xiucheng.decide.score.RunRounds;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.serve.score.ReadScores;

/// Rounds of scoring: the clock draws the spots, inspectors look at those of some roads, the chief of one
/// contests a band,
/// a shift leader decides, and everyone sees bands.
final class ScoredRoads implements Scene {
    private static final String INSPECTORS = "inspection-team";

    private final Town town;
    private final Dice dice;
    private final List<String> roads;
    private int looked;
    private int stakesRefused;
    private int early;
    private @Nullable String contested;
    private boolean decided;
    private long aside;

    /// @param roads that are looked at; of all others nothing is said
    ScoredRoads(Town town, Dice dice, List<String> roads) {
        this.town = town;
        this.dice = dice;
        this.roads = List.copyOf(roads);
    }

    @Override
    public void plan(LocalDate first, int days) {
        for (var day = 0; day < days + 44; day++) {
            town.agenda()
                    .at(
                            first.plusDays(day)
                                    .atTime(LocalTime.of(13, 0))
                                    .atZone(town.calendar().zone())
                                    .toInstant(),
                            this::today);
        }
    }

    @Override
    public List<Check> checks() {
        var scored = roads.stream().map(this::told).toList();
        var given = scored.stream()
                .flatMap(one -> one.periods().stream())
                .flatMap(period -> period.given().stream())
                .toList();
        var bands = given.stream().filter(one -> one.band().isPresent()).count();
        var others = town.part(DrawCorridor.class).roads().stream()
                .filter(road -> !roads.contains(road.id()))
                .flatMap(road -> told(road.id()).periods().stream())
                .flatMap(period -> period.given().stream())
                .filter(one -> one.band().isPresent())
                .count();
        var again = roads.stream().filter(this::drawnAgain).count();
        return List.of(
                Check.of(
                        "scored",
                        "道路按抽到的点分档，没看的路不评",
                        "roads are scored in bands by spots drawn by lot; of roads not looked at nothing is said",
                        looked + " spots, " + bands + " bands, " + others + " of others, " + again
                                + " roads drawn again from the seed",
                        looked > 0 && bands > 0 && others == 0 && again == roads.size()),
                Check.of(
                        "contested",
                        "有关系的人不能看点，异议在公布前提出、由别人裁定",
                        "whoever has a stake does not look; contested before it is public, decided by others",
                        stakesRefused + " refused, " + aside + " set aside, " + early + " seen early",
                        stakesRefused > 0 && decided && aside == 1 && early == 0));
    }

    private void today() {
        town.part(RunRounds.class).look();
        var inspector = town.officers(INSPECTORS, Permission.INSPECT).getFirst();
        var desk = town.part(ReadScores.class).desk(inspector, town.now());
        desk.spots().stream().filter(spot -> roads.contains(spot.road().code())).forEach(spot -> look(spot, inspector));
        contest();
        decide();
        aside = Math.max(aside, setAside());
    }

    private void look(ReadScores.Spot spot, Subject.Officer inspector) {
        var at = new LookAtSpot.At(spot.road().code(), spot.nth());
        var seen = spot.open().stream().collect(Collectors.toMap(ReadScores.Named::code, _ -> dice.happens(0.8)));
        chief(at.road()).ifPresent(chief -> {
            try {
                town.part(LookAtSpot.class).look(at, seen, chief);
            } catch (Problem refused) {
                stakesRefused += refused.code().equals("score.stake") ? 1 : 0;
            }
        });
        town.agenda().pass(Duration.ofMinutes(4));
        town.part(LookAtSpot.class).look(at, seen, inspector);
        looked++;
    }

    /// The chief of the first road contests one band, while nobody else sees it.
    private void contest() {
        if (contested != null) {
            return;
        }
        chief(roads.getFirst())
                .ifPresent(chief -> town.part(ReadScores.class).desk(chief, town.now()).contestable().stream()
                        .filter(pending -> pending.road().code().equals(roads.getFirst())
                                && pending.given().band().isPresent())
                        .findFirst()
                        .ifPresent(pending -> {
                            contested = pending.code();
                            early = told(roads.getFirst()).periods().size();
                            town.part(ContestMark.class).contest(pending.code(), "当天道路正在抢修", chief);
                        }));
    }

    /// How many bands of the first road everyone is told to be set aside.
    private long setAside() {
        return told(roads.getFirst()).periods().stream()
                .flatMap(period -> period.given().stream())
                .filter(ReadScores.Given::setAside)
                .count();
    }

    private void decide() {
        var leader = town.officers("shift-office", Permission.SUPERVISE).getFirst();
        for (var pending : town.part(ReadScores.class).desk(leader, town.now()).contested()) {
            town.part(ContestMark.class).decide(pending.code(), false, "抢修属实", leader);
            decided = true;
        }
    }

    /// Whether anybody who knows the seed finds the spots at which was looked.
    private boolean drawnAgain(String road) {
        var rules = town.part(ScoreRules.class);
        var segments = town.part(DrawCorridor.class).find(road, town.now()).orElseThrow().stretches().stream()
                .map(Corridor.Stretch::segment)
                .toList();
        var metres = segments.stream().mapToDouble(one -> one.to() - one.from()).sum();
        var periods = told(road).periods();
        if (periods.isEmpty()) {
            return false;
        }
        var period = periods.getFirst();
        var kept = town.sql()
                .sql("""
                select s.measure from score.spot s join score.round r on r.id = s.round_id
                where s.road = :road and r.from_day = :from order by s.nth
                """)
                .param("road", road)
                .param("from", period.from())
                .query(Double.class)
                .list();
        var first = segments.getFirst().from();
        var drawn = DrawSpots.draw(period.seed(), road, metres, rules.spots());
        return kept.size() == drawn.size()
                && IntStream.range(0, drawn.size()).allMatch(i -> Math.abs(kept.get(i) - first - drawn.get(i)) < 1);
    }

    private ReadScores.OfRoad told(String road) {
        return town.part(ReadScores.class).of(road, town.now()).orElseThrow();
    }

    private Optional<Subject.Officer> chief(String road) {
        return town.holder("chief-" + road);
    }
}
