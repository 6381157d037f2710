package org.xiucheng.compute.correction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.xiucheng.kernel.category.CategoryKey;

/// Finds what corrections have in common, as a duty list could say it: pure.
///
/// Begins with the whole city and looks into its parts where the corrections of a whole disagree, so that what
/// is said speaks of the widest area in which it holds, and then of no more than needed.
///
/// @param least so many alike make a pattern
/// @param share of all corrections of the rule there that must be alike, 0 to 1
public record FindPatterns(int least, double share) {
    private record Topic(String rule, CategoryKey category) {}

    private record Way(String from, String to) {}

    /// The patterns, those with most corrections first.
    public List<Pattern> in(Collection<Correction> corrections) {
        var found = new ArrayList<Pattern>();
        corrections.stream()
                .collect(Collectors.groupingBy(
                        c -> new Topic(c.rule(), c.category()), LinkedHashMap::new, Collectors.toList()))
                .forEach((topic, all) -> look(topic, all, 0, found));
        found.sort(Comparator.comparingInt((Pattern pattern) -> -pattern.alike().size())
                .thenComparing(Pattern::rule)
                .thenComparing(pattern -> pattern.category().toString())
                .thenComparing(Pattern::area));
        return List.copyOf(found);
    }

    private void look(Topic topic, List<Correction> all, int depth, List<Pattern> found) {
        byArea(all, depth).forEach((_, here) -> {
            var ways = here.stream().collect(Collectors.groupingBy(c -> new Way(c.from(), c.to())));
            var agreed = ways.entrySet().stream()
                    .filter(way ->
                            way.getValue().size() >= least && way.getValue().size() >= share * here.size())
                    .findFirst();
            if (agreed.isPresent()) {
                found.add(pattern(topic, agreed.get().getKey(), agreed.get().getValue(), here.size()));
            } else if (here.size() >= least) {
                look(topic, here, depth + 1, found);
            }
        });
    }

    /// What lies no deeper agrees with nothing deeper, and is left.
    private static Map<String, List<Correction>> byArea(List<Correction> all, int depth) {
        return all.stream()
                .filter(c -> c.areas().size() > depth)
                .collect(Collectors.groupingBy(c -> c.areas().get(depth), LinkedHashMap::new, Collectors.toList()));
    }

    private static Pattern pattern(Topic topic, Way way, List<Correction> alike, int all) {
        var latest = alike.stream()
                .sorted(Comparator.comparing(Correction::at).reversed())
                .toList();
        return new Pattern(topic.rule(), topic.category(), common(alike), way.from(), way.to(), latest, all);
    }

    /// The narrowest area in which all of them lie.
    private static String common(List<Correction> all) {
        var chain = all.getFirst().areas();
        var depth = chain.size();
        for (var correction : all) {
            var other = correction.areas();
            depth = Math.min(depth, other.size());
            while (!other.subList(0, depth).equals(chain.subList(0, depth))) {
                depth--;
            }
        }
        return chain.get(depth - 1);
    }
}
