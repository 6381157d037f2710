package org.xiucheng.compute.corridor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.category.Layer;
import org.xiucheng.kernel.category.Layers;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.responsibility.Question;
import org.xiucheng.kernel.responsibility.Resolution;
import org.xiucheng.kernel.responsibility.sql.CurrentRules;

/// Who answers at one place by layer: for each of the five the units that the duty list names, over all kinds
/// of things that lie in it.
///
/// A thing whose owner is known may be answered for by the owner instead; that is asked of one thing at a time.
@Component
public class LayerDuty {
    private final CurrentRules rules;
    private final CurrentParties parties;
    private final Categories categories;
    private final Layers layers;

    public LayerDuty(CurrentRules rules, CurrentParties parties, Categories categories, Layers layers) {
        this.rules = rules;
        this.parties = parties;
        this.categories = categories;
        this.layers = layers;
    }

    /// A unit with how many kinds it answers for in a layer, and one of them.
    public record Answers(String unit, int kinds, CategoryKey example) {}

    /// The units of one layer, who answers for most first; nobody where the duty list leaves it to a person.
    public List<Answers> at(Layer layer, Question place) {
        var found = new TreeMap<String, List<CategoryKey>>();
        for (var category : layers.in(layer)) {
            if (!categories.isRetired(category, place.at())) {
                unit(category, place).ifPresent(unit -> found.merge(unit, List.of(category), LayerDuty::joined));
            }
        }
        return found.entrySet().stream()
                .map(LayerDuty::answers)
                .sorted(Comparator.comparingInt(Answers::kinds).reversed())
                .toList();
    }

    private static Answers answers(Map.Entry<String, List<CategoryKey>> unit) {
        return new Answers(
                unit.getKey(), unit.getValue().size(), unit.getValue().getFirst());
    }

    private Optional<String> unit(CategoryKey category, Question place) {
        var question =
                new Question(Optional.of(category), place.areas(), place.segment(), place.component(), place.at());
        return rules.get().resolve(question, code -> parties.get().unit(code).isPresent())
                        instanceof Resolution.Named named
                ? Optional.of(named.unit())
                : Optional.empty();
    }

    private static List<CategoryKey> joined(List<CategoryKey> some, List<CategoryKey> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
