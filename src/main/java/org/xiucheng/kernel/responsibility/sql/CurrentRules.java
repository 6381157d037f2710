package org.xiucheng.kernel.responsibility.sql;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.responsibility.RuleSet;

/// The duty list as this node knows it: read once, swapped whole by `refresh` when a version has been
/// published.
@Component
public class CurrentRules implements Supplier<RuleSet> {
    private final SqlRules store;
    private final Places places;
    private final Categories categories;
    private final AtomicReference<@Nullable RuleSet> current = new AtomicReference<>();

    public CurrentRules(SqlRules store, Places places, Categories categories) {
        this.store = store;
        this.places = places;
        this.categories = categories;
    }

    @Override
    public RuleSet get() {
        var known = current.get();
        return known == null ? refresh() : known;
    }

    /// Reads the rules anew. A set with crossing rules is refused whole and the old one stays.
    public RuleSet refresh() {
        var fresh = new RuleSet(
                store.all(),
                places::chainOf,
                key -> categories.find(key).map(c -> c.group().zh()));
        if (!fresh.flaws().isEmpty()) {
            throw new IllegalStateException("the duty list has rules that cross without a priority: "
                    + fresh.flaws().getFirst());
        }
        current.set(fresh);
        return fresh;
    }
}
