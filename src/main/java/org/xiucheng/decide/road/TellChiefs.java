package org.xiucheng.decide.road;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiucheng.compute.corridor.Corridor;
import org.xiucheng.compute.corridor.CorridorSettings;
import org.xiucheng.compute.corridor.DrawCorridor;
import org.xiucheng.compute.corridor.ToldAtJoint;
import org.xiucheng.decide.task.AskUnits;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.category.Layers;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.task.Task;
import org.xiucheng.kernel.time.Chore;
import org.xiucheng.kernel.time.Maker;

/// Tells the chiefs on both sides of a joint of what happens where they meet: a notice to each, that only asks
/// to be acknowledged. The matter keeps its one lead.
///
/// Each look reads the open matters beside joints that nobody looked at; each is told once, whoever looks.
@Component
public class TellChiefs implements Chore {
    private static final RoadLimits LIMITS = RoadLimits.USUAL;
    private static final Term TERM = new Term.WorkDays(1);

    private final DrawCorridor draw;
    private final SqlJoints joints;
    private final AskUnits ask;
    private final Looking looking;
    private final Layers layers;

    TellChiefs(DrawCorridor draw, SqlJoints joints, AskUnits ask, Looking looking, Layers layers) {
        this.draw = draw;
        this.joints = joints;
        this.ask = ask;
        this.looking = looking;
        this.layers = layers;
    }

    /// When and in whose name is looked, and how near.
    @Component
    record Looking(
            SqlMatters matters, CurrentParties parties, AsViewer viewer, CorridorSettings settings, Maker maker) {}

    @Override
    public Duration every() {
        return LIMITS.every();
    }

    @Override
    public void look() {
        tell();
    }

    /// How many matters were told to two chiefs.
    public int tell() {
        var now = looking.maker.now();
        var roads = draw.roads().stream()
                .flatMap(road -> draw.find(road.id(), now).stream())
                .filter(road -> !road.joints().isEmpty())
                .toList();
        var beside = roads.stream().flatMap(road -> beside(road).stream()).toList();
        if (beside.isEmpty()) {
            return 0;
        }
        var unseen = looking.viewer.read(
                new Subject.Clock(), () -> joints.unseen(beside, now.minus(LIMITS.back()), LIMITS.looked()));
        var told = 0;
        for (var matter : unseen) {
            told += tell(matter, roads) ? 1 : 0;
        }
        return told;
    }

    /// The stretches that end or begin at a joint.
    private static List<String> beside(Corridor road) {
        return road.stretches().stream()
                .map(Corridor.Stretch::segment)
                .filter(segment -> road.joints().stream()
                        .anyMatch(joint -> joint.measure() == segment.from() || joint.measure() == segment.to()))
                .map(segment -> segment.id())
                .toList();
    }

    private boolean tell(SqlJoints.Unseen matter, List<Corridor> roads) {
        var road = roads.stream()
                .filter(one -> one.stretches().stream()
                        .anyMatch(stretch -> stretch.segment().id().equals(matter.segment())))
                .findFirst()
                .orElseThrow();
        var found = layers.of(matter.category())
                .flatMap(layer ->
                        ToldAtJoint.of(road, road.line().locate(matter.spot()), layer, looking.settings.jointMetres()));
        var id = road.road().id();
        var told = found.map(at -> new SqlJoints.Told(matter, id, at.measure(), seats(at)))
                .orElseGet(() -> new SqlJoints.Told(matter, id, null, List.of()));
        return looking.viewer.read(new Subject.Clock(), () -> {
            if (joints.keep(told, looking.maker.now()) && found.isPresent()) {
                looking.matters.find(matter.number()).ifPresent(whole -> notice(whole, road, found.get()));
                return true;
            }
            return false;
        });
    }

    private void notice(Matter matter, Corridor road, ToldAtJoint at) {
        var ends = at.seats().stream().flatMap(seat -> end(seat).stream()).toList();
        var text = "%s %d 米处为两位路长的分界，本事项在分界附近，请知悉并与对方路长相互照应。"
                .formatted(road.road().name().zh(), Math.round(at.measure()));
        ask.tell(matter, ends, text, TERM, basis(matter));
    }

    /// A notice rests on the article by which the matter itself is led.
    private static ArticleId basis(Matter matter) {
        return matter.lead().basis();
    }

    private Optional<Task.End> end(Party seat) {
        return seat.kind().equals("unit")
                ? Optional.of(Task.End.unit(seat.id()))
                : looking.parties
                        .get()
                        .post(seat.id())
                        .map(post -> new Task.End(post.unit(), Optional.of(post.code())));
    }

    private static List<String> seats(ToldAtJoint at) {
        return at.seats().stream().map(seat -> seat.kind() + " " + seat.id()).toList();
    }
}
