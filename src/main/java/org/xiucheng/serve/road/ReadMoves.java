package org.xiucheng.serve.road;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.xiucheng.compute.corridor.Corridor;
import org.xiucheng.compute.corridor.DrawCorridor;
import org.xiucheng.compute.corridor.RoadLine;
import org.xiucheng.compute.displacement.DisplacementLimits;
import org.xiucheng.compute.displacement.FindMoves;
import org.xiucheng.compute.displacement.Move;
import org.xiucheng.compute.displacement.Series;
import org.xiucheng.compute.displacement.Spell;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.serve.matter.Names;

/// Tells what may have moved along a road in the last year. All roads are looked at together, because the
/// share of false alarms is one over all; kept for some hours.
@Service
public class ReadMoves {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration FRESH = Duration.ofHours(6);
    private static final int READ = 100_000;
    /// To so many metres the public is told a spot.
    private static final double ROUND = 50;

    private final DrawCorridor draw;
    private final SqlSpells spells;
    private final Procedures procedures;
    private final Names names;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Made> made = new AtomicReference<>();

    ReadMoves(DrawCorridor draw, SqlSpells spells, Procedures procedures, Names names, InstantSource clock) {
        this.draw = draw;
        this.spells = spells;
        this.procedures = procedures;
        this.names = names;
        this.clock = clock;
    }

    private record Made(Instant at, int tested, List<Move> moves) {}

    /// Where a series lies: a road and a category.
    private record Key(String road, CategoryKey category) {}

    /// What may have moved along that road; empty where there is no such road.
    public Optional<MovesView> find(String road, Subject reader) {
        var now = clock.instant();
        return draw.find(road, now).map(_ -> view(road, made(now), reader));
    }

    private MovesView view(String road, Made all, Subject reader) {
        var exact = reader instanceof Subject.Officer;
        return new MovesView(
                all.at,
                all.at.minus(YEAR),
                all.tested,
                all.moves.stream()
                        .filter(move -> move.road().equals(road))
                        .map(move -> new MovesView.Move(
                                names.category(move.category()),
                                move.pairs(),
                                move.expected(),
                                move.effect(),
                                move.chance(),
                                exact ? Math.rint(move.from()) : rounded(move.from()),
                                exact ? Math.rint(move.to()) : rounded(move.to())))
                        .toList());
    }

    private static double rounded(double measure) {
        return ROUND * Math.rint(measure / ROUND);
    }

    private Made made(Instant now) {
        var known = made.get();
        if (known != null && now.isBefore(known.at.plus(FRESH)) && !now.isBefore(known.at)) {
            return known;
        }
        var series = series(now);
        var fresh = new Made(now, series.size(), new FindMoves(DisplacementLimits.USUAL).find(series));
        made.set(fresh);
        return fresh;
    }

    private List<Series> series(Instant now) {
        var roads = draw.roads().stream()
                .flatMap(road -> draw.find(road.id(), now).stream())
                .collect(Collectors.toMap(road -> road.road().id(), Corridor::line));
        var roadOf = new HashMap<String, String>();
        draw.roads()
                .forEach(road -> draw.find(road.id(), now)
                        .ifPresent(found -> found.stretches()
                                .forEach(stretch -> roadOf.put(stretch.segment().id(), road.id()))));
        var stays = spells.since(now.minus(YEAR), roadOf.keySet(), finishing(), READ);
        var byKey = stays.stream()
                .collect(Collectors.groupingBy(
                        stay -> new Key(roadOf.getOrDefault(stay.segment(), ""), stay.category()),
                        Collectors.mapping(stay -> spell(stay, roadOf, roads), Collectors.toList())));
        return byKey.entrySet().stream()
                .map(entry -> new Series(entry.getKey().road, entry.getKey().category, entry.getValue()))
                .filter(series -> series.spells().size() >= DisplacementLimits.USUAL.fewest())
                .toList();
    }

    private static Spell spell(SqlSpells.Stay stay, Map<String, String> roadOf, Map<String, RoadLine> roads) {
        var line = Optional.ofNullable(roads.get(roadOf.get(stay.segment()))).orElseThrow();
        return new Spell(line.locate(stay.spot()).measure(), stay.begun(), stay.done());
    }

    private List<String> finishing() {
        return procedures.list().stream()
                .flatMap(procedure -> procedure.steps().stream())
                .filter(step -> step.action() == Action.FINISH)
                .map(Step::verb)
                .distinct()
                .toList();
    }
}
