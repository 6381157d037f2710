package org.xiucheng.kernel.responsibility.audit;

import java.util.ArrayList;
import java.util.List;
import org.xiucheng.kernel.responsibility.Rule;

/// One step from a duty list to a better one.
public sealed interface Change {
    /// A new rule.
    record Add(Rule rule) implements Change {}

    /// A rule that says something else from now on.
    record Replace(Rule before, Rule after) implements Change {}

    /// A rule that is taken out.
    record Drop(Rule rule) implements Change {}

    /// The list with these changes.
    static List<Rule> applied(List<Rule> rules, List<Change> changes) {
        var result = new ArrayList<>(rules);
        for (var change : changes) {
            switch (change) {
                case Add(var rule) -> result.add(rule);
                case Replace(var before, var after) -> result.set(result.indexOf(before), after);
                case Drop(var rule) -> result.remove(rule);
            }
        }
        return result;
    }
}
