package org.xiucheng.compute.partition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.xiucheng.kernel.place.Area;

/// Looks at a whole division and lists everything that is wrong with it.
///
/// Every group of siblings must cover its parent without gap or overlap (CJ/T 213, GB/T 30428: grids join
/// without either). Areas known by name only are left out of the measuring; a parent none of whose children
/// has a border is undivided. Some fifty thousand areas take seconds: borders that fit corner by corner need
/// no measuring.
public final class CheckPartition {
    private final PartitionSettings settings;

    public CheckPartition(PartitionSettings settings) {
        this.settings = settings;
    }

    public PartitionReport check(List<Area> areas) {
        var flaws = new ArrayList<PartitionFlaw>();
        var unique = new LinkedHashMap<String, Area>();
        areas.forEach(area -> unique.putIfAbsent(area.code(), area));
        flaws.addAll(duplicates(areas));
        flaws.addAll(tree(unique));
        var rings = new CheckRings();
        var grounds = new HashMap<String, Geometry>();
        areas.forEach(area -> rings.ground(area).ifPresent(ground -> grounds.putIfAbsent(area.code(), ground)));
        flaws.addAll(rings.flaws());
        var groups = groups(unique, grounds);
        var exact = 0;
        for (var group : groups) {
            var sides = group.openSides();
            if (group.bounded() && sides.isEmpty()) {
                exact++;
            } else if (flaws.size() < settings.mostFlaws()) {
                flaws.addAll(group.flaws(sides, settings.toleratedSquareMetres()));
            }
        }
        return new PartitionReport(
                areas.size(), groups.size(), exact, flaws.subList(0, Math.min(flaws.size(), settings.mostFlaws())));
    }

    private static List<PartitionFlaw> duplicates(List<Area> areas) {
        var times = new LinkedHashMap<String, Integer>();
        areas.forEach(area -> times.merge(area.code(), 1, Integer::sum));
        return times.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .<PartitionFlaw>map(entry -> new PartitionFlaw.Duplicate(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<PartitionFlaw> tree(Map<String, Area> areas) {
        var flaws = new ArrayList<PartitionFlaw>();
        for (var area : areas.values()) {
            area.parent().flatMap(code -> fault(area, code, areas.get(code))).ifPresent(flaws::add);
        }
        var roots = areas.values().stream()
                .filter(area -> area.parent().isEmpty())
                .map(Area::code)
                .toList();
        if (roots.size() != 1) {
            (roots.isEmpty() ? Stream.of("") : roots.stream().skip(1))
                    .forEach(code -> flaws.add(new PartitionFlaw.Roots(code, roots.size())));
        }
        return flaws;
    }

    private static Optional<PartitionFlaw> fault(Area area, String code, @Nullable Area parent) {
        if (parent == null) {
            return Optional.of(new PartitionFlaw.Orphan(area.code(), code));
        }
        var depth = area.level().depth();
        var above = parent.level().depth();
        return depth == above + 1
                ? Optional.empty()
                : Optional.of(new PartitionFlaw.DepthSkip(area.code(), code, depth, above));
    }

    /// Siblings whose parent is known; orphans are a flaw already and have no ground to fill.
    private static List<Siblings> groups(Map<String, Area> areas, Map<String, Geometry> grounds) {
        var groups = new LinkedHashMap<String, Siblings>();
        for (var area : areas.values()) {
            var ground = grounds.get(area.code());
            var parent = area.parent().filter(areas::containsKey);
            if (ground != null && parent.isPresent()) {
                groups.computeIfAbsent(parent.get(), code -> new Siblings(code, grounds.get(code)))
                        .add(area.code(), ground);
            }
        }
        return List.copyOf(groups.values());
    }
}
