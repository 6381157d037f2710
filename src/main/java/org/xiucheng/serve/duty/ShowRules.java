package org.xiucheng.serve.duty;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Road;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.responsibility.audit.Change;
import org.xiucheng.kernel.responsibility.audit.Finding;
import org.xiucheng.kernel.responsibility.audit.Where;
import org.xiucheng.serve.matter.Names;

/// Says rules and findings in names instead of codes.
@Component
class ShowRules {
    private static final Bilingual ANY = new Bilingual("全部类别", "Every category");
    /// So many spared areas are named; the others are counted.
    private static final int NAMED = 12;

    private final Names names;
    private final Places places;
    private final Categories categories;

    ShowRules(Names names, Places places, Categories categories) {
        this.names = names;
        this.places = places;
        this.categories = categories;
    }

    RuleView rule(Rule rule, Instant moment) {
        return new RuleView(
                rule.id(),
                rule.version(),
                rule.name(),
                scope(rule.categories()),
                bound(rule.places()),
                names.unit(rule.unit()),
                rule.post().map(names::post),
                rule.basis().value(),
                names.article(rule.basis(), moment),
                rule.priority().isPresent() ? Optional.of(rule.priority().getAsInt()) : Optional.empty(),
                rule.fallback(),
                rule.validity().from(),
                rule.validity().end());
    }

    AuditView.Found found(Finding finding, Instant moment) {
        return new AuditView.Found(
                sort(finding),
                rules(finding).stream().map(rule -> rule(rule, moment)).toList(),
                finding.where().stream().map(this::where).toList(),
                finding.proposal().stream()
                        .map(change -> change(change, moment))
                        .toList());
    }

    private static String sort(Finding finding) {
        return switch (finding) {
            case Finding.Gap _ -> "gap";
            case Finding.OnlyFallback _ -> "only-fallback";
            case Finding.Overlap _ -> "overlap";
            case Finding.Crossing _ -> "crossing";
        };
    }

    private static List<Rule> rules(Finding finding) {
        return switch (finding) {
            case Finding.Gap _ -> List.of();
            case Finding.OnlyFallback only -> List.of(only.fallback());
            case Finding.Overlap overlap -> overlap.rules();
            case Finding.Crossing crossing -> crossing.rules();
        };
    }

    private AuditView.Change change(Change change, Instant moment) {
        return switch (change) {
            case Change.Add(var rule) -> new AuditView.Change("add", rule(rule, moment));
            case Change.Replace(var _, var after) -> new AuditView.Change("replace", rule(after, moment));
            case Change.Drop(var rule) -> new AuditView.Change("drop", rule(rule, moment));
        };
    }

    private RuleView.Where where(Where where) {
        return new RuleView.Where(
                where.categories().stream().map(this::scope).toList(),
                names.area(where.area()),
                where.except().stream().limit(NAMED).map(names::area).toList(),
                where.except().size(),
                where.road().map(reach -> road(reach.road(), reach.from(), reach.to())),
                where.things().stream().map(this::thing).toList(),
                where.when().from(),
                where.when().end());
    }

    private RuleView.Thing thing(Where.Thing thing) {
        return new RuleView.Thing(
                thing.kind().map(names::category), thing.owned().name().toLowerCase(Locale.ROOT));
    }

    private RuleView.Scope scope(CategoryScope scope) {
        return switch (scope) {
            case CategoryScope.Any() -> new RuleView.Scope("any", Optional.empty(), Optional.empty(), ANY);
            case CategoryScope.System(var system) ->
                new RuleView.Scope("system", Optional.of(system), Optional.empty(), system(system));
            case CategoryScope.Group(var system, var group) ->
                new RuleView.Scope("group", Optional.of(system), Optional.of(group), group(system, group));
            case CategoryScope.One(var key) ->
                new RuleView.Scope(
                        "one",
                        Optional.of(key.system()),
                        Optional.of(key.code()),
                        names.category(key).name());
        };
    }

    private Bilingual system(String id) {
        return categories.system(id).map(system -> system.name()).orElseGet(() -> Bilingual.same(id));
    }

    private Bilingual group(String system, String group) {
        return categories.list(system).stream()
                .map(category -> category.group())
                .filter(name -> name.zh().equals(group))
                .findFirst()
                .orElseGet(() -> Bilingual.same(group));
    }

    private RuleView.Bound bound(PlaceBinding binding) {
        var area = names.area(binding.area());
        return switch (binding) {
            case PlaceBinding.AreaSubtree _ -> new RuleView.Bound("area", area, Optional.empty(), Optional.empty());
            case PlaceBinding.RoadRange(var _, var road, var from, var to) ->
                new RuleView.Bound("road", area, Optional.of(road(road, from, to)), Optional.empty());
            case PlaceBinding.ComponentClass(var _, var system, var code) ->
                new RuleView.Bound(
                        "component-class",
                        area,
                        Optional.empty(),
                        Optional.of(names.category(new CategoryKey(system, code))));
            case PlaceBinding.OwnerRole _ -> new RuleView.Bound("owner-role", area, Optional.empty(), Optional.empty());
        };
    }

    private RuleView.Road road(String id, double from, double to) {
        var name = places.road(id).map(Road::name).orElseGet(() -> Bilingual.same(id));
        return new RuleView.Road(id, name, from, to == Double.MAX_VALUE ? Optional.empty() : Optional.of(to));
    }
}
