package org.xiucheng.kernel.category;

import java.util.Locale;
import org.xiucheng.kernel.Bilingual;

/// What lies over what at one place of a street: five layers that different units answer for.
public enum Layer {
    /// The fronts of the houses, with signs, lights and what hangs on them (立面).
    FACADE(new Bilingual("立面", "Façade")),
    /// Where people walk, with what stands there (人行道).
    PAVEMENT(new Bilingual("人行道", "Pavement")),
    /// Where people drive and cycle (车行道).
    CARRIAGEWAY(new Bilingual("车行道", "Carriageway")),
    /// Wires, lamps, bridges (上空).
    ABOVE(new Bilingual("上空", "Above")),
    /// Pipes and their covers, passages (地下).
    BELOW(new Bilingual("地下", "Below"));

    private final Bilingual title;

    Layer(Bilingual title) {
        this.title = title;
    }

    public Bilingual title() {
        return title;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is the ground itself, on which neighbours share what happens at the line between them.
    public boolean ground() {
        return this == PAVEMENT || this == CARRIAGEWAY;
    }
}
