package org.xiucheng.kernel.responsibility.audit;

import java.util.List;
import org.xiucheng.kernel.responsibility.Rule;

/// Something that keeps a duty list from naming exactly one lead, where it does so, and what would mend it.
public sealed interface Finding {
    /// Where it is so; never none.
    List<Where> where();

    /// Changes that remove it; none where nothing can be guessed.
    List<Change> proposal();

    /// Nobody answers, not even a fallback.
    record Gap(List<Where> where, List<Change> proposal) implements Finding {}

    /// Only this fallback answers: the list has forgotten it.
    record OnlyFallback(Rule fallback, List<Where> where, List<Change> proposal) implements Finding {}

    /// These rules say the same of the same, so none of them wins.
    record Overlap(List<Rule> rules, List<Where> where, List<Change> proposal) implements Finding {}

    /// These rules meet, none is narrower than the others, and no stated priority settles it.
    record Crossing(List<Rule> rules, List<Where> where, List<Change> proposal) implements Finding {}
}
