package org.xiucheng.compute.corridor;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.xiucheng.compute.corridor.Corridor.Stretch;
import org.xiucheng.kernel.party.Chief;
import org.xiucheng.kernel.party.Chiefs;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Nearest;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Road;
import org.xiucheng.kernel.place.Segment;

/// Draws the roads of this city as map and posts stand. Asks nothing of the store: a road of twenty stretches
/// costs some microseconds.
@Service
public class DrawCorridor {
    private final Places places;
    private final CurrentParties parties;
    private final CorridorSettings settings;

    public DrawCorridor(Places places, CurrentParties parties, CorridorSettings settings) {
        this.places = places;
        this.parties = parties;
        this.settings = settings;
    }

    /// Every road that has a stretch, in order of their ids.
    public List<Road> roads() {
        return places.segmentsIn(places.jurisdiction().bounds()).stream()
                .map(Segment::road)
                .distinct()
                .flatMap(road -> places.road(road).stream())
                .sorted(Comparator.comparing(Road::id))
                .toList();
    }

    /// The road from end to end at that moment; empty where there is none of that id.
    public Optional<Corridor> find(String id, Instant at) {
        var segments = places.segmentsOf(id);
        return segments.isEmpty()
                ? Optional.empty()
                : places.road(id)
                        .map(road -> Corridor.of(
                                road,
                                segments.stream()
                                        .map(segment -> new Stretch(segment, chief(segment, at), areas(segment)))
                                        .toList()));
    }

    /// Who answers for a stretch at that moment.
    public Chief chief(Segment segment, Instant at) {
        return new Chiefs(parties.get(), this::areas).at(segment, at);
    }

    /// Where by a road a spot lies; empty where none is near enough.
    public Optional<LinearReference> locate(Point spot) {
        return places.nearestSegment(spot, settings.besideMetres())
                .map(Nearest::segment)
                .map(segment -> new RoadLine(places.segmentsOf(segment.road())).locate(spot));
    }

    private List<String> areas(Segment segment) {
        return places.chainAt(segment.middle())
                .orElseGet(() -> List.of(places.jurisdiction().root()));
    }
}
