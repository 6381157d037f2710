package org.xiucheng.host.demo.chiefs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xiucheng.decide.patrol.FindOnWalk;
import org.xiucheng.decide.patrol.Grounds;
import org.xiucheng.decide.patrol.Walk;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.sense.patrol.PatrolRules;
import org.xiucheng.sense.patrol.TrackPoint;
import org.xiucheng.sense.report.Where;

/// How chiefs walk: along their stretches, a point now and then, sometimes a finding, now and then a walk that
/// they throw away.
final class Walks {
    private static final String EVENTS = "cjt-214-2007-events";
    private static final List<String> KINDS = List.of("0102", "0104", "0203", "0503", "0205", "0304");
    private static final Duration STEP = Duration.ofSeconds(75);
    private static final double METRES = 100;
    private static final double DISCARDED = 0.01;

    private final Town town;
    private final Handling handling;
    private final Dice dice;
    private final double findings;
    int done;
    int owed;
    int byDeputies;

    /// @param findings how often a walk finds something, from 0 to 1
    Walks(Town town, Handling handling, Dice dice, double findings) {
        this.town = town;
        this.handling = handling;
        this.dice = dice;
        this.findings = findings;
    }

    /// One walk of that ground by whoever is there: the chief, or else a deputy; nobody where neither is.
    void walk(Grounds.Chiefed chiefed) {
        owed++;
        walker(chiefed.chief().id()).ifPresent(officer -> walk(chiefed, officer));
    }

    private Optional<Subject.Officer> walker(String post) {
        return town.holder(post).or(() -> {
            var deputy = town.parties().deputies(post, town.now()).stream()
                    .flatMap(one -> town.holder(one.code()).stream())
                    .findFirst();
            deputy.ifPresent(_ -> byDeputies++);
            return deputy;
        });
    }

    private void walk(Grounds.Chiefed chiefed, Subject.Officer officer) {
        var walk = town.part(Walk.class);
        var ground = chiefed.ground();
        var stretches = town.part(Grounds.class).stretches(ground, town.now());
        var duty = town.part(PatrolRules.class).duties(ground.on()).getFirst();
        var code = walk.begin(duty.key(), ground, officer).code();
        var track = track(stretches);
        var batch = town.part(PatrolRules.class).track().batch();
        for (var i = 0; i < track.size(); i += batch) {
            walk.add(code, track.subList(i, Math.min(track.size(), i + batch)), officer);
        }
        if (dice.happens(findings)) {
            find(code, stretches.get(dice.below(stretches.size())), officer);
        }
        if (dice.happens(DISCARDED)) {
            walk.discard(code, officer);
            return;
        }
        walk.end(code, officer);
        walk.handIn(code, officer);
        done++;
    }

    private void find(String code, Segment stretch, Subject.Officer officer) {
        var kind = new CategoryKey(EVENTS, KINDS.get(dice.below(KINDS.size())));
        var found = new FindOnWalk.Found("巡查发现", Optional.of(kind), Where.at(stretch.middle()), List.of());
        handling.take(town.part(FindOnWalk.class).find(code, found, officer).number());
    }

    /// A point about every hundred metres; the clock goes along.
    private List<TrackPoint> track(List<Segment> stretches) {
        var track = new ArrayList<TrackPoint>();
        for (var stretch : stretches) {
            var line = stretch.line();
            for (var i = 1; i < line.size(); i++) {
                var parts = Math.max(1, (int) (line.get(i - 1).metresTo(line.get(i)) / METRES));
                for (var part = 0; part < parts; part++) {
                    town.agenda().pass(STEP.dividedBy(line.size()));
                    track.add(new TrackPoint(town.now(), between(line.get(i - 1), line.get(i), (double) part / parts)));
                }
            }
        }
        return spaced(track);
    }

    private List<TrackPoint> spaced(List<TrackPoint> track) {
        var rules = town.part(PatrolRules.class).track();
        var kept = new ArrayList<TrackPoint>();
        for (var point : track) {
            if (kept.isEmpty() || !point.at().isBefore(kept.getLast().at().plusSeconds(rules.secondsBetween()))) {
                kept.add(point);
            }
        }
        return kept;
    }

    private static Point between(Point from, Point to, double share) {
        return new Point(from.lon() + share * (to.lon() - from.lon()), from.lat() + share * (to.lat() - from.lat()));
    }
}
