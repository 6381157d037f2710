package org.xiucheng.compute.partition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.xiucheng.kernel.place.Point;

/// The children of one parent, with their ground, and the parent's ground where it has a border.
///
/// First the borders are laid against each other, side by side. If every side of every child is the side of a
/// neighbour, or the parent's own, then each spot of the parent lies in exactly one child: that is proof. If
/// not, how many children cover a spot can change only across the sides left over. They cut the ground into
/// few faces, and one spot of a face tells about all of it; only what lies at a bad face is measured.
final class Siblings {
    private final String parent;
    private final @Nullable Geometry parentGround;
    private final List<String> codes = new ArrayList<>();
    private final List<Geometry> grounds = new ArrayList<>();

    Siblings(String parent, @Nullable Geometry parentGround) {
        this.parent = parent;
        this.parentGround = parentGround;
    }

    void add(String code, Geometry ground) {
        codes.add(code);
        grounds.add(ground);
    }

    /// What is wrong among them; nothing where their borders fit or miss each other by less than is tolerated.
    List<PartitionFlaw> flaws(OpenSides sides, double tolerated) {
        var tree = new STRtree();
        for (var i = 0; i < grounds.size(); i++) {
            tree.insert(grounds.get(i).getEnvelopeInternal(), i);
        }
        tree.build();
        var found = new Found(tree, tolerated);
        for (var face : sides.faces()) {
            if (squareMetres(face) > tolerated) {
                found.look(face);
            }
        }
        return found.flaws;
    }

    /// The sides that no neighbour and no parent shares.
    OpenSides openSides() {
        var sides = new OpenSides();
        grounds.forEach(ground -> sides.walk(ground, 1));
        if (parentGround != null) {
            sides.walk(parentGround, -1);
        }
        return sides;
    }

    /// Whether the borders can prove anything: without a parent's border there is no saying where the ground
    /// ends.
    boolean bounded() {
        return parentGround != null;
    }

    private static double squareMetres(Geometry ground) {
        if (ground.isEmpty()) {
            return 0;
        }
        var lat = ground.getEnvelopeInternal().centre().y;
        return ground.getArea() * Point.metresPerDegreeOfLongitude(lat) * Point.metresPerDegreeOfLatitude(lat);
    }

    private static Optional<Point> inside(Geometry ground) {
        var point = ground.getInteriorPoint();
        return point.isEmpty() ? Optional.empty() : Optional.of(new Point(point.getX(), point.getY()));
    }

    /// The search for flaws among these siblings; each pair and each child is measured once.
    private final class Found {
        private final STRtree tree;
        private final double tolerated;
        private final List<PartitionFlaw> flaws = new ArrayList<>();
        private final Set<Long> pairs = new HashSet<>();
        private final Set<Integer> measured = new HashSet<>();

        Found(STRtree tree, double tolerated) {
            this.tree = tree;
            this.tolerated = tolerated;
        }

        void look(Geometry face) {
            var spot = face.getInteriorPoint().getCoordinate();
            var owners = near(face).stream()
                    .filter(i -> OpenSides.covers(grounds.get(i), spot))
                    .count();
            if (owners == wanted(spot)) {
                return;
            }
            if (owners == 0) {
                flaws.add(new PartitionFlaw.Gap(parent, inside(face), squareMetres(face)));
                return;
            }
            for (var i : near(face)) {
                near(grounds.get(i)).stream().filter(j -> j > i).forEach(j -> overlap(i, j));
                outside(i);
            }
        }

        /// How many children should cover a spot; what siblings without a bordered parent surround is theirs
        /// too.
        private int wanted(Coordinate spot) {
            return parentGround == null || OpenSides.covers(parentGround, spot) ? 1 : 0;
        }

        private List<Integer> near(Geometry ground) {
            var near = new ArrayList<Integer>();
            for (var found : tree.query(ground.getEnvelopeInternal())) {
                near.add((Integer) found);
            }
            near.sort(null);
            return near;
        }

        private void overlap(int one, int other) {
            if (!pairs.add(((long) one << 32) | other)) {
                return;
            }
            var common = OverlayNGRobust.overlay(grounds.get(one), grounds.get(other), OverlayNG.INTERSECTION);
            var size = squareMetres(common);
            if (size > tolerated) {
                flaws.add(new PartitionFlaw.Overlap(codes.get(one), codes.get(other), inside(common), size));
            }
        }

        private void outside(int child) {
            if (parentGround == null || !measured.add(child)) {
                return;
            }
            var beyond = OverlayNGRobust.overlay(grounds.get(child), parentGround, OverlayNG.DIFFERENCE);
            var size = squareMetres(beyond);
            if (size > tolerated) {
                flaws.add(new PartitionFlaw.Outside(codes.get(child), parent, inside(beyond), size));
            }
        }
    }
}
