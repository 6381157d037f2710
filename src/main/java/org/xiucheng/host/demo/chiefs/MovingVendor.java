package org.xiucheng.host.demo.chiefs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.xiucheng.compute.corridor.Corridor;
import org.xiucheng.compute.corridor.DrawCorridor;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;
import org.xiucheng.serve.road.MovesView;
import org.xiucheng.serve.road.ReadMoves;

/// A vendor who is sent away and stands a little farther along the road two days later, to and fro: each case
/// is closed well, and only the road as one thing shows that nothing was solved.
final class MovingVendor implements Scene {
    private static final CategoryKey VENDOR = new CategoryKey("cjt-214-2007-events", "0501");
    private static final int STAYS = 20;
    /// How far along the road the two spots lie apart, metres.
    private static final double APART = 120;

    private final Town town;
    private final Handling handling;
    private final Corridor road;
    private boolean came;

    MovingVendor(Town town, Handling handling) {
        this.town = town;
        this.handling = handling;
        var draw = town.part(DrawCorridor.class);
        this.road = draw.roads().stream()
                .flatMap(one -> draw.find(one.id(), town.now()).stream())
                .filter(one -> length(one) > 4 * APART)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no road is long enough to move along"));
    }

    /// A time too short for all stays has none: a few would show nothing.
    @Override
    public void plan(LocalDate first, int days) {
        came = days > 4 * STAYS + 4;
        for (var stay = 0; came && stay < STAYS; stay++) {
            var spot = road.line().from() + length(road) / 3 + (stay % 2 == 0 ? 0 : APART);
            town.agenda().at(at(first.plusDays(2 + 4L * stay)), () -> seen(spot));
        }
    }

    @Override
    public List<Check> checks() {
        if (!came) {
            return List.of();
        }
        var moves = town.part(ReadMoves.class);
        var here =
                moves.find(road.road().id(), new Subject.Anyone()).orElseThrow().moves();
        var elsewhere = town.part(DrawCorridor.class).roads().stream()
                .filter(other -> !other.id().equals(road.road().id()))
                .mapToInt(other -> moves.find(other.id(), new Subject.Anyone())
                        .orElseThrow()
                        .moves()
                        .size())
                .sum();
        var seen = here.stream().mapToInt(MovesView.Move::pairs).sum() + " moves along "
                + road.road().id() + ", " + elsewhere + " told of other roads";
        return List.of(Check.of(
                "displaced", "沿路转移的摊贩被发现", "a displaced vendor is found", seen, here.size() == 1 && elsewhere == 0));
    }

    private void seen(double measure) {
        var draft = ReportDraft.plain(
                "web",
                "人行道上有游商占道",
                Optional.of(VENDOR),
                Where.at(road.line().at(measure).orElseThrow()));
        var number = town.part(ReceiveReport.class)
                .receive(draft, new Subject.Anyone(), Optional.empty())
                .number();
        var hour = 1;
        for (var verb : List.of("file", "dispatch", "accept", "finish", "verify")) {
            town.agenda().in(Duration.ofHours(8L * hour++), () -> act(number, verb));
        }
    }

    private void act(PublicNumber number, String verb) {
        handling.act(
                number, verb.equals("finish") ? Handling.with(verb, "", Optional.empty()) : ActRequest.plain(verb));
    }

    private static double length(Corridor road) {
        return road.line().to() - road.line().from();
    }

    private Instant at(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(town.calendar().zone()).toInstant();
    }
}
