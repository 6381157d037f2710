package org.xiucheng.kernel.responsibility.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Question;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.responsibility.RuleSet;
import org.xiucheng.kernel.time.Validity;

/// A made-up city of 40,625 areas, 200 categories and 2,000 rules in layers, every crossing settled; then with
/// mistakes planted in it. Public because the benchmarks measure it.
public record BigMap(
        Terrain terrain,
        List<Rule> rules,
        Set<Set<String>> overlaps,
        Set<Set<String>> crossings,
        Set<CategoryKey> forgotten,
        Random random) {
    public static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    public static final Validity SPAN = Validity.since(NOW);
    private static final int AREAS = 40_625;
    private static final int[] BELOW = {16, 12, 12, 4};
    private static final int RULES = 2_000;
    private static final int ROADS = 400;
    private static final int SEGMENTS = 10;

    public static BigMap of(long seed) {
        var random = new Random(seed);
        var areas = areas();
        var topics = IntStream.range(0, 200)
                .mapToObj(i -> new Terrain.Topic(new CategoryKey("S" + i / 50, "c" + i), Optional.of("g" + i / 10)))
                .toList();
        var kinds = topics.subList(0, 100).stream().map(Terrain.Topic::key).toList();
        var terrain = new Terrain(topics, areas, stretches(areas, random), kinds);
        var map = new BigMap(
                terrain, new ArrayList<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new HashSet<>(), random);
        map.layers();
        return map;
    }

    /// The same with so many forgotten categories, overlaps and crossings.
    public BigMap planted(int each) {
        for (var i = 0; i < each; i++) {
            forget(topic(7 * i % 200));
        }
        var standing = List.copyOf(rules);
        while (overlaps.size() < each) {
            overlap(standing.get(random.nextInt(standing.size())));
        }
        while (crossings.size() < each) {
            cross(standing.get(random.nextInt(standing.size())));
        }
        return this;
    }

    public RuleSet set() {
        var chains = chains();
        var groups = terrain.groups();
        return new RuleSet(
                rules, area -> chains.getOrDefault(area, List.of()), key -> Optional.ofNullable(groups.get(key)));
    }

    Optional<String> group(CategoryKey key) {
        return Optional.ofNullable(terrain.groups().get(key));
    }

    /// So many questions, of which every third lies on a road and every third at a thing.
    public List<Question> questions(int count) {
        var chains = chains();
        var stretches = terrain.stretches();
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var stretch = stretches.get(random.nextInt(stretches.size()));
                    var area = i % 3 == 0
                            ? stretch.area()
                            : terrain.areas()
                                    .get(AREAS - 1 - random.nextInt(28_000))
                                    .code();
                    var topic = terrain.topics().get(random.nextInt(200)).key();
                    return new Question(
                            Optional.of(topic),
                            chains.getOrDefault(area, List.of()),
                            i % 3 == 0 ? Optional.of(segment(stretch)) : Optional.empty(),
                            i % 3 == 1 ? Optional.of(thing()) : Optional.empty(),
                            NOW);
                })
                .toList();
    }

    private Map<String, List<String>> chains() {
        var chains = new HashMap<String, List<String>>();
        for (var cell : terrain.areas()) {
            var above = cell.parent().map(chains::get).orElse(List.of());
            chains.put(
                    cell.code(),
                    Stream.concat(above.stream(), Stream.of(cell.code())).toList());
        }
        return chains;
    }

    private static List<Terrain.Cell> areas() {
        var all = new ArrayList<Terrain.Cell>();
        var level = List.of("310000");
        all.add(new Terrain.Cell("310000", Optional.empty()));
        for (var count : BELOW) {
            var next = new ArrayList<String>();
            for (var parent : level) {
                IntStream.range(0, count).forEach(i -> next.add(parent + (100 + i)));
            }
            next.forEach(code -> all.add(new Terrain.Cell(code, Optional.of(code.substring(0, code.length() - 3)))));
            level = next;
        }
        for (var i = 0; all.size() < AREAS; i++) {
            var grid = level.get(i % level.size());
            all.add(new Terrain.Cell(grid + (100 + i / level.size()), Optional.of(grid)));
        }
        return all;
    }

    private static List<Terrain.Stretch> stretches(List<Terrain.Cell> areas, Random random) {
        var stretches = new ArrayList<Terrain.Stretch>();
        for (var road = 0; road < ROADS; road++) {
            var first = AREAS - 1 - random.nextInt(20_000);
            for (var part = 0; part < SEGMENTS; part++) {
                for (var side = 0; side < 2; side++) {
                    var area = areas.get(first - part - side * 3).code();
                    stretches.add(new Terrain.Stretch("R" + road, part * 100, part * 100 + 100, area));
                }
            }
        }
        return stretches;
    }

    /// Broad before narrow, and every narrower layer with a higher priority, so that all is settled.
    private void layers() {
        var city = terrain.areas().getFirst().code();
        IntStream.range(0, 20).forEach(g -> add(group(g), new PlaceBinding.AreaSubtree(city), 5));
        for (var i = 1; i <= 8; i++) {
            fallback(terrain.areas().get(i).code());
        }
        IntStream.range(0, 60).forEach(i -> add(one(i * 3), new PlaceBinding.AreaSubtree(city), 10));
        layer(1, 200, 15, true);
        layer(1, 300, 20, false);
        layer(17, 300, 25, true);
        layer(17, 300, 30, false);
        layer(209, 250, 40, false);
        layer(2_513, 100, 50, false);
        add(new CategoryScope.System("S0"), new PlaceBinding.OwnerRole(city), 60);
        for (var i = 0; i < 60; i++) {
            var kind = terrain.kinds().get(i);
            add(group(i / 10), new PlaceBinding.ComponentClass(city, kind.system(), kind.code()), 70);
        }
        for (var i = 0; rules.size() < RULES; i++) {
            var from = i / ROADS * 500;
            var road = new PlaceBinding.RoadRange(city, "R" + i % ROADS, from, from + 500);
            add(i % 2 == 0 ? group(i % 20) : one(i % 200), road, 80);
        }
    }

    private void layer(int firstArea, int count, int priority, boolean groups) {
        var width = firstArea == 1 ? 16 : firstArea == 17 ? 192 : firstArea == 209 ? 2_304 : 9_216;
        var taken = new HashSet<String>();
        while (taken.size() < count) {
            var area = terrain.areas().get(firstArea + random.nextInt(width)).code();
            var scope = groups ? group(random.nextInt(20)) : one(random.nextInt(200));
            if (taken.add(area + scope)) {
                add(scope, new PlaceBinding.AreaSubtree(area), priority);
            }
        }
    }

    private void add(CategoryScope scope, PlaceBinding places, int priority) {
        rules.add(rule("rule-" + rules.size(), scope, places, priority, false));
    }

    private void fallback(String area) {
        var id = "fallback-" + area;
        rules.add(rule(id, new CategoryScope.Any(), new PlaceBinding.AreaSubtree(area), 0, true));
    }

    /// One rule in five begins or ends later.
    private Rule rule(String id, CategoryScope scope, PlaceBinding places, int priority, boolean fallback) {
        var changes = priority > 10 && random.nextInt(5) == 0;
        var moment = NOW.plusSeconds(86_400L * (1 + random.nextInt(300)));
        var validity = !changes
                ? Validity.since(Instant.EPOCH)
                : random.nextBoolean() ? Validity.since(moment) : new Validity(Instant.EPOCH, moment);
        return new Rule(
                id,
                1,
                new Bilingual("规则", "Rule"),
                scope,
                places,
                "unit-" + random.nextInt(100),
                Optional.empty(),
                new ArticleId("law/1"),
                OptionalInt.of(priority),
                fallback,
                validity);
    }

    /// The rule for its class in the whole city becomes rules for the others of the class.
    private void forget(CategoryKey key) {
        forgotten.add(key);
        var city = new PlaceBinding.AreaSubtree(terrain.areas().getFirst().code());
        var group = group(Integer.parseInt(key.code().substring(1)) / 10);
        rules.removeIf(rule -> rule.places().equals(city)
                && (rule.categories().equals(group)
                        || rule.categories() instanceof CategoryScope.One(var own)
                                && group.covers(Optional.of(own), this::group)));
        terrain.topics().stream()
                .map(Terrain.Topic::key)
                .filter(other -> group.covers(Optional.of(other), this::group) && !forgotten.contains(other))
                .forEach(other ->
                        rules.add(rule("again-" + rules.size() + other, new CategoryScope.One(other), city, 5, false)));
    }

    private void overlap(Rule rule) {
        if (rule.fallback() || rule.priority().getAsInt() < 50 || isPlanted(rule)) {
            return;
        }
        var twin = new Rule(
                "twin-" + overlaps.size(),
                1,
                rule.name(),
                rule.categories(),
                rule.places(),
                "another-unit",
                rule.post(),
                rule.basis(),
                rule.priority(),
                false,
                rule.validity());
        rules.add(twin);
        overlaps.add(Set.of(rule.id(), twin.id()));
    }

    /// A class in one micro-grid against one category in the grid around it.
    private void cross(Rule rule) {
        var alone = rules.stream()
                        .filter(other -> other.places().equals(rule.places()))
                        .count()
                == 1;
        if (rule.fallback() || rule.priority().getAsInt() != 50 || isPlanted(rule) || !alone) {
            return;
        }
        var topic = ((CategoryScope.One) rule.categories()).key();
        var group = group(Integer.parseInt(topic.code().substring(1)) / 10);
        var across = new Rule(
                "across-" + crossings.size(),
                1,
                rule.name(),
                group,
                new PlaceBinding.AreaSubtree(rule.places().area() + "100"),
                "another-unit",
                rule.post(),
                rule.basis(),
                rule.priority(),
                false,
                Validity.since(Instant.EPOCH));
        rules.add(across);
        crossings.add(Set.of(rule.id(), across.id()));
    }

    private boolean isPlanted(Rule rule) {
        return Stream.of(overlaps, crossings).flatMap(Set::stream).anyMatch(pair -> pair.contains(rule.id()));
    }

    private Segment segment(Terrain.Stretch stretch) {
        return new Segment(
                stretch.road() + "-" + stretch.from(),
                stretch.road(),
                new Bilingual("段", "part"),
                List.of(new Point(0, 0), new Point(0.001, 0)),
                stretch.from(),
                stretch.to(),
                Validity.ALWAYS);
    }

    private Component thing() {
        var kind = terrain.kinds().get(random.nextInt(terrain.kinds().size()));
        var owner = random.nextBoolean() ? Optional.of("unit-1") : Optional.<String>empty();
        return new Component("0000000000000001", kind.system(), kind.code(), new Point(0, 0), owner, Validity.ALWAYS);
    }

    private CategoryKey topic(int number) {
        return terrain.topics().get(number).key();
    }

    private CategoryScope group(int number) {
        return new CategoryScope.Group("S" + number / 5, "g" + number);
    }

    private CategoryScope one(int number) {
        return new CategoryScope.One(topic(number));
    }
}
