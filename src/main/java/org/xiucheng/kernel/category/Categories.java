package org.xiucheng.kernel.category;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.xiucheng.kernel.Problem;

/// Every category this jurisdiction knows, in lists that stand side by side.
public final class Categories {
    private final Map<String, CodeSystem> systems;
    private final Map<CategoryKey, Category> categories;

    /// Refuses a list or a key that is named twice, and a category whose list is not there.
    public Categories(Collection<CodeSystem> systems, Collection<Category> categories) {
        var byId = new LinkedHashMap<String, CodeSystem>();
        for (var system : systems) {
            if (byId.put(system.id(), system) != null) {
                throw new IllegalArgumentException("two code systems are named " + system.id());
            }
        }
        var byKey = new TreeMap<CategoryKey, Category>();
        for (var category : categories) {
            if (!byId.containsKey(category.key().system())) {
                throw new IllegalArgumentException("no code system for " + category.key());
            }
            if (byKey.put(category.key(), category) != null) {
                throw new IllegalArgumentException("two categories are named " + category.key());
            }
        }
        this.systems = Collections.unmodifiableMap(byId);
        this.categories = Collections.unmodifiableMap(byKey);
    }

    public Optional<Category> find(CategoryKey key) {
        return Optional.ofNullable(categories.get(key));
    }

    /// The category, or a problem `category.unknown`.
    public Category get(CategoryKey key) {
        return find(key).orElseThrow(() -> Problem.invalid("category.unknown", "no such category here", "/category"));
    }

    /// The category if it may be chosen at that moment, or a problem `category.unknown` or `category.retired`.
    public Category choose(CategoryKey key, Instant moment) {
        var category = get(key);
        if (category.retiredAt(moment)) {
            throw Problem.invalid("category.retired", "this category is no longer in use", "/category");
        }
        return category;
    }

    /// The class that a category belongs to, such as 市容环境.
    public Optional<String> groupOf(CategoryKey key) {
        return find(key).map(category -> category.group().zh());
    }

    /// Whether the key is known and could no longer be chosen at that moment.
    public boolean isRetired(CategoryKey key, Instant moment) {
        return find(key).filter(category -> category.retiredAt(moment)).isPresent();
    }

    /// All categories by list and code.
    public List<Category> list() {
        return List.copyOf(categories.values());
    }

    /// The categories of one list by code; empty when the list is not here.
    public List<Category> list(String system) {
        return categories.values().stream()
                .filter(category -> category.key().system().equals(system))
                .toList();
    }

    /// The lists in the order in which the packs name them.
    public List<CodeSystem> systems() {
        return List.copyOf(systems.values());
    }

    public Optional<CodeSystem> system(String id) {
        return Optional.ofNullable(systems.get(id));
    }

    /// The list that a category of this catalogue stands in.
    public CodeSystem systemOf(Category category) {
        return system(category.key().system()).orElseThrow();
    }
}
