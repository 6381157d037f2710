package org.xiucheng.serve.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.patrol.Grounds;
import org.xiucheng.decide.patrol.Patrol;
import org.xiucheng.decide.patrol.SqlPatrols;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Road;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.sense.patrol.PatrolDuty;
import org.xiucheng.sense.patrol.PatrolRules;
import org.xiucheng.sense.patrol.TrackPoint;

/// The desk of whoever walks by duty: what is due, what was missed, the own walks with their tracks, and for a
/// leader how it stands with those who are led.
///
/// Lists are in the order of the ground. Nothing here counts one post against another.
@Service
public class ReadPatrols {
    /// How far back a walk that was missed is still told.
    private static final Duration BACK = Duration.ofDays(60);

    private static final int WALKS = 30;

    private final SqlPatrols patrols;
    private final Grounds grounds;
    private final PatrolRules rules;
    private final City city;

    ReadPatrols(SqlPatrols patrols, Grounds grounds, PatrolRules rules, City city) {
        this.patrols = patrols;
        this.grounds = grounds;
        this.rules = rules;
        this.city = city;
    }

    /// What the desk knows of the city.
    @Component
    record City(CurrentParties parties, Places places, Calendars calendars, AsViewer viewer) {}

    /// The whole desk.
    public record Desk(List<Owed> mine, List<Owed> led, List<Walked> walks, int keepDays) {}

    /// A name under its code.
    public record Named(String code, Bilingual name) {}

    /// A walk that a duty asks for: until when the one is due that is due now, whether it was done, and which
    /// were missed in the last sixty days.
    public record Owed(
            Named duty,
            String kind,
            Named ground,
            Named chief,
            boolean vacant,
            Optional<Instant> due,
            boolean done,
            List<Instant> missed) {}

    /// One of the own walks.
    public record Walked(
            String code,
            Named duty,
            String kind,
            Named ground,
            String state,
            Instant begunAt,
            Optional<Instant> endedAt,
            Optional<Double> covered,
            Instant trackUntil,
            List<String> findings) {}

    /// A walk with its track, which only the walker sees.
    public record WithTrack(Walked walk, List<Spot> track) {}

    /// Where the walker was, in degrees.
    public record Spot(Instant at, double lon, double lat) {}

    public Desk desk(Subject.Officer officer, Instant now) {
        var own = grounds.of(officer, now).stream().map(Grounds.Mine::ground).toList();
        var all = grounds.all(now);
        var mine = all.stream().filter(one -> own.contains(one.ground())).toList();
        var led = grounds.led(officer, now).stream()
                .filter(one -> !own.contains(one.ground()))
                .toList();
        var walked = walked(mine, led, now);
        return new Desk(
                owed(mine, walked, now),
                owed(led, walked, now),
                patrols.of(officer.person(), WALKS).stream().map(this::walked).toList(),
                rules.track().keepDays());
    }

    /// A ground and the duty by which it was walked.
    private record Done(Patrol.Ground ground, String duty) {}

    /// When which of these were walked since the earliest walk that could still be told as missed.
    private Map<Done, List<Instant>> walked(List<Grounds.Chiefed> mine, List<Grounds.Chiefed> led, Instant now) {
        var both = Stream.concat(mine.stream(), led.stream())
                .map(Grounds.Chiefed::ground)
                .toList();
        return patrols.handedIn(both, now.minus(BACK).minus(Duration.ofDays(31)), now).stream()
                .collect(Collectors.groupingBy(
                        patrol -> new Done(patrol.ground(), patrol.duty()),
                        Collectors.mapping(Patrol::begunAt, Collectors.toList())));
    }

    /// One of the own walks with its track.
    ///
    /// @throws Problem `patrol.absent` for a walk of somebody else
    public WithTrack walk(String code, Subject.Officer officer) {
        return city.viewer.read(officer, () -> {
            var patrol = patrols.lock(code, officer.person())
                    .orElseThrow(() -> Problem.absent("patrol.absent", "There is no such walk."));
            return new WithTrack(
                    walked(patrol),
                    patrols.track(patrol.id()).stream().map(ReadPatrols::spot).toList());
        });
    }

    private List<Owed> owed(List<Grounds.Chiefed> chiefed, Map<Done, List<Instant>> walked, Instant now) {
        return chiefed.stream()
                .flatMap(one -> rules.duties(one.ground().on()).stream().map(duty -> owed(one, duty, walked, now)))
                .toList();
    }

    private Owed owed(Grounds.Chiefed one, PatrolDuty duty, Map<Done, List<Instant>> walked, Instant now) {
        var done = walked.getOrDefault(new Done(one.ground(), duty.key()), List.of());
        var since = one.since().isAfter(now.minus(BACK)) ? one.since() : now.minus(BACK);
        var windows = duty.windows(since, now.plusMillis(1), city.calendars.at(now));
        var current = windows.stream().filter(window -> window.holds(now)).findFirst();
        var missed = windows.stream()
                .filter(window -> !window.from().isBefore(since)
                        && !window.to().isAfter(now)
                        && done.stream().noneMatch(window::holds))
                .map(PatrolDuty.Window::to)
                .toList();
        return new Owed(
                new Named(duty.key(), duty.name()),
                one.ground().on().key(),
                ground(one.ground(), now),
                chief(one.chief()),
                vacant(one.chief(), now),
                current.map(PatrolDuty.Window::to),
                current.filter(window -> done.stream().anyMatch(window::holds)).isPresent(),
                missed);
    }

    private Walked walked(Patrol patrol) {
        return new Walked(
                patrol.code(),
                rules.duty(patrol.duty())
                        .map(duty -> new Named(duty.key(), duty.name()))
                        .orElseGet(() -> plain(patrol.duty())),
                patrol.ground().on().key(),
                ground(patrol.ground(), patrol.begunAt()),
                patrol.state(),
                patrol.begunAt(),
                patrol.endedAt(),
                patrol.covered(),
                patrol.trackUntil(),
                patrols.findings(patrol.id()));
    }

    private boolean vacant(Party chief, Instant now) {
        return chief.kind().equals("post")
                && Stream.concat(
                                Stream.of(chief.id()),
                                city.parties.get().deputies(chief.id(), now).stream()
                                        .map(post -> post.code()))
                        .allMatch(post -> city.parties.get().holder(post, now).isEmpty());
    }

    private Named chief(Party chief) {
        var known = city.parties.get();
        var name = chief.kind().equals("post")
                ? known.post(chief.id()).map(post -> post.name())
                : known.unit(chief.id()).map(unit -> unit.name());
        return name.map(found -> new Named(chief.id(), found)).orElseGet(() -> plain(chief.id()));
    }

    private Named ground(Patrol.Ground ground, Instant at) {
        var name = switch (ground.on()) {
            case ROAD -> city.places.road(ground.id()).map(Road::name);
            case SEGMENT -> city.places.segment(ground.id()).map(first -> reach(ground, first, at));
        };
        return name.map(found -> new Named(ground.id(), found)).orElseGet(() -> plain(ground.id()));
    }

    private Bilingual reach(Patrol.Ground ground, Segment first, Instant at) {
        var stretches = grounds.stretches(ground, at);
        if (stretches.size() < 2) {
            return first.name();
        }
        var road = city.places.road(first.road()).map(Road::name).orElse(first.name());
        var metres = "%.0f–%.0f m".formatted(first.from(), stretches.getLast().to());
        return new Bilingual(road.zh() + " " + metres, road.en() + " " + metres);
    }

    private static Named plain(String code) {
        return new Named(code, new Bilingual(code, code));
    }

    private static Spot spot(TrackPoint point) {
        return new Spot(point.at(), point.point().lon(), point.point().lat());
    }
}
