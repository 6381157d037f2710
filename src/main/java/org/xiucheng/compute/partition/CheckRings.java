package org.xiucheng.compute.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.xiucheng.compute.partition.PartitionFlaw.BadRing;
import org.xiucheng.compute.partition.PartitionFlaw.Fault;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Polygon;
import org.xiucheng.kernel.place.Ring;

/// Turns an area's border into a geometry that can be measured, or says why it bounds no ground.
final class CheckRings {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int FEWEST_POINTS = 4;

    private final List<BadRing> flaws = new ArrayList<>();

    List<BadRing> flaws() {
        return flaws;
    }

    /// The ground of the area; empty if its border is broken, or if it has none.
    Optional<Geometry> ground(Area area) {
        var found = flaws.size();
        for (var ring : area.shape().rings()) {
            look(area, ring);
        }
        if (area.shape().isEmpty() || flaws.size() > found) {
            return Optional.empty();
        }
        var geometry = geometry(area);
        var error = new IsValidOp(geometry).getValidationError();
        if (error == null) {
            return Optional.of(geometry);
        }
        flaws.add(new BadRing(area.code(), fault(error), point(error.getCoordinate())));
        return Optional.empty();
    }

    private void look(Area area, Ring ring) {
        if (ring.size() < FEWEST_POINTS) {
            flaws.add(new BadRing(area.code(), Fault.TOO_FEW_POINTS, first(ring)));
        } else if (!ring.closed()) {
            flaws.add(new BadRing(area.code(), Fault.UNCLOSED, first(ring)));
        } else {
            spike(ring).ifPresent(at -> flaws.add(new BadRing(area.code(), Fault.SPIKE, Optional.of(at))));
        }
    }

    /// A corner where the border turns straight back on its own way.
    private static Optional<Point> spike(Ring ring) {
        var corners = ring.size() - 1;
        for (var i = 0; i < corners; i++) {
            var before = (i + corners - 1) % corners;
            var dx = ring.lon(i) - ring.lon(before);
            var dy = ring.lat(i) - ring.lat(before);
            var ex = ring.lon(i + 1) - ring.lon(i);
            var ey = ring.lat(i + 1) - ring.lat(i);
            var turn = dx * ey - dy * ex;
            var along = dx * ex + dy * ey;
            if (along < 0 && Math.abs(turn) <= 1e-9 * -along) {
                return Optional.of(new Point(ring.lon(i), ring.lat(i)));
            }
        }
        return Optional.empty();
    }

    private static Fault fault(TopologyValidationError error) {
        return switch (error.getErrorType()) {
            case TopologyValidationError.HOLE_OUTSIDE_SHELL,
                    TopologyValidationError.NESTED_HOLES,
                    TopologyValidationError.NESTED_SHELLS,
                    TopologyValidationError.DISCONNECTED_INTERIOR -> Fault.MISPLACED_HOLE;
            case TopologyValidationError.TOO_FEW_POINTS -> Fault.TOO_FEW_POINTS;
            case TopologyValidationError.RING_NOT_CLOSED -> Fault.UNCLOSED;
            default -> Fault.SELF_CROSSING;
        };
    }

    private static Optional<Point> first(Ring ring) {
        return ring.size() == 0 ? Optional.empty() : Optional.of(new Point(ring.lon(0), ring.lat(0)));
    }

    private static Optional<Point> point(Coordinate at) {
        return Optional.of(new Point(at.x, at.y));
    }

    private static Geometry geometry(Area area) {
        var pieces = area.shape().polygons().stream()
                .map(CheckRings::polygon)
                .toArray(org.locationtech.jts.geom.Polygon[]::new);
        return pieces.length == 1 ? pieces[0] : FACTORY.createMultiPolygon(pieces);
    }

    private static org.locationtech.jts.geom.Polygon polygon(Polygon polygon) {
        var holes = polygon.holes().stream().map(CheckRings::line).toArray(LinearRing[]::new);
        return FACTORY.createPolygon(line(polygon.shell()), holes);
    }

    private static LinearRing line(Ring ring) {
        var corners = new Coordinate[ring.size()];
        for (var i = 0; i < corners.length; i++) {
            corners[i] = new Coordinate(ring.lon(i), ring.lat(i));
        }
        return FACTORY.createLinearRing(corners);
    }
}
