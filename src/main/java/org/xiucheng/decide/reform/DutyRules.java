package org.xiucheng.decide.reform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.duty.Draft;
import org.xiucheng.decide.duty.SqlDrafts;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.responsibility.sql.CurrentRules;

/// Rules of the duty list that name the unit or its posts. They change by a draft like any other change of the
/// list; open drafts that name it must be decided first.
@Component
class DutyRules implements Hanging {
    private static final int DRAFTS = 100;

    private final CurrentRules rules;
    private final SqlDrafts drafts;
    private final CurrentParties parties;
    private final Places places;

    DutyRules(CurrentRules rules, SqlDrafts drafts, CurrentParties parties, Places places) {
        this.rules = rules;
        this.drafts = drafts;
        this.parties = parties;
        this.places = places;
    }

    /// What the duty list says instead.
    List<Draft.Proposal> proposals(Plan plan, Instant at) {
        var proposals = new ArrayList<Draft.Proposal>();
        for (var rule : rules.refresh().rules()) {
            if (names(plan, rule) && rule.validity().holdsAt(at)) {
                proposals.add(new Draft.Proposal(passed(plan, rule, rule.id(), rule.places()), false));
                parts(plan, rule)
                        .forEach(area -> proposals.add(new Draft.Proposal(
                                passed(plan, rule, rule.id() + "." + area, narrowed(rule.places(), area)), false)));
            }
        }
        return List.copyOf(proposals);
    }

    @Override
    public List<Hung> on(Plan plan, Instant at) {
        var hung = new ArrayList<Hung>();
        for (var rule : rules.get().rules()) {
            if (names(plan, rule)
                    && rule.validity().end().filter(end -> !end.isAfter(at)).isEmpty()) {
                var now = rule.validity().holdsAt(at);
                hung.add(new Hung(
                        "rule", rule.id(), now ? Optional.of(plan.successor(chain(rule.places()))) : Optional.empty()));
            }
        }
        return hung;
    }

    /// Open drafts but that one that name what ends: decided later, they would name what is gone.
    List<Hung> drafts(Plan plan, Optional<String> own) {
        return drafts.list(DRAFTS).stream()
                .filter(draft ->
                        draft.standing() == Draft.Standing.DRAFTED || draft.standing() == Draft.Standing.REHEARSED)
                .filter(draft -> own.filter(draft.code()::equals).isEmpty())
                .filter(draft -> draft.proposals().stream().anyMatch(p -> !p.ends() && names(plan, p.rule())))
                .map(draft -> new Hung("draft", draft.code(), Optional.empty()))
                .toList();
    }

    @Override
    public int pass(Reform reform, Instant at, int most) {
        return 0;
    }

    private boolean names(Plan plan, Rule rule) {
        return plan.whole()
                ? rule.unit().equals(plan.unit())
                : rule.post().filter(plan.posts()::containsKey).isPresent();
    }

    private Rule passed(Plan plan, Rule rule, String id, PlaceBinding bound) {
        var unit = plan.whole() ? plan.successor(chain(bound)) : rule.unit();
        var post = rule.post()
                .flatMap(plan::post)
                .filter(code -> parties.get()
                        .post(code)
                        .filter(found -> found.unit().equals(unit))
                        .isPresent());
        var name = id.equals(rule.id()) ? rule.name() : named(rule.name(), bound.area());
        return new Rule(
                id,
                1,
                name,
                rule.categories(),
                bound,
                unit,
                post,
                rule.basis(),
                priority(rule),
                rule.fallback(),
                rule.validity());
    }

    private static OptionalInt priority(Rule rule) {
        return rule.priority();
    }

    private Bilingual named(Bilingual name, String area) {
        var where = places.area(area).map(found -> found.name()).orElseGet(() -> Bilingual.same(area));
        return new Bilingual(name.zh() + "（" + where.zh() + "）", name.en() + " (" + where.en() + ")");
    }

    /// Areas within the rule's own where somebody else takes over.
    private Set<String> parts(Plan plan, Rule rule) {
        if (!plan.whole()) {
            return Set.of();
        }
        var own = rule.places().area();
        return plan.byArea().keySet().stream()
                .filter(area -> !area.equals(own) && places.chainOf(area).contains(own))
                .collect(Collectors.toSet());
    }

    private List<String> chain(PlaceBinding bound) {
        return places.chainOf(bound.area());
    }

    private static PlaceBinding narrowed(PlaceBinding bound, String area) {
        return switch (bound) {
            case PlaceBinding.AreaSubtree _ -> new PlaceBinding.AreaSubtree(area);
            case PlaceBinding.RoadRange range ->
                new PlaceBinding.RoadRange(area, range.road(), range.from(), range.to());
            case PlaceBinding.ComponentClass kind -> new PlaceBinding.ComponentClass(area, kind.system(), kind.code());
            case PlaceBinding.OwnerRole _ -> new PlaceBinding.OwnerRole(area);
        };
    }
}
