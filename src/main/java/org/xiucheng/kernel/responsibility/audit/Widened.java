package org.xiucheng.kernel.responsibility.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.time.Validity;

/// What a changed duty list does worse than the one before it: new rivals, and gaps that reach where none was.
public record Widened(List<Finding> unsettled, List<Finding> gaps) {
    /// Compares two audits of the same terrain. A gap counts as new unless all of it lies in one old gap; that
    /// only a fallback answers where nobody did is no loss.
    public static Widened between(Audit before, Audit after, Terrain terrain) {
        var known = before.findings().stream().map(Widened::rivals).collect(Collectors.toSet());
        var unsettled = after.findings().stream()
                .filter(finding -> !rivals(finding).isEmpty() && !known.contains(rivals(finding)))
                .toList();
        var tree = new Tree(terrain);
        var gaps = after.findings().stream()
                .filter(finding -> rivals(finding).isEmpty())
                .filter(finding -> finding.where().stream().anyMatch(where -> !tree.isOld(where, finding, before)))
                .toList();
        return new Widened(unsettled, gaps);
    }

    private static Set<String> rivals(Finding finding) {
        var rules = switch (finding) {
            case Finding.Overlap overlap -> overlap.rules();
            case Finding.Crossing crossing -> crossing.rules();
            case Finding.Gap _, Finding.OnlyFallback _ -> List.<Rule>of();
        };
        return rules.stream().map(Rule::id).collect(Collectors.toSet());
    }

    /// Which area lies in which.
    private static final class Tree {
        private final Map<String, String> parents = new HashMap<>();
        private final Terrain terrain;

        Tree(Terrain terrain) {
            this.terrain = terrain;
            terrain.areas().forEach(cell -> cell.parent().ifPresent(parent -> parents.put(cell.code(), parent)));
        }

        boolean isOld(Where where, Finding finding, Audit before) {
            return before.findings().stream()
                    .filter(old -> old instanceof Finding.Gap
                            || (old instanceof Finding.OnlyFallback && finding instanceof Finding.OnlyFallback))
                    .flatMap(old -> old.where().stream())
                    .anyMatch(old -> within(where, old));
        }

        private boolean within(Where where, Where old) {
            var groups = terrain.groups();
            return where.categories().stream()
                            .allMatch(scope -> old.categories().stream()
                                    .anyMatch(wide -> scope.within(wide, key -> Optional.ofNullable(groups.get(key)))))
                    && holds(old.area(), where.area())
                    && old.except().stream().allMatch(hole -> spared(where, hole))
                    && where.road().equals(old.road())
                    && where.things().equals(old.things())
                    && lies(where.when(), old.when());
        }

        /// Whether what is left out there is left out here too, or lies elsewhere.
        private boolean spared(Where where, String hole) {
            return where.except().stream().anyMatch(own -> holds(own, hole))
                    || !(holds(where.area(), hole) || holds(hole, where.area()));
        }

        private boolean holds(String wide, String area) {
            return Stream.iterate(area, at -> at != null, parents::get).anyMatch(wide::equals);
        }
    }

    private static boolean lies(Validity inner, Validity outer) {
        return !inner.from().isBefore(outer.from())
                && (outer.to() == null || (inner.to() != null && !inner.to().isAfter(outer.to())));
    }
}
