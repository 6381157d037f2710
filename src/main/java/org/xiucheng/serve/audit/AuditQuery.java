package org.xiucheng.serve.audit;

import java.util.Optional;

/// Which lines of the audit are asked for; what is absent narrows nothing.
///
/// @param what the public name of a thing, such as a number or an account
/// @param action a whole action, or the word before its first dot
/// @param unit in whose name it was done
public record AuditQuery(Optional<String> what, Optional<String> action, Optional<String> unit) {
    /// How the asking itself is written down.
    String code() {
        return "what=%s action=%s unit=%s".formatted(what.orElse("-"), action.orElse("-"), unit.orElse("-"));
    }
}
