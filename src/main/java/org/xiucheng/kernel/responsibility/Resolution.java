package org.xiucheng.kernel.responsibility;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The answer to a question of duty, with its reasons.
public sealed interface Resolution {
    /// One rule wins: the unit that leads, the post if the rule names one, and what every other rule that
    /// applied lost by.
    record Named(Rule rule, String unit, Optional<String> post, List<Lost> lost) implements Resolution {}

    /// Several rules apply and none beats all others: a flaw of the duty list that a person must settle.
    record Unsettled(List<Rule> rivals) implements Resolution {}

    /// No rule applies at all, not even a fallback.
    record Nobody() implements Resolution {}

    /// A rule that applied and did not win.
    record Lost(Rule rule, Why why) {}

    /// What a rule lost by.
    enum Why {
        /// The winner is narrower in category and place.
        BROADER,
        /// The two cross or tie, and the winner states a higher priority.
        LOWER_PRIORITY,
        /// It answers only when no other does.
        FALLBACK;

        /// As it is written down with the matter: `broader`, `lower-priority`, `fallback`.
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
