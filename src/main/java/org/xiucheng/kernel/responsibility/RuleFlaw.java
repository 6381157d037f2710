package org.xiucheng.kernel.responsibility;

/// Why a duty list may not go live.
public sealed interface RuleFlaw {
    /// Two rules that can apply to the same matter, neither narrower, with no priority between them.
    record Crossing(Rule one, Rule two) implements RuleFlaw {}
}
