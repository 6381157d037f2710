package org.xiucheng.kernel.place;

import java.util.List;
import java.util.Optional;

/// The city's map as it stands now: what is where, and what lies in what.
///
/// Chains run from coarse to fine and begin with the root. A point on a border lies in exactly one area,
/// always the same one; a point in no grid still lies in the smallest area that covers it; a point outside the
/// city lies nowhere.
public interface Places extends Components {
    Jurisdiction jurisdiction();

    /// The storeys of the division, coarse to fine.
    List<AreaLevel> levels();

    Optional<Area> area(String code);

    /// The area of that name, Chinese or English, letter case aside; of several the coarsest, then the first
    /// by code.
    Optional<String> areaByName(String name);

    /// The areas directly below, in order of their codes.
    List<Area> children(String code);

    /// Every area of that storey, in order of their codes.
    List<Area> areasAtLevel(String key);

    /// The area and all above it, coarse to fine; an unknown code is a `location.unknown-area` problem.
    List<String> chainOf(String code);

    /// The areas that cover the point, coarse to fine; empty outside the city.
    Optional<List<String>> chainAt(Point point);

    Optional<Road> road(String id);

    Optional<Segment> segment(String id);

    /// The stretches of one road in order of their measures.
    List<Segment> segmentsOf(String road);

    /// The stretches whose frame meets this one, in order of their ids.
    List<Segment> segmentsIn(Bounds frame);

    /// The stretch of road closest to the point, within so many metres.
    Optional<Nearest> nearestSegment(Point point, double metres);
}
