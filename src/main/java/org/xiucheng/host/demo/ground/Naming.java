package org.xiucheng.host.demo.ground;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.AreaLevel;
import org.xiucheng.kernel.time.Validity;

/// Gives the pieces their codes and names.
///
/// Codes follow GB/T 2260 and GB/T 10114 in form: 6 digits for the district, 3 for the street (001–) or town
/// (100–), 3 for the community (001–) or village (200–), 3 for the grid. The first six, 9999xx, are assigned
/// to no place. Two more digits for the micro-grid are our own: the standards stop at the grid.
final class Naming {
    static final List<AreaLevel> LEVELS = List.of(
            new AreaLevel(0, "city", new Bilingual("市", "City")),
            new AreaLevel(1, "district", new Bilingual("区", "District")),
            new AreaLevel(2, "street", new Bilingual("街道（镇）", "Subdistrict or town")),
            new AreaLevel(3, "community", new Bilingual("社区（村）", "Community or village")),
            new AreaLevel(4, "grid", new Bilingual("网格", "Grid")),
            new AreaLevel(5, "micro-grid", new Bilingual("微网格", "Micro-grid")));

    static final String CITY = "999900";
    static final String DISTRICT = "999901";
    private static final int FIRST_TOWN = 100;
    private static final int FIRST_VILLAGE = 200;
    private static final int COMMUNITIES_OF_A_TOWN = 2;

    private final Mesh mesh;
    private final Dissolve dissolve;
    private final Spot market;
    private final Validity validity;
    private final List<Area> areas = new ArrayList<>();
    private final String[] codes;
    private final Iterator<CSVRecord> communities =
            Sheet.rows("communities", "community").iterator();
    private final Iterator<CSVRecord> villages =
            Sheet.rows("communities", "village").iterator();

    Naming(Board board, Validity validity) {
        this.mesh = board.mesh();
        this.dissolve = new Dissolve(mesh);
        this.market = board.plan().market();
        this.validity = validity;
        this.codes = new String[mesh.cells().size()];
        var all = board.streets().stream().flatMap(s -> s.cells().stream()).toList();
        var city = add(CITY, 0, new Bilingual("锦绣市（虚构）", "Jinxiu City (fictional)"), null, all);
        var district = add(DISTRICT, 1, new Bilingual("绣溪区", "Xiuxi District"), city, all);
        var names = Sheet.rows("streets");
        for (var i = 0; i < board.streets().size(); i++) {
            var town = names.get(i).get("kind").equals("town");
            street(board.streets().get(i), Sheet.name(names.get(i)), district, town ? FIRST_TOWN : i + 1);
        }
    }

    List<Area> areas() {
        return areas;
    }

    /// The micro-grid that a cell became.
    String codeOf(int cell) {
        return codes[cell];
    }

    private void street(Tree.Piece piece, Bilingual name, Area district, int number) {
        var street = add("%s%03d".formatted(district.code(), number), 2, name, district, piece.cells());
        var town = number >= FIRST_TOWN;
        var urban = town
                ? piece.below().stream()
                        .sorted(Comparator.comparingDouble(this::toMarket))
                        .limit(COMMUNITIES_OF_A_TOWN)
                        .toList()
                : piece.below();
        var village = FIRST_VILLAGE;
        var community = 1;
        for (var below : piece.below()) {
            if (urban.contains(below)) {
                community(below, street, communities.next(), community++);
            } else {
                community(below, street, villages.next(), village++);
            }
        }
    }

    private double toMarket(Tree.Piece piece) {
        return piece.cells().stream()
                .mapToDouble(cell -> mesh.cells().get(cell).middle().distance(market))
                .average()
                .orElseThrow();
    }

    private void community(Tree.Piece piece, Area street, CSVRecord row, int number) {
        var village = number >= FIRST_VILLAGE;
        var name = new Bilingual(
                row.get("zh") + (village ? "村" : "社区"), row.get("en") + (village ? " Village" : " Community"));
        var community = add("%s%03d".formatted(street.code(), number), 3, name, street, piece.cells());
        var count = 1;
        for (var below : piece.below()) {
            grid(below, community, row, count++);
        }
    }

    private void grid(Tree.Piece piece, Area community, CSVRecord row, int number) {
        var name =
                new Bilingual("%s%d网格".formatted(row.get("zh"), number), "%s Grid %d".formatted(row.get("en"), number));
        var grid = add("%s%03d".formatted(community.code(), number), 4, name, community, piece.cells());
        var count = 1;
        for (var below : piece.below()) {
            var water = mesh.cells().get(below.cells().getFirst()).water();
            var own = new Bilingual(
                    "%s%d网格-%02d%s".formatted(row.get("zh"), number, count, water ? "（水面）" : ""),
                    "%s Grid %d-%02d%s".formatted(row.get("en"), number, count, water ? " (water)" : ""));
            var micro = add("%s%02d".formatted(grid.code(), count++), 5, own, grid, below.cells());
            codes[below.cells().getFirst()] = micro.code();
        }
    }

    private Area add(String code, int depth, Bilingual name, @Nullable Area parent, List<Integer> cells) {
        var above = Optional.ofNullable(parent).map(Area::code);
        var area = new Area(code, LEVELS.get(depth), name, above, dissolve.shape(cells), validity);
        areas.add(area);
        return area;
    }
}
