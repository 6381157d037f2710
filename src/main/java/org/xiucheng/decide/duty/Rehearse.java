package org.xiucheng.decide.duty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xiucheng.compute.terrain.MakeTerrain;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.Question;
import org.xiucheng.kernel.responsibility.Resolution;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.responsibility.RuleFlaw;
import org.xiucheng.kernel.responsibility.RuleSet;
import org.xiucheng.kernel.responsibility.audit.Audit;
import org.xiucheng.kernel.responsibility.audit.AuditRules;
import org.xiucheng.kernel.responsibility.audit.Finding;
import org.xiucheng.kernel.responsibility.audit.Widened;
import org.xiucheng.kernel.responsibility.sql.CurrentRules;
import org.xiucheng.kernel.time.Validity;

/// Tries a draft without doing it: audits the city before and after, and asks past matters again.
@Component
class Rehearse {
    private static final DutyLimits LIMITS = DutyLimits.USUAL;

    private final CurrentRules rules;
    private final MakeTerrain makeTerrain;
    private final SqlPastMatters past;
    private final Places places;
    private final CurrentParties parties;

    Rehearse(CurrentRules rules, MakeTerrain makeTerrain, SqlPastMatters past, Places places, CurrentParties parties) {
        this.rules = rules;
        this.makeTerrain = makeTerrain;
        this.past = past;
        this.places = places;
        this.parties = parties;
    }

    /// What it would do if it held from that moment.
    Rehearsal rehearse(List<Draft.Proposal> proposals, int base, Instant now, Instant from) {
        var before = rules.refresh();
        var after = rules.of(applied(before.rules(), proposals, from));
        var terrain = makeTerrain.at(from);
        var span = Validity.since(from);
        var old = AuditRules.audit(before, terrain, span);
        var fresh = AuditRules.audit(after, terrain, span);
        var widened = Widened.between(old, fresh, terrain);
        return new Rehearsal(
                base,
                now,
                count(old),
                count(fresh),
                unsettled(widened, after),
                widened.gaps().stream().map(Rehearse::widening).toList(),
                replay(before, after, from));
    }

    /// The list as it would be: each named rule ends at that moment, and most begin anew.
    static List<Rule> applied(List<Rule> standing, List<Draft.Proposal> proposals, Instant from) {
        var named = proposals.stream().map(p -> p.rule().id()).collect(Collectors.toSet());
        var next = new ArrayList<Rule>();
        for (var rule : standing) {
            var touched = named.contains(rule.id())
                    && rule.validity().from().isBefore(from)
                    && rule.validity().end().filter(end -> !end.isAfter(from)).isEmpty();
            next.add(touched ? rule.until(from) : rule);
        }
        proposals.stream()
                .filter(proposal -> !proposal.ends())
                .forEach(proposal -> next.add(begun(proposal.rule(), from)));
        return next;
    }

    /// From that moment, until the end that was proposed, if it comes after.
    private static Rule begun(Rule rule, Instant from) {
        var end = rule.validity().end().filter(from::isBefore);
        return rule.during(new Validity(from, end.orElse(null)));
    }

    private static List<List<String>> unsettled(Widened widened, RuleSet after) {
        var pairs = after.flaws().stream().map(Rehearse::pair);
        var torn = widened.unsettled().stream().map(finding -> switch (finding) {
            case Finding.Overlap overlap -> ids(overlap.rules());
            case Finding.Crossing crossing -> ids(crossing.rules());
            case Finding.Gap _, Finding.OnlyFallback _ -> List.<String>of();
        });
        return Stream.concat(pairs, torn).distinct().toList();
    }

    private static List<String> pair(RuleFlaw flaw) {
        return switch (flaw) {
            case RuleFlaw.Crossing(var one, var two) -> ids(List.of(one, two));
        };
    }

    private static List<String> ids(List<Rule> rules) {
        return rules.stream().map(Rule::id).sorted().toList();
    }

    private static Rehearsal.Count count(Audit audit) {
        return new Rehearsal.Count(
                of(audit, Finding.Gap.class),
                of(audit, Finding.OnlyFallback.class),
                of(audit, Finding.Overlap.class),
                of(audit, Finding.Crossing.class));
    }

    private static int of(Audit audit, Class<? extends Finding> kind) {
        return (int) audit.findings().stream().filter(kind::isInstance).count();
    }

    private static Rehearsal.Widening widening(Finding finding) {
        var where = finding.where().getFirst();
        var scopes = where.categories().stream().map(Rehearse::text).toList();
        var sort = finding instanceof Finding.Gap ? "gap" : "only-fallback";
        return new Rehearsal.Widening(sort, scopes, where.area(), where.except().size());
    }

    private static String text(CategoryScope scope) {
        return switch (scope) {
            case CategoryScope.Any() -> "*";
            case CategoryScope.System(var system) -> system;
            case CategoryScope.Group(var system, var group) -> system + "/" + group;
            case CategoryScope.One(var key) -> key.toString();
        };
    }

    private record Way(String from, String to) {}

    private Rehearsal.Replay replay(RuleSet before, RuleSet after, Instant at) {
        var matters = past.latest(LIMITS.replayed());
        var moves = new HashMap<Way, List<String>>();
        for (var matter : matters) {
            var question = question(matter, at);
            var way = new Way(unit(before, question), unit(after, question));
            if (!way.from.equals(way.to)) {
                moves.computeIfAbsent(way, _ -> new ArrayList<>()).add(matter.number());
            }
        }
        var elsewhere = moves.values().stream().mapToInt(List::size).sum();
        return new Rehearsal.Replay(matters.size(), elsewhere, listed(moves));
    }

    private static List<Rehearsal.Move> listed(Map<Way, List<String>> moves) {
        return moves.entrySet().stream()
                .map(entry -> new Rehearsal.Move(
                        entry.getKey().from,
                        entry.getKey().to,
                        entry.getValue().size(),
                        entry.getValue().stream().limit(LIMITS.examples()).toList()))
                .sorted(Comparator.comparing(Rehearsal.Move::matters)
                        .reversed()
                        .thenComparing(Rehearsal.Move::from)
                        .thenComparing(Rehearsal.Move::to))
                .toList();
    }

    private Question question(SqlPastMatters.Past matter, Instant at) {
        return new Question(
                Optional.of(matter.category()),
                matter.areas(),
                matter.segment().flatMap(places::segment),
                matter.component().flatMap(places::component),
                at);
    }

    private String unit(RuleSet set, Question question) {
        return switch (set.resolve(question, code -> parties.get().unit(code).isPresent())) {
            case Resolution.Named named -> named.unit();
            case Resolution.Unsettled _, Resolution.Nobody _ -> "";
        };
    }
}
