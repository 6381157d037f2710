package org.xiucheng.serve.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.xiucheng.compute.score.ScoreRules;
import org.xiucheng.compute.score.ScoreRules.Aim;
import org.xiucheng.compute.score.ScoreRules.Band;
import org.xiucheng.decide.score.Mark;
import org.xiucheng.decide.score.Round;
import org.xiucheng.decide.score.SqlMarks;
import org.xiucheng.decide.score.SqlRounds;
import org.xiucheng.decide.score.Stakes;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Road;

/// How roads were scored. Everyone sees bands with their range, in the order of aims; nobody sees a share, a
/// rank or
/// a list of best and worst, and no post stands beside a band.
@Service
public class ReadScores {
    private static final int ROUNDS = 6;

    private final ScoreRules rules;
    private final SqlRounds rounds;
    private final SqlMarks marks;
    private final Stakes stakes;
    private final Places places;

    ReadScores(ScoreRules rules, SqlRounds rounds, SqlMarks marks, Stakes stakes, Places places) {
        this.rules = rules;
        this.rounds = rounds;
        this.marks = marks;
        this.stakes = stakes;
        this.places = places;
    }

    /// A name under its code.
    public record Named(String code, Bilingual name) {}

    /// How roads are scored here.
    ///
    /// @param fewest spots seen below which nothing is said
    public record Rules(int months, int spots, int fewest, List<Named> aims, List<BandView> bands) {}

    /// A band with its borders.
    ///
    /// @param from and to: percent of the spots in order
    public record BandView(String code, Bilingual name, int from, int to) {}

    /// What a road was given.
    public record OfRoad(Rules rules, List<Period> periods) {}

    /// One round of a road.
    ///
    /// @param seed by which everyone may draw the spots again
    public record Period(LocalDate from, LocalDate to, String seed, List<Given> given) {}

    /// What a road was given on one aim.
    ///
    /// @param band empty where nothing is said
    /// @param setAside whether that is because somebody contested it with success
    public record Given(
            Named aim, Optional<Named> band, Optional<Integer> low, Optional<Integer> high, boolean setAside) {}

    /// What one officer has to do with scores.
    ///
    /// @param spots to look at; shown to those who look, before the round is over to nobody else
    /// @param contestable what one's own roads were given and is not public yet
    /// @param contested what waits for a decision of theirs
    public record Desk(
            Rules rules, Optional<Open> round, List<Spot> spots, List<Pending> contestable, List<Pending> contested) {}

    /// The round that is on.
    public record Open(LocalDate from, LocalDate to, Instant closesAt) {}

    /// A spot with the aims that nobody looked at yet.
    public record Spot(Named road, int nth, long measure, double lon, double lat, List<Named> open) {}

    /// A score that is not public yet.
    public record Pending(
            String code,
            Named road,
            LocalDate from,
            LocalDate to,
            Given given,
            Instant publishAt,
            Optional<String> contest,
            boolean decided) {}

    /// What everyone may know of one road; empty where there is none of that id.
    public Optional<OfRoad> of(String road, Instant now) {
        return places.road(road).map(_ -> {
            var seeds = rounds.closed(now, ROUNDS).stream().collect(Collectors.toMap(Round::id, Round::seed));
            var periods = marks.of(road, ROUNDS * Math.max(1, rules.aims().size())).stream()
                    .filter(mark -> mark.published(now) && seeds.containsKey(mark.round()))
                    .collect(Collectors.groupingBy(Mark::round))
                    .values()
                    .stream()
                    .map(each -> period(each, seeds::get))
                    .sorted(Comparator.comparing(Period::from).reversed())
                    .toList();
            return new OfRoad(rules(), periods);
        });
    }

    /// What there is to do for one officer.
    public Desk desk(Subject.Officer officer, Instant now) {
        var round = rounds.current(now);
        var pending = marks.unpublished(now).stream()
                .sorted(Comparator.comparing(Mark::from)
                        .thenComparing(Mark::road)
                        .thenComparingInt(mark -> turn(mark.aim())))
                .toList();
        return new Desk(
                rules(),
                round.map(found -> new Open(found.from(), found.to(), found.closesAt())),
                round.map(found -> spots(found, officer, now)).orElse(List.of()),
                pending.stream()
                        .filter(mark ->
                                stakes.contesting(mark.road(), officer, now).isPresent())
                        .map(this::pending)
                        .toList(),
                pending.stream()
                        .filter(mark ->
                                mark.contest().isPresent() && mark.ruling().isEmpty())
                        .filter(mark ->
                                stakes.deciding(mark.road(), officer, now).isPresent())
                        .map(this::pending)
                        .toList());
    }

    private List<Spot> spots(Round round, Subject.Officer officer, Instant now) {
        return rounds.spots(round.id()).stream()
                .filter(open -> open.seen().size() < rules.aims().size())
                .filter(open -> stakes.looking(open.spot(), officer, now).isPresent())
                .map(open -> new Spot(
                        road(open.spot().road()),
                        open.spot().nth(),
                        Math.round(open.spot().measure()),
                        open.spot().lon(),
                        open.spot().lat(),
                        rules.aims().stream()
                                .filter(aim -> !open.seen().contains(aim.key()))
                                .map(ReadScores::named)
                                .toList()))
                .toList();
    }

    private Period period(List<Mark> given, Function<UUID, String> seed) {
        var first = given.getFirst();
        return new Period(
                first.from(),
                first.to(),
                seed.apply(first.round()),
                given.stream()
                        .sorted(Comparator.comparingInt(mark -> turn(mark.aim())))
                        .map(this::given)
                        .toList());
    }

    private Given given(Mark mark) {
        var aim = rules.aim(mark.aim()).map(ReadScores::named).orElseGet(() -> plain(mark.aim()));
        if (mark.setAside() || mark.band().equals(Band.UNSAID)) {
            return new Given(aim, Optional.empty(), Optional.empty(), Optional.empty(), mark.setAside());
        }
        var band = rules.bands().stream()
                .filter(known -> known.key().equals(mark.band()))
                .map(known -> new Named(known.key(), known.name()))
                .findFirst()
                .orElseGet(() -> plain(mark.band()));
        return new Given(
                aim,
                Optional.of(band),
                mark.range().map(Mark.Range::low),
                mark.range().map(Mark.Range::high),
                false);
    }

    private Pending pending(Mark mark) {
        return new Pending(
                mark.code(),
                road(mark.road()),
                mark.from(),
                mark.to(),
                given(mark),
                mark.publishAt(),
                mark.contest().map(Mark.Contest::reason),
                mark.ruling().isPresent());
    }

    private Rules rules() {
        var bands = rules.bands();
        return new Rules(
                rules.months(),
                rules.spots(),
                rules.fewest(),
                rules.aims().stream().map(ReadScores::named).toList(),
                IntStream.range(0, bands.size())
                        .mapToObj(i -> new BandView(
                                bands.get(i).key(),
                                bands.get(i).name(),
                                bands.get(i).from(),
                                i == 0 ? 100 : bands.get(i - 1).from()))
                        .toList());
    }

    private int turn(String aim) {
        return rules.aims().stream().map(Aim::key).toList().indexOf(aim);
    }

    private Named road(String id) {
        return places.road(id).map(Road::name).map(name -> new Named(id, name)).orElseGet(() -> plain(id));
    }

    private static Named named(Aim aim) {
        return new Named(aim.key(), aim.name());
    }

    private static Named plain(String code) {
        return new Named(code, new Bilingual(code, code));
    }
}
