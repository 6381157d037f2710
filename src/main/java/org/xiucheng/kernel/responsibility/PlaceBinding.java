package org.xiucheng.kernel.responsibility;

import java.util.List;
import java.util.function.Function;

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
    }

    /// Every component of one category in the area.
    record ComponentClass(String area, String system, String code) implements PlaceBinding {}

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

    /// Whether every place bound by this is also bound by the other; `chainOf` gives an area and all above it.
    default boolean within(PlaceBinding other, Function<String, List<String>> chainOf) {
        if (!chainOf.apply(area()).contains(other.area())) {
            return false;
        }
        return switch (other) {
            case AreaSubtree ignored -> true;
            case RoadRange wide ->
                this instanceof RoadRange range
                        && range.road.equals(wide.road)
                        && range.from >= wide.from
                        && range.to <= wide.to;
            case ComponentClass kind ->
                this instanceof ComponentClass own && own.system.equals(kind.system) && own.code.equals(kind.code);
            case OwnerRole ignored -> this instanceof OwnerRole;
        };
    }
}
