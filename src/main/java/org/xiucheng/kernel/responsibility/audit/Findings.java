package org.xiucheng.kernel.responsibility.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xiucheng.kernel.responsibility.Rule;

/// Turns what is wrong where into findings with proposals: rules that do not settle first, then what nobody
/// answers, then what only a fallback does.
final class Findings {
    private final List<Rule> rules;
    private final Propose propose;

    Findings(List<Rule> rules, Propose propose) {
        this.rules = rules;
        this.propose = propose;
    }

    List<Finding> of(Map<Verdict, List<Where>> described) {
        var torn = new ArrayList<Finding>();
        var gaps = new ArrayList<Finding>();
        var fallbacks = new ArrayList<Finding>();
        described.forEach((verdict, wheres) -> {
            switch (verdict) {
                case Verdict.Torn rivals -> torn.add(torn(rivals, wheres));
                case Verdict.Nobody() -> wheres.forEach(where -> gaps.add(gap(where)));
                case Verdict.Fallback(var rule) ->
                    wheres.forEach(where -> fallbacks.add(fallback(rules.get(rule), where)));
            }
        });
        torn.addAll(gaps);
        torn.addAll(fallbacks);
        return torn;
    }

    private Finding torn(Verdict.Torn torn, List<Where> wheres) {
        var those = torn.rivals().stream().map(rules::get).toList();
        var proposal = propose.settle(torn);
        return Propose.isSame(those)
                ? new Finding.Overlap(those, wheres, proposal)
                : new Finding.Crossing(those, wheres, proposal);
    }

    private Finding gap(Where where) {
        return new Finding.Gap(List.of(where), propose.name(where, Optional.empty()));
    }

    private Finding fallback(Rule rule, Where where) {
        return new Finding.OnlyFallback(rule, List.of(where), propose.name(where, Optional.of(rule)));
    }
}
