package org.xiucheng.host.demo.ground;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/// The finest cells of the district on one set of shared corners: no two cells can differ about the border
/// between them.
///
/// Corners lie on a lattice of 10⁻⁷ degree (a centimetre) from the start, so what is written in a file is what
/// was drawn.
final class Mesh {
    /// A cell: its corners counter-clockwise by number, and what it is.
    record Cell(int[] corners, Spot middle, boolean water) {}

    private final List<Spot> corners = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Map<Long, Integer> cellLeftOf = new HashMap<>();
    private final List<Set<Integer>> neighbours = new ArrayList<>();

    private Mesh() {}

    /// The cells around the sites that lie inside the outline, in the order of the sites.
    static Mesh around(Sites sites, List<Spot> outline) {
        var mesh = new Mesh();
        var numbers = new HashMap<Spot, Integer>();
        var rings = voronoi(sites.spots());
        for (var i = 0; i < rings.size(); i++) {
            if (Inside.test(outline, sites.spots().get(i))) {
                mesh.add(rings.get(i), numbers, sites.water(i));
            }
        }
        mesh.meet();
        return mesh;
    }

    /// The middles of all cells, of those outside too: where free sites move to so that cells become even.
    static List<Spot> middles(Sites sites) {
        return voronoi(sites.spots()).stream().map(Mesh::middle).toList();
    }

    List<Cell> cells() {
        return cells;
    }

    Spot corner(int number) {
        return corners.get(number);
    }

    int corners() {
        return corners.size();
    }

    /// The cells that share a border with this one, by number.
    Set<Integer> neighbours(int cell) {
        return neighbours.get(cell);
    }

    /// The cell on the left of the border that runs from one corner to the other, if there is one.
    int cellLeftOf(int from, int to) {
        return cellLeftOf.getOrDefault(key(from, to), -1);
    }

    private void add(List<Spot> ring, Map<Spot, Integer> numbers, boolean water) {
        var around = new ArrayList<Integer>();
        for (var spot : ring) {
            var number = numbers.computeIfAbsent(Lattice.snapped(spot), fresh -> {
                corners.add(fresh);
                return corners.size() - 1;
            });
            if (around.isEmpty()
                    || (!around.getLast().equals(number) && !around.getFirst().equals(number))) {
                around.add(number);
            }
        }
        var cell = cells.size();
        cells.add(new Cell(around.stream().mapToInt(n -> n).toArray(), middle(ring), water));
        for (var i = 0; i < around.size(); i++) {
            cellLeftOf.put(key(around.get(i), around.get((i + 1) % around.size())), cell);
        }
    }

    private void meet() {
        for (var cell : cells) {
            var around = cell.corners();
            var found = new TreeSet<Integer>();
            for (var i = 0; i < around.length; i++) {
                found.add(cellLeftOf(around[(i + 1) % around.length], around[i]));
            }
            found.remove(-1);
            neighbours.add(found);
        }
    }

    private static long key(int from, int to) {
        return ((long) from << 32) | to;
    }

    private static List<List<Spot>> voronoi(List<Spot> sites) {
        var places = new LinkedHashMap<Coordinate, Integer>();
        var frame = new Envelope();
        for (var site : sites) {
            var place = new Coordinate(site.x(), site.y());
            places.put(place, places.size());
            frame.expandToInclude(place);
        }
        var builder = new VoronoiDiagramBuilder();
        builder.setSites(places.keySet());
        frame.expandBy(500);
        builder.setClipEnvelope(frame);
        var diagram = builder.getDiagram(new GeometryFactory());
        var rings = new ArrayList<List<Spot>>(
                sites.stream().map(site -> List.<Spot>of()).toList());
        for (var i = 0; i < diagram.getNumGeometries(); i++) {
            var polygon = (Polygon) diagram.getGeometryN(i);
            var site = places.get((Coordinate) polygon.getUserData());
            if (site != null) {
                rings.set(site, counterClockwise(polygon));
            }
        }
        return rings;
    }

    private static List<Spot> counterClockwise(Polygon polygon) {
        var open = Arrays.asList(polygon.getExteriorRing().getCoordinates());
        var spots = new ArrayList<Spot>();
        open.subList(0, open.size() - 1).forEach(corner -> spots.add(new Spot(corner.x, corner.y)));
        return area(spots) < 0 ? spots.reversed() : spots;
    }

    static double area(List<Spot> ring) {
        var twice = 0.0;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            twice += ring.get(j).x() * ring.get(i).y()
                    - ring.get(i).x() * ring.get(j).y();
        }
        return twice / 2;
    }

    private static Spot middle(List<Spot> ring) {
        double x = 0, y = 0;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            var cross = ring.get(j).x() * ring.get(i).y()
                    - ring.get(i).x() * ring.get(j).y();
            x += (ring.get(j).x() + ring.get(i).x()) * cross;
            y += (ring.get(j).y() + ring.get(i).y()) * cross;
        }
        var six = 6 * area(ring);
        return new Spot(x / six, y / six);
    }
}
