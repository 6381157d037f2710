package org.xiucheng.testkit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.AreaLevel;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Components;
import org.xiucheng.kernel.place.Division;
import org.xiucheng.kernel.place.Jurisdiction;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Ring;
import org.xiucheng.kernel.place.Road;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.place.Shape;
import org.xiucheng.kernel.time.Validity;

/// The ground of the small city: a district of two streets, each with one community, one grid and two
/// micro-grids, and one road through both.
public final class SmallGround {
    static final String ROOT = "999902";
    static final Validity SINCE = Validity.since(Instant.parse("2018-01-01T00:00:00Z"));
    static final Bounds FRAME = new Bounds(100.00, 20.00, 100.04, 20.02);
    static final Road ROAD = new Road("R1", new Bilingual("针线路", "Needle Road"), SINCE);

    private static final List<AreaLevel> LEVELS = List.of(
            new AreaLevel(0, "district", new Bilingual("区", "District")),
            new AreaLevel(1, "street", new Bilingual("街道", "Sub-district")),
            new AreaLevel(2, "community", new Bilingual("社区", "Community")),
            new AreaLevel(3, "grid", new Bilingual("网格", "Grid")),
            new AreaLevel(4, "micro-grid", new Bilingual("微网格", "Micro-grid")));

    private SmallGround() {}

    /// The whole division, as it is indexed in memory.
    public static Division division(List<String> packs) {
        return new Division(jurisdiction(packs), LEVELS, areas(), List.of(ROAD), segments());
    }

    /// A ground on which nobody has put anything.
    public static Components nothingStands() {
        return new Components() {
            @Override
            public Optional<Component> component(String id) {
                return Optional.empty();
            }

            @Override
            public Optional<Component> nearestComponent(Point point, double metres, String system, String code) {
                return Optional.empty();
            }

            @Override
            public List<Component> componentsIn(Bounds frame, int limit) {
                return List.of();
            }
        };
    }

    static Jurisdiction jurisdiction(List<String> packs) {
        return new Jurisdiction(
                "small.test",
                ZoneId.of("Asia/Shanghai"),
                new Bilingual("小城", "Small City"),
                List.of("zh", "en"),
                FRAME,
                true,
                packs,
                ROOT);
    }

    static List<AreaLevel> levels() {
        return LEVELS;
    }

    static List<Area> areas() {
        var areas = new ArrayList<Area>();
        areas.add(area(ROOT, 0, "小城区", null, FRAME));
        street(areas, "001", "西街道", 100.00, 100.02);
        street(areas, "002", "东街道", 100.02, 100.04);
        return areas;
    }

    static List<Segment> segments() {
        return List.of(segment("R1-1", 100.001, 100.02, 0, 2000), segment("R1-2", 100.02, 100.039, 2000, 4000));
    }

    static List<Component> components() {
        var lid = new Component(
                "9999020101000001",
                "cjt-214-2007-components",
                "0101",
                new Point(100.010, 20.0051),
                Optional.of("roads-bureau"),
                SINCE);
        return List.of(lid);
    }

    private static void street(List<Area> areas, String code, String name, double west, double east) {
        var frame = new Bounds(west, FRAME.south(), east, FRAME.north());
        var street = ROOT + code;
        areas.add(area(street, 1, name, ROOT, frame));
        areas.add(area(street + "001", 2, name + "第一社区", street, frame));
        areas.add(area(street + "001001", 3, name + "一网格", street + "001", frame));
        areas.add(area(street + "00100101", 4, name + "南微网格", street + "001001", new Bounds(west, 20.00, east, 20.01)));
        areas.add(area(street + "00100102", 4, name + "北微网格", street + "001001", new Bounds(west, 20.01, east, 20.02)));
    }

    private static Area area(String code, int level, String name, @Nullable String parent, Bounds frame) {
        return new Area(
                code,
                LEVELS.get(level),
                new Bilingual(name, LEVELS.get(level).name().en() + " " + code),
                Optional.ofNullable(parent),
                Shape.of(Ring.around(frame)),
                SINCE);
    }

    private static Segment segment(String id, double west, double east, double from, double to) {
        return new Segment(
                id,
                ROAD.id(),
                new Bilingual("针线路" + id, "Needle Road " + id),
                List.of(new Point(west, 20.005), new Point(east, 20.005)),
                from,
                to,
                SINCE);
    }
}
