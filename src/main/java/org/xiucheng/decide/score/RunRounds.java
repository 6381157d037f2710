package org.xiucheng.decide.score;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.compute.corridor.Corridor;
import org.xiucheng.compute.corridor.DrawCorridor;
import org.xiucheng.compute.score.DrawSpots;
import org.xiucheng.compute.score.ScoreRules;
import org.xiucheng.compute.score.ScoreRules.Band;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.sql.SqlEntries;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.time.Chore;
import org.xiucheng.kernel.time.Maker;

/// Draws the spots of each round before it ends, and makes the bands once it is over.
///
/// A band comes from what was seen at the spots alone. A period in which nobody ran the city has no round, and
/// nothing
/// is said of it.
@Component
public class RunRounds implements Chore {
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int SEED = 16;

    private final ScoreRules rules;
    private final SqlRounds rounds;
    private final SqlMarks marks;
    private final Roads roads;
    private final Desk desk;

    RunRounds(ScoreRules rules, SqlRounds rounds, SqlMarks marks, Roads roads, Desk desk) {
        this.rules = rules;
        this.rounds = rounds;
        this.marks = marks;
        this.roads = roads;
        this.desk = desk;
    }

    /// The roads as they lie, and who has a stake in them.
    @Component("scoredRoads")
    record Roads(DrawCorridor draw, Stakes stakes, Calendars calendars) {}

    /// What a deed here needs.
    @Component("scoreDesk")
    record Desk(TransactionTemplate transactions, SqlEntries entries, Maker maker) {}

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void look() {
        desk.transactions.executeWithoutResult(_ -> {
            var now = desk.maker.now();
            draw(now);
            rounds.takeClosed(now).forEach(round -> score(round, now));
        });
    }

    private void draw(Instant now) {
        var calendar = roads.calendars.at(now);
        var today = calendar.dayOf(now);
        var period = rules.period(today);
        if (!rules.looks(period, today)) {
            return;
        }
        var closes = period.to().atStartOfDay(calendar.zone()).toInstant();
        var seed = seed();
        var code = PublicNumber.fresh(now, desk.maker.random()).text();
        var round = new Round(desk.maker.id(), code, period.from(), period.to(), closes, seed, Optional.empty());
        if (!rounds.add(round, now)) {
            return;
        }
        var drawn = roads.draw.roads().stream()
                .filter(road -> roads.stakes.chiefed(road.id(), now))
                .flatMap(road -> roads.draw.find(road.id(), now).stream())
                .flatMap(road -> spots(road, seed).stream())
                .toList();
        rounds.add(round.id(), drawn);
        desk.entries.add(entry("score.drawn", round, now)
                .fact("spots", drawn.size())
                .commit("seed", seed)
                .sealed(desk.maker.id()));
    }

    private String seed() {
        var bytes = new byte[SEED];
        desk.maker.random().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Spots are drawn over the stretches put end to end, so that none lies in a gap.
    private List<Round.Spot> spots(Corridor road, String seed) {
        var segments = road.stretches().stream().map(Corridor.Stretch::segment).toList();
        var metres = segments.stream().mapToDouble(one -> one.to() - one.from()).sum();
        var drawn = DrawSpots.draw(seed, road.road().id(), metres, rules.spots());
        var spots = new ArrayList<Round.Spot>();
        for (var i = 0; i < drawn.size(); i++) {
            spots.add(spot(road, segments, i, drawn.get(i)));
        }
        return spots;
    }

    private static Round.Spot spot(Corridor road, List<Segment> segments, int nth, double along) {
        var left = along;
        for (var segment : segments) {
            var metres = segment.to() - segment.from();
            if (left <= metres) {
                var measure = segment.from() + left;
                var at = road.line().at(measure).orElseThrow();
                return new Round.Spot(road.road().id(), nth, segment.id(), measure, at.lon(), at.lat());
            }
            left -= metres;
        }
        throw new IllegalStateException("a spot is drawn on its road");
    }

    private void score(Round round, Instant now) {
        var seen = rounds.counts(round.id()).stream()
                .collect(Collectors.toMap(count -> count.road() + " " + count.aim(), Function.identity()));
        var scored = rounds.spots(round.id()).stream()
                .map(open -> open.spot().road())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (var road : scored) {
            var bands = new TreeMap<String, String>();
            for (var aim : rules.aims()) {
                var none = new SqlRounds.Count(road, aim.key(), 0, 0);
                var count = seen.getOrDefault(road + " " + aim.key(), none);
                var mark = mark(round, count, now);
                marks.add(mark, count.good(), now);
                bands.put(aim.key(), mark.band());
            }
            desk.entries.add(entry("score.marked", round, now)
                    .fact("road", road)
                    .fact("bands", Map.copyOf(bands))
                    .sealed(desk.maker.id()));
        }
    }

    private Mark mark(Round round, SqlRounds.Count count, Instant now) {
        var range = rules.band(count.good(), count.seen());
        return new Mark(
                desk.maker.id(),
                PublicNumber.fresh(now, desk.maker.random()).text(),
                round.id(),
                count.road(),
                count.aim(),
                round.from(),
                round.to(),
                range.map(found -> found.band().key()).orElse(Band.UNSAID),
                range.map(found -> new Mark.Range(found.band().from(), found.to())),
                count.seen(),
                now.plus(Duration.ofDays(rules.contestDays())),
                Optional.empty(),
                Optional.empty());
    }

    private Entry.Draft entry(String kind, Round round, Instant now) {
        return Entry.of(kind, now, desk.maker.random())
                .fact("round", round.code())
                .fact("from", round.from().toString())
                .fact("to", round.to().toString());
    }
}
