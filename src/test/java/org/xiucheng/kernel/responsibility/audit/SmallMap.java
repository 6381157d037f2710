package org.xiucheng.kernel.responsibility.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
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

/// A made-up city small enough to ask about everything in it, with a duty list that is right nowhere in
/// particular.
record SmallMap(Terrain terrain, List<Rule> rules) {
    static final Validity SPAN = Validity.since(day(1));
    private static final int DAYS = 6;
    private static final List<CategoryKey> KINDS =
            Stream.of("k1", "k2", "k3").map(code -> new CategoryKey("K", code)).toList();
    private static final List<Terrain.Topic> TOPICS = List.of(
            new Terrain.Topic(new CategoryKey("A", "a1"), Optional.of("g1")),
            new Terrain.Topic(new CategoryKey("A", "a2"), Optional.of("g1")),
            new Terrain.Topic(new CategoryKey("A", "a3"), Optional.of("g2")),
            new Terrain.Topic(new CategoryKey("B", "b1"), Optional.of("g1")),
            new Terrain.Topic(new CategoryKey("B", "b2"), Optional.empty()));

    static SmallMap random(Random random) {
        var areas = areas(random, 2 + random.nextInt(7));
        var leaves = areas.stream()
                .map(Terrain.Cell::code)
                .filter(code -> areas.stream().noneMatch(cell -> cell.parent().equals(Optional.of(code))))
                .toList();
        var stretches = new ArrayList<Terrain.Stretch>();
        for (var road = 0; road < 2; road++) {
            for (var part = 0; part < 3; part++) {
                var first = random.nextInt(leaves.size());
                var both = random.nextBoolean() ? 1 : 0;
                for (var leaf : List.copyOf(leaves.subList(first, Math.min(leaves.size(), first + 1 + both)))) {
                    stretches.add(new Terrain.Stretch("R" + road, part * 100, part * 100 + 100, leaf));
                }
            }
        }
        var terrain = new Terrain(TOPICS, areas, stretches, KINDS);
        var rules = IntStream.range(0, 1 + random.nextInt(10))
                .mapToObj(i -> rule("r" + i, areas, random))
                .toList();
        return new SmallMap(terrain, rules);
    }

    static Instant day(int number) {
        return Instant.EPOCH.plusSeconds(86_400L * number);
    }

    RuleSet set() {
        return new RuleSet(rules, this::chain, this::group);
    }

    SmallMap with(List<Change> changes) {
        return new SmallMap(terrain, Change.applied(rules, changes));
    }

    Optional<String> group(CategoryKey key) {
        return Optional.ofNullable(terrain.groups().get(key));
    }

    List<String> chain(String area) {
        var parents = new HashMap<String, String>();
        terrain.areas().forEach(cell -> cell.parent().ifPresent(parent -> parents.put(cell.code(), parent)));
        var chain = new ArrayList<String>();
        for (var at = area; at != null; at = parents.get(at)) {
            chain.addFirst(at);
        }
        return chain;
    }

    /// Everything that can be asked here.
    List<Question> questions() {
        var chains = new HashMap<String, List<String>>();
        terrain.areas().forEach(cell -> chains.put(cell.code(), chain(cell.code())));
        return terrain.areas().stream()
                .flatMap(cell -> segments(cell.code())
                        .flatMap(segment -> components()
                                .flatMap(component -> TOPICS.stream()
                                        .flatMap(topic -> IntStream.range(1, DAYS)
                                                .mapToObj(day -> new Question(
                                                        Optional.of(topic.key()),
                                                        chains.getOrDefault(cell.code(), List.of()),
                                                        segment,
                                                        component,
                                                        day(day)))))))
                .toList();
    }

    private Stream<Optional<Segment>> segments(String area) {
        var here = terrain.stretches().stream()
                .filter(stretch -> stretch.area().equals(area))
                .map(stretch -> Optional.of(new Segment(
                        stretch.road() + stretch.from(),
                        stretch.road(),
                        new Bilingual("段", "part"),
                        List.of(new Point(0, 0), new Point(0.001, 0)),
                        stretch.from(),
                        stretch.to(),
                        Validity.ALWAYS)));
        return Stream.concat(Stream.of(Optional.empty()), here);
    }

    private Stream<Optional<Component>> components() {
        var things = KINDS.stream()
                .flatMap(kind -> Stream.of(Optional.<String>empty(), Optional.of("u9"))
                        .map(owner -> Optional.of(new Component(
                                "0000000000000001",
                                kind.system(),
                                kind.code(),
                                new Point(0, 0),
                                owner,
                                Validity.ALWAYS))));
        return Stream.concat(Stream.of(Optional.empty()), things);
    }

    private static List<Terrain.Cell> areas(Random random, int count) {
        var areas = new ArrayList<Terrain.Cell>();
        areas.add(new Terrain.Cell("0", Optional.empty()));
        for (var i = 1; i < count; i++) {
            var parent = areas.get(random.nextInt(areas.size())).code();
            areas.add(new Terrain.Cell(parent + "-" + i, Optional.of(parent)));
        }
        return areas;
    }

    private static Rule rule(String id, List<Terrain.Cell> areas, Random random) {
        var area = areas.get(random.nextInt(areas.size())).code();
        var from = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
        var to = random.nextInt(3) == 0 ? day(from + 1 + random.nextInt(2)) : null;
        return new Rule(
                id,
                1,
                new Bilingual("规则", "rule"),
                scope(random),
                places(area, random),
                "u" + random.nextInt(3),
                Optional.empty(),
                new ArticleId("law/1"),
                random.nextInt(3) == 0 ? OptionalInt.of(random.nextInt(3)) : OptionalInt.empty(),
                random.nextInt(5) == 0,
                new Validity(day(from), to));
    }

    private static CategoryScope scope(Random random) {
        var topic = TOPICS.get(random.nextInt(TOPICS.size()));
        return switch (random.nextInt(4)) {
            case 0 -> new CategoryScope.Any();
            case 1 -> new CategoryScope.System(topic.key().system());
            case 2 ->
                new CategoryScope.Group(topic.key().system(), topic.group().orElse("g1"));
            default -> new CategoryScope.One(topic.key());
        };
    }

    private static PlaceBinding places(String area, Random random) {
        var kind = KINDS.get(random.nextInt(2));
        var from = 50 * random.nextInt(5);
        return switch (random.nextInt(6)) {
            case 0 -> new PlaceBinding.RoadRange(area, "R" + random.nextInt(2), from, from + 50 + random.nextInt(200));
            case 1 -> new PlaceBinding.ComponentClass(area, kind.system(), kind.code());
            case 2 -> new PlaceBinding.OwnerRole(area);
            default -> new PlaceBinding.AreaSubtree(area);
        };
    }

    /// Which findings speak of this question, by what the words of a finding say.
    List<Finding> about(Question question, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.where().stream().anyMatch(where -> isAbout(where, question)))
                .toList();
    }

    private boolean isAbout(Where where, Question question) {
        return where.when().holdsAt(question.at())
                && question.areas().contains(where.area())
                && where.except().stream().noneMatch(question.areas()::contains)
                && where.categories().stream().anyMatch(scope -> scope.covers(question.category(), this::group))
                && isOnRoad(where, question)
                && isAtThing(where, question);
    }

    private boolean isOnRoad(Where where, Question question) {
        var inPlay = inPlay(question).anyMatch(rule -> rule.places() instanceof PlaceBinding.RoadRange);
        if (where.road().isEmpty()) {
            return !inPlay;
        }
        var reach = where.road().get();
        return inPlay
                && question.segment()
                        .filter(s -> s.road().equals(reach.road()) && s.from() < reach.to() && s.to() > reach.from())
                        .isPresent();
    }

    private boolean isAtThing(Where where, Question question) {
        var inPlay = inPlay(question)
                .anyMatch(rule -> rule.places() instanceof PlaceBinding.ComponentClass
                        || rule.places() instanceof PlaceBinding.OwnerRole);
        if (where.things().isEmpty()) {
            return !inPlay;
        }
        return inPlay
                && where.things().stream()
                        .anyMatch(thing -> is(thing, question.component().orElseThrow()));
    }

    private boolean is(Where.Thing thing, Component component) {
        var kind = new CategoryKey(component.system(), component.code());
        var named = rules.stream()
                .anyMatch(rule -> rule.places() instanceof PlaceBinding.ComponentClass(var _, var system, var code)
                        && new CategoryKey(system, code).equals(kind));
        var owned = component.owner().isPresent();
        return thing.kind().map(kind::equals).orElse(!named)
                && switch (thing.owned()) {
                    case YES -> owned;
                    case NO -> !owned;
                    case EITHER -> true;
                };
    }

    /// The rules that apply to it, found by looking at each.
    Stream<Rule> inPlay(Question question) {
        return rules.stream()
                .filter(rule -> rule.validity().holdsAt(question.at())
                        && rule.categories().covers(question.category(), this::group)
                        && rule.places().covers(question));
    }
}
