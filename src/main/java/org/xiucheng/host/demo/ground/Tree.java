package org.xiucheng.host.demo.ground;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.strtree.STRtree;

/// The cells gathered upward: streets and a town, communities and villages, grids; each piece divided from its
/// parent's cells.
final class Tree {
    /// One piece of one storey: its cells, and the pieces below, in the order of their numbers.
    record Piece(List<Integer> cells, List<Piece> below) {}

    private static final int CELLS_OF_A_COMMUNITY = 25;
    private static final double CELLS_OF_A_GRID = 6.5;
    private static final int PIECES_OF_THE_TOWN = 8;

    private final Mesh mesh;
    private final STRtree mainRoads = new STRtree();
    private final Growth growth;

    Tree(Mesh mesh, TownPlan plan) {
        this.mesh = mesh;
        for (var road : plan.mainRoads()) {
            for (var i = 1; i < road.spots().size(); i++) {
                var stretch = new LineSegment(
                        place(road.spots().get(i - 1)), place(road.spots().get(i)));
                mainRoads.insert(new Envelope(stretch.p0, stretch.p1), stretch);
            }
        }
        mainRoads.build();
        this.growth = new Growth(mesh, this::toll);
    }

    /// The streets in the order of the given middles; the last one is the town.
    List<Piece> grown(List<Spot> middles) {
        var all = new ArrayList<Integer>();
        for (var i = 0; i < mesh.cells().size(); i++) {
            all.add(i);
        }
        var beginnings =
                middles.stream().map(middle -> growth.nearest(all, middle)).toList();
        var streets = growth.from(all, beginnings);
        var pieces = new ArrayList<Piece>();
        for (var i = 0; i < streets.size(); i++) {
            var town = i == streets.size() - 1;
            var count = town ? PIECES_OF_THE_TOWN : Math.max(2, streets.get(i).size() / CELLS_OF_A_COMMUNITY);
            pieces.add(new Piece(streets.get(i), communities(streets.get(i), count)));
        }
        return pieces;
    }

    private List<Piece> communities(List<Integer> cells, int count) {
        return ordered(growth.evenly(cells, count)).stream()
                .map(piece -> new Piece(piece, grids(piece)))
                .toList();
    }

    private List<Piece> grids(List<Integer> cells) {
        var count = (int) Math.max(1, Math.round(cells.size() / CELLS_OF_A_GRID));
        return ordered(growth.evenly(cells, count)).stream()
                .map(piece -> new Piece(piece, microGrids(piece)))
                .toList();
    }

    private List<Piece> microGrids(List<Integer> cells) {
        return ordered(cells.stream().map(List::of).toList()).stream()
                .map(piece -> new Piece(piece, List.of()))
                .toList();
    }

    /// From west to east in bands from north to south, as the standard numbers grids.
    private List<List<Integer>> ordered(List<List<Integer>> pieces) {
        var rows = Math.max(1, (int) Math.round(Math.sqrt(pieces.size())));
        var fromNorth = pieces.stream()
                .sorted(Comparator.comparingDouble(
                                (List<Integer> p) -> -middle(p).y())
                        .thenComparing(List::getFirst))
                .toList();
        var result = new ArrayList<List<Integer>>();
        for (var row = 0; row < rows; row++) {
            fromNorth.subList(row * pieces.size() / rows, (row + 1) * pieces.size() / rows).stream()
                    .sorted(Comparator.comparingDouble(
                                    (List<Integer> p) -> middle(p).x())
                            .thenComparing(List::getFirst))
                    .forEach(result::add);
        }
        return result;
    }

    private Spot middle(List<Integer> cells) {
        var x = cells.stream()
                .mapToDouble(c -> mesh.cells().get(c).middle().x())
                .average();
        var y = cells.stream()
                .mapToDouble(c -> mesh.cells().get(c).middle().y())
                .average();
        return new Spot(x.orElseThrow(), y.orElseThrow());
    }

    private double toll(int from, int to) {
        var here = mesh.cells().get(from);
        var there = mesh.cells().get(to);
        var distance = here.middle().distance(there.middle());
        if (here.water() != there.water()) {
            return 5 * distance;
        }
        return crossesMainRoad(here.middle(), there.middle()) ? 2.6 * distance : distance;
    }

    private boolean crossesMainRoad(Spot from, Spot to) {
        var way = new LineSegment(place(from), place(to));
        for (var candidate : mainRoads.query(new Envelope(way.p0, way.p1))) {
            if (((LineSegment) candidate).intersection(way) != null) {
                return true;
            }
        }
        return false;
    }

    private static Coordinate place(Spot spot) {
        return new Coordinate(spot.x(), spot.y());
    }
}
