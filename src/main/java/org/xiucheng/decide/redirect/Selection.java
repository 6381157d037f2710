package org.xiucheng.decide.redirect;

import java.time.Instant;
import java.util.Optional;

/// Which dispatches were wrong: those that this rule made, or that went to this unit, of this category, of
/// matters opened in this time.
public record Selection(
        Optional<String> rule,
        Optional<String> unit,
        Optional<String> system,
        Optional<String> code,
        Optional<Instant> from,
        Optional<Instant> to) {}
