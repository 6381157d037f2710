package org.xiucheng.kernel.responsibility.sql;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.responsibility.RuleSet;

/// The duty list as this node knows it: read once, and swapped whole when a version was published, here or on
/// another node.
@Component
public class CurrentRules implements Supplier<RuleSet> {
    /// How old the knowledge of the last version may be.
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final SqlRules store;
    private final Places places;
    private final Categories categories;
    private final AtomicReference<@Nullable Known> current = new AtomicReference<>();

    public CurrentRules(SqlRules store, Places places, Categories categories) {
        this.store = store;
        this.places = places;
        this.categories = categories;
    }

    private record Known(RuleSet rules, int version, long askedAt) {}

    @Override
    public RuleSet get() {
        var known = current.get();
        if (known == null) {
            return refresh();
        }
        if (System.nanoTime() - known.askedAt < FRESH.toNanos()) {
            return known.rules;
        }
        if (store.version() != known.version) {
            return refresh();
        }
        current.compareAndSet(known, new Known(known.rules, known.version, System.nanoTime()));
        return known.rules;
    }

    /// Reads the rules anew. A set with crossing rules is refused whole and the old one stays.
    public RuleSet refresh() {
        var version = store.version();
        var fresh = of(store.all());
        if (!fresh.flaws().isEmpty()) {
            throw new IllegalStateException("the duty list has rules that cross without a priority: "
                    + fresh.flaws().getFirst());
        }
        current.set(new Known(fresh, version, System.nanoTime()));
        return fresh;
    }

    /// These rules as a list of this city, to be tried before it is published.
    public RuleSet of(Collection<Rule> rules) {
        return new RuleSet(
                rules,
                places::chainOf,
                key -> categories.find(key).map(c -> c.group().zh()));
    }
}
