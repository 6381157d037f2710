package org.xiucheng.serve.road;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
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
import org.xiucheng.kernel.time.Lasting;
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
    private final Lasting<Made> made;

    ReadMoves(DrawCorridor draw, SqlSpells spells, Procedures procedures, Names names, InstantSource clock) {
        this.draw = draw;
        this.spells = spells;
        this.procedures = procedures;
        this.names = names;
        this.clock = clock;
        this.made = new Lasting<>(clock, FRESH, this::make);
    }

    private record Made(Instant at, Instant since, int tested, List<Move> moves) {}

    /// Where a series lies: a road and a category.
    private record Key(String road, CategoryKey category) {}

    /// What may have moved along that road; empty where there is no such road.
    public Optional<MovesView> find(String road, Subject reader) {
        var now = clock.instant();
        return draw.find(road, now).map(_ -> view(road, made.get(), reader));
    }

    private MovesView view(String road, Made all, Subject reader) {
        var exact = reader instanceof Subject.Officer;
        return new MovesView(
                all.at,
                all.since,
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

    private Made make(Instant now) {
        var lines = new HashMap<String, RoadLine>();
        for (var road : draw.roads()) {
            draw.find(road.id(), now).ifPresent(found -> {
                var line = found.line();
                found.stretches().forEach(stretch -> lines.put(stretch.segment().id(), line));
            });
        }
        var stays = spells.since(now.minus(YEAR), lines.keySet(), finishing(), READ);
        // of a city with more in a year the newest are read, and it is said since when
        var since = stays.size() < READ ? now.minus(YEAR) : stays.getLast().begun();
        var series = series(stays, lines);
        return new Made(now, since, series.size(), new FindMoves(DisplacementLimits.USUAL).find(series));
    }

    private static List<Series> series(List<SqlSpells.Stay> stays, Map<String, RoadLine> lines) {
        return stays.stream()
                .map(stay -> spell(stay, lines))
                .collect(Collectors.groupingBy(Placed::key, Collectors.mapping(Placed::spell, Collectors.toList())))
                .entrySet()
                .stream()
                .map(entry -> new Series(entry.getKey().road, entry.getKey().category, entry.getValue()))
                .filter(series -> series.spells().size() >= DisplacementLimits.USUAL.fewest())
                .toList();
    }

    private record Placed(Key key, Spell spell) {}

    private static Placed spell(SqlSpells.Stay stay, Map<String, RoadLine> lines) {
        var spot = Optional.ofNullable(lines.get(stay.segment())).orElseThrow().locate(stay.spot());
        return new Placed(new Key(spot.road(), stay.category()), new Spell(spot.measure(), stay.begun(), stay.done()));
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
