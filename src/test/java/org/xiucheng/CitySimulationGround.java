package org.xiucheng;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.xiucheng.compute.locate.CurrentPlaces;
import org.xiucheng.door.geojson.FieldNames;
import org.xiucheng.door.geojson.ImportPlaces;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.SmallGround;

/// The micro-grids of the simulated city, drawn anew while matters are open: each time other strips with other
/// codes, brought in by a file as a city brings them.
final class CitySimulationGround {
    private static final Set<Integer> DAYS = Set.of(12, 130, 250);

    private final SmallCity city;
    private final Set<String> fresh = new HashSet<>();
    private Map<String, String> kept = new TreeMap<>();
    private int redrawn;
    private long keptOpen;

    CitySimulationGround(SmallCity city) {
        this.city = city;
    }

    void day(int day) throws IOException {
        if (!DAYS.contains(day)) {
            return;
        }
        stay();
        var before = standing();
        redraw();
        CitySimulationChecks.that(standing().equals(before), "new grids changed the lead or the chain of a matter");
        keptOpen += open();
        redrawn++;
        for (var spot : List.of(SmallCity.WEST, SmallCity.EAST)) {
            var finest =
                    city.part(CurrentPlaces.class).chainAt(spot).orElseThrow().getLast();
            CitySimulationChecks.that(fresh.contains(finest), finest + " is not of the new grids");
        }
        kept = chains();
    }

    /// Those that were there at the last redrawing keep their chain for good.
    void stay() {
        var now = chains();
        kept.forEach((number, chain) ->
                CitySimulationChecks.that(chain.equals(now.get(number)), number + " lost its chain of then"));
    }

    /// Matters reported since that lie in a grid that the first ground did not have.
    long inNewGrids() {
        return city.sql()
                .sql("select count(*) from matter.matter where areas && cast(:fresh as text[])")
                .param("fresh", fresh.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    int redrawn() {
        return redrawn;
    }

    long keptOpen() {
        return keptOpen;
    }

    private void redraw() throws IOException {
        var features = new ArrayList<String>();
        for (var area : SmallGround.division(List.of()).areas()) {
            if (!area.level().key().equals("micro-grid")) {
                features.add(feature(area));
            }
            if (area.level().key().equals("grid")) {
                features.addAll(strips(area));
            }
        }
        var file = Files.createTempFile("grids", ".geojson");
        try {
            Files.writeString(
                    file, "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
            var done = city.part(ImportPlaces.class)
                    .run(new ImportPlaces.Wanted(file, FieldNames.ours(), Optional.empty(), false));
            CitySimulationChecks.that(done.written(), "the new grids were not taken in");
        } finally {
            Files.delete(file);
        }
    }

    /// From west to east, one more each time.
    private List<String> strips(Area grid) {
        var frame = grid.shape().bounds().orElseThrow();
        var many = 2 + redrawn;
        var strips = new ArrayList<String>();
        for (var i = 0; i < many; i++) {
            var code = grid.code() + (10 * (redrawn + 1) + i);
            var west = edge(frame, i, many);
            strips.add(feature(
                    code,
                    grid.name().zh() + "新微网格" + code,
                    "micro-grid",
                    Optional.of(grid.code()),
                    new Bounds(west, frame.south(), edge(frame, i + 1, many), frame.north())));
            fresh.add(code);
        }
        return strips;
    }

    private static double edge(Bounds frame, int i, int many) {
        return i == many ? frame.east() : frame.west() + (frame.east() - frame.west()) * i / many;
    }

    private static String feature(Area area) {
        return feature(
                area.code(),
                area.name().zh(),
                area.level().key(),
                area.parent(),
                area.shape().bounds().orElseThrow());
    }

    private static String feature(String code, String name, String level, Optional<String> parent, Bounds frame) {
        var above = parent.map(",\"parent\":\"%s\""::formatted).orElse("");
        var ring = "[%2$s,%1$s],[%4$s,%1$s],[%4$s,%3$s],[%2$s,%3$s],[%2$s,%1$s]"
                .formatted(frame.south(), frame.west(), frame.north(), frame.east());
        return """
                {"type":"Feature","properties":{"code":"%s","name":"%s","level":"%s"%s},
                 "geometry":{"type":"Polygon","coordinates":[[%s]]}}""".formatted(code, name, level, above, ring);
    }

    private Map<String, String> standing() {
        return told("stands");
    }

    private Map<String, String> chains() {
        return told("chain");
    }

    private Map<String, String> told(String column) {
        var told = new TreeMap<String, String>();
        city.sql()
                .sql("""
                        select number, areas::text as chain,
                            concat_ws(' ', lead_unit, lead_post, rule, basis, revision, areas::text) as stands
                        from matter.matter
                        """)
                .query((row, _) -> told.put(row.getString("number"), row.getString(column)))
                .list();
        return told;
    }

    private long open() {
        return city.sql()
                .sql("select count(*) from matter.matter where open")
                .query(Long.class)
                .single();
    }
}
