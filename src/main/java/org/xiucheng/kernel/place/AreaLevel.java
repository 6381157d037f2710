package org.xiucheng.kernel.place;

import org.xiucheng.kernel.Bilingual;

/// One storey of the city's division, as data: 0 is the whole jurisdiction, deeper is finer.
///
/// Usual keys: `city`, `district`, `street` (a town stands beside streets), `community` (a village stands
/// beside communities), `grid`, `micro-grid`. A city without districts simply has no such storey.
public record AreaLevel(int depth, String key, Bilingual name) {
    /// Deeper trees than this are a mistake in the data.
    public static final int DEEPEST = 15;

    public AreaLevel {
        if (depth < 0 || depth > DEEPEST || !key.matches("[a-z][a-z-]{0,31}")) {
            throw new IllegalArgumentException("a level has a depth from 0 to 15 and a key in lower case");
        }
    }
}
