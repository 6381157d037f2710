package org.xiucheng.decide.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.sql.SqlEntries;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.patrol.CheckTrack;
import org.xiucheng.sense.patrol.PatrolRules;
import org.xiucheng.sense.patrol.TrackPoint;

/// A walk from its beginning to its handing in. Its points are written down only between the two, are shown to
/// the walker first, who cuts or discards them, and become one figure for others: the share of the ground.
@Service
public class Walk {
    private final SqlPatrols patrols;
    private final Grounds grounds;
    private final PatrolRules rules;
    private final Desk desk;

    Walk(SqlPatrols patrols, Grounds grounds, PatrolRules rules, Desk desk) {
        this.patrols = patrols;
        this.grounds = grounds;
        this.rules = rules;
        this.desk = desk;
    }

    /// What every deed here needs.
    @Component
    record Desk(AsViewer viewer, SqlEntries entries, Maker maker) {}

    /// How many points were kept of those that were sent: what lies off the ground is not.
    public record Kept(int kept, int left) {}

    /// Begins a walk.
    ///
    /// @throws Problem `patrol.not-yours` for a ground or duty that the officer has not, `patrol.walking` while
    /// another walk of theirs is on
    public Patrol begin(String duty, Patrol.Ground ground, Subject.Officer by) {
        var now = desk.maker.now();
        var asked = rules.duty(duty).filter(one -> one.on() == ground.on());
        var mine = grounds.find(ground, by, now);
        if (asked.isEmpty() || mine.isEmpty()) {
            throw Problem.forbidden("patrol.not-yours", "No duty of yours asks for that walk.");
        }
        var as = mine.get().as();
        var patrol = new Patrol(
                desk.maker.id(),
                PublicNumber.fresh(now, desk.maker.random()).text(),
                duty,
                ground,
                new Patrol.By(by.person(), as.unit(), as.post()),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                until(now.plus(rules.track().longest())));
        try {
            patrols.begin(patrol);
        } catch (DuplicateKeyException walking) {
            throw Problem.conflict("patrol.walking", "Another walk of yours is on; end it first.");
        }
        return patrol;
    }

    /// Adds points to a walk that is on.
    ///
    /// @throws Problem `patrol.ended`, and as `CheckTrack`
    public Kept add(String code, List<TrackPoint> points, Subject.Officer by) {
        return own(code, by, patrol -> {
            still(patrol, "walking", "patrol.ended", "The walk has ended; nothing is written down any more.");
            var known = patrols.track(patrol.id());
            var last = known.isEmpty()
                    ? Optional.<Instant>empty()
                    : Optional.of(known.getLast().at());
            var now = desk.maker.now();
            CheckTrack.check(points, new CheckTrack.Walk(patrol.begunAt(), last, known.size(), now), rules.track());
            var line = grounds.line(patrol.ground(), patrol.begunAt());
            var near = points.stream()
                    .filter(point ->
                            line.metresFrom(point.point()) <= rules.track().nearMetres())
                    .toList();
            patrols.add(patrol.id(), near);
            return new Kept(near.size(), points.size() - near.size());
        });
    }

    /// Ends it; from now on nothing is written down.
    ///
    /// @throws Problem `patrol.ended`
    public Patrol end(String code, Subject.Officer by) {
        return change(code, by, patrol -> {
            still(patrol, "walking", "patrol.ended", "The walk has ended already.");
            var now = desk.maker.now();
            patrols.end(patrol.id(), now, until(now));
            return patrols.get(patrol.id());
        });
    }

    /// Takes out what lies between two moments, both with it.
    ///
    /// @throws Problem `patrol.handed-in`
    public Patrol cut(String code, Instant from, Instant to, Subject.Officer by) {
        return change(code, by, patrol -> {
            open(patrol);
            patrols.cut(patrol.id(), from, to);
            return patrol;
        });
    }

    /// Throws the walk away with all its points; it counts for nothing.
    ///
    /// @throws Problem `patrol.handed-in`
    public Patrol discard(String code, Subject.Officer by) {
        return change(code, by, patrol -> {
            open(patrol);
            var now = desk.maker.now();
            patrols.cut(patrol.id(), Instant.EPOCH, now.plus(Duration.ofDays(1)));
            patrols.discard(patrol.id(), now);
            return patrols.get(patrol.id());
        });
    }

    /// Hands it in: others see how much of the ground was walked, and nothing else of the track.
    ///
    /// @throws Problem `patrol.walking-still`, `patrol.handed-in`
    public Patrol handIn(String code, Subject.Officer by) {
        return change(code, by, patrol -> {
            open(patrol);
            still(patrol, "ended", "patrol.walking-still", "End the walk first.");
            var track = patrols.track(patrol.id());
            var covered = grounds.line(patrol.ground(), patrol.begunAt())
                    .covered(track, rules.track().nearMetres());
            var now = desk.maker.now();
            patrols.handIn(patrol.id(), now, covered);
            var percent = Math.round(100 * covered.share());
            desk.entries.add(entry(patrol, now).fact("percent", percent).sealed(desk.maker.id()));
            return patrols.get(patrol.id());
        });
    }

    private Entry.Draft entry(Patrol patrol, Instant now) {
        return Entry.of("patrol.handed-in", now, desk.maker.random())
                .fact("patrol", patrol.code())
                .fact("duty", patrol.duty())
                .fact(
                        "ground",
                        patrol.ground().on().key() + ":" + patrol.ground().id())
                .fact("unit", patrol.by().unit())
                .fact("post", patrol.by().post());
    }

    private Instant until(Instant end) {
        return end.plus(Duration.ofDays(rules.track().keepDays()));
    }

    private Patrol change(String code, Subject.Officer by, UnaryOperator<Patrol> deed) {
        return own(code, by, deed);
    }

    private <T> T own(String code, Subject.Officer by, Function<Patrol, T> deed) {
        return desk.viewer.read(
                by, () -> deed.apply(patrols.lock(code, by.person()).orElseThrow(Walk::absent)));
    }

    private static void open(Patrol patrol) {
        if (patrol.handedInAt().isPresent() || patrol.discardedAt().isPresent()) {
            throw Problem.conflict("patrol.handed-in", "The walk was handed in or discarded.");
        }
    }

    private static void still(Patrol patrol, String state, String code, String detail) {
        if (!patrol.state().equals(state)) {
            throw Problem.conflict(code, detail);
        }
    }

    static Problem absent() {
        return Problem.absent("patrol.absent", "There is no such walk.");
    }
}
