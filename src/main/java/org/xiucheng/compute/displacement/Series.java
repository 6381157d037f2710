package org.xiucheng.compute.displacement;

import java.util.List;
import org.xiucheng.kernel.category.CategoryKey;

/// Everything of one category along one road.
public record Series(String road, CategoryKey category, List<Spell> spells) {
    public Series {
        spells = List.copyOf(spells);
    }
}
