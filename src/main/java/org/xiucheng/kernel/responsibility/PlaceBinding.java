package org.xiucheng.kernel.responsibility;

/// The places a rule is bound to. Every binding lies in an area; the others narrow it to a road, a kind of
/// thing, or what has an owner.
public sealed interface PlaceBinding {
    /// The code of the area that holds all of it.
    String area();

    /// An area with everything below it.
    record AreaSubtree(String area) implements PlaceBinding {}

    /// A road, or the stretch of it between two measures in metres, as far as it lies in the area.
    record RoadRange(String area, String road, double from, double to) implements PlaceBinding {
        public RoadRange {
            if (!(from >= 0) || !(to > from)) {
                throw new IllegalArgumentException("a stretch of road has a length");
            }
        }

        /// The whole of a road within the area.
        public static RoadRange whole(String area, String road) {
            return new RoadRange(area, road, 0, Double.MAX_VALUE);
        }

        /// Whether it lies on the other stretch, areas aside.
        boolean on(RoadRange wide) {
            return road.equals(wide.road) && from >= wide.from && to <= wide.to;
        }
    }

    /// Every component of one category in the area.
    record ComponentClass(String area, String system, String code) implements PlaceBinding {
        boolean sameKind(ComponentClass other) {
            return system.equals(other.system) && code.equals(other.code);
        }
    }

    /// Every component in the area whose owner is known: then the owner answers (权属单位).
    record OwnerRole(String area) implements PlaceBinding {}

    /// Whether the place in question is bound by this.
    default boolean covers(Question question) {
        if (!question.areas().contains(area())) {
            return false;
        }
        return switch (this) {
            case AreaSubtree ignored -> true;
            case RoadRange range ->
                question.segment()
                        .filter(s -> s.road().equals(range.road) && s.from() < range.to && s.to() > range.from)
                        .isPresent();
            case ComponentClass kind ->
                question.component()
                        .filter(c -> c.system().equals(kind.system) && c.code().equals(kind.code))
                        .isPresent();
            case OwnerRole ignored ->
                question.component().flatMap(c -> c.owner()).isPresent();
        };
    }
}
