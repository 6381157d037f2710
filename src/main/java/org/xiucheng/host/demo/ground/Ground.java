package org.xiucheng.host.demo.ground;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xiucheng.compute.locate.AreaIndex;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Division;
import org.xiucheng.kernel.place.Jurisdiction;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.time.Validity;

/// Everything that lies still in the invented district: its division down to the micro-grid, its roads and its
/// things.
///
/// The same seed gives the same ground to the last digit, on every machine.
public record Ground(Division division, List<Component> components, List<Plot> plots, List<String> mainRoads) {
    public static final String CITY = Naming.CITY;
    public static final String DISTRICT = Naming.DISTRICT;

    /// A micro-grid as those who scatter reports over the district see it: where its middle is, how densely
    /// built it is (1 in the old town), and whether it is water.
    public record Plot(String code, Point middle, double density, boolean water) {}

    /// How much of it there is to be.
    public record Size(int microGrids, int components) {
        public static final Size USUAL = new Size(1500, 20_000);

        public Size {
            if (microGrids < 300 || microGrids > 5_000 || components < 0 || components > 500_000) {
                throw new IllegalArgumentException(
                        "the demo has 300 to 5,000 micro-grids and up to 500,000 components");
            }
        }
    }

    public static Ground drawn(long seed, Size size, Validity validity) {
        var board = Board.drawn(seed, size.microGrids());
        var naming = new Naming(board, validity);
        var net = new RoadNet(board, validity);
        var division = new Division(
                jurisdiction(naming.areas().getFirst()),
                Naming.LEVELS,
                naming.areas(),
                net.roads().stream().map(RoadNet.Named::road).toList(),
                net.segments());
        var things = new Things(board, net, new Dice(seed, "things"), validity).placed(size.components());
        var main = net.roads().stream()
                .filter(RoadNet.Named::main)
                .map(named -> named.road().id())
                .toList();
        return new Ground(division, things, plots(board, naming), main);
    }

    /// The areas of one storey, in the order of their codes.
    public List<Area> areas(String level) {
        return division.areas().stream()
                .filter(area -> area.level().key().equals(level))
                .toList();
    }

    /// The stretches of a road by the street in which their middles lie.
    public Map<String, List<String>> reaches(String road) {
        var streets = areas("street");
        var index = AreaIndex.of(streets.stream().map(Area::shape).toList());
        var reaches = new TreeMap<String, List<String>>();
        for (var segment : division.segments()) {
            var middle = segment.middle();
            var found = index.find(middle.lon(), middle.lat());
            if (segment.road().equals(road) && found != AreaIndex.NONE) {
                reaches.computeIfAbsent(streets.get(found).code(), _ -> new ArrayList<>())
                        .add(segment.id());
            }
        }
        return reaches;
    }

    private static List<Plot> plots(Board board, Naming naming) {
        var cells = board.mesh().cells();
        return IntStream.range(0, cells.size())
                .mapToObj(i -> new Plot(
                        naming.codeOf(i),
                        Lattice.point(cells.get(i).middle()),
                        board.plan().density(cells.get(i).middle()),
                        cells.get(i).water()))
                .sorted(Comparator.comparing(Plot::code))
                .toList();
    }

    private static Jurisdiction jurisdiction(Area city) {
        return new Jurisdiction(
                "xiuxi-demo",
                ZoneId.of("Asia/Shanghai"),
                new Bilingual("绣溪区（虚构演示区）", "Xiuxi District (fictional demonstration)"),
                List.of("zh-CN", "en"),
                city.shape().bounds().orElseThrow(),
                true,
                packs(),
                city.code());
    }

    /// The demo's own and the practices of regions that it follows, as far as they are on the shelf: taking one
    /// away leaves a city that works without it.
    private static List<String> packs() {
        var practices = Sheet.rows("packs").stream()
                .map(row -> row.get("pack"))
                .filter(pack -> Ground.class.getResource("/packs/" + pack + "/pack.yaml") != null);
        return Stream.concat(Stream.of("demo"), practices).toList();
    }
}
