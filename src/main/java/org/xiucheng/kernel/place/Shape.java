package org.xiucheng.kernel.place;

import java.util.List;
import java.util.Optional;

/// The ground that an area covers: any number of separate pieces.
///
/// None at all means that the area is known by name only (a district of which no border was published): it can
/// be named in a report, and no point ever lies in it.
public record Shape(List<Polygon> polygons) {
    /// Known by name only.
    public static final Shape NONE = new Shape(List.of());

    public Shape {
        polygons = List.copyOf(polygons);
    }

    /// One piece without holes.
    public static Shape of(Ring shell) {
        return new Shape(List.of(new Polygon(shell, List.of())));
    }

    public boolean isEmpty() {
        return polygons.isEmpty();
    }

    /// Every ring, in order: of each piece the shell and then its holes.
    public List<Ring> rings() {
        return polygons.stream().flatMap(polygon -> polygon.rings().stream()).toList();
    }

    /// The frame around all pieces; empty where there are no points.
    public Optional<Bounds> bounds() {
        double west = 180, south = 90, east = -180, north = -90;
        for (var ring : rings()) {
            for (var i = 0; i < ring.size(); i++) {
                west = Math.min(west, ring.lon(i));
                south = Math.min(south, ring.lat(i));
                east = Math.max(east, ring.lon(i));
                north = Math.max(north, ring.lat(i));
            }
        }
        return west > east ? Optional.empty() : Optional.of(new Bounds(west, south, east, north));
    }
}
