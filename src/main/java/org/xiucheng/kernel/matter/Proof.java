package org.xiucheng.kernel.matter;

import java.util.Locale;

/// What a step asks for before it may be taken.
public enum Proof {
    /// A few words on what was done or found.
    NOTE,
    /// The category of the matter, unless it is known already.
    CATEGORY,
    /// The unit that is to answer.
    UNIT;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
