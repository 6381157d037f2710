package org.xiucheng.sense.mask;

import java.util.Locale;

/// A stretch of a text that looks like personal data: the characters from `from` to just before `to`.
public record Trace(Kind kind, int from, int to) {
    /// What it looks like.
    public enum Kind {
        ID_CARD,
        PHONE,
        PLATE,
        EMAIL;

        /// The word under which it is told to staff, such as `id-card`.
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    boolean touches(Trace other) {
        return from < other.to && other.from < to;
    }
}
