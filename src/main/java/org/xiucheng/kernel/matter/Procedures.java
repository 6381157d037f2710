package org.xiucheng.kernel.matter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.responsibility.CategoryScope;

/// The procedures of this jurisdiction, in every version that a matter may have begun with.
public interface Procedures {
    /// The procedure that a matter begins with where no line chooses another.
    String USUAL = "closed-loop";

    /// By name, and of each name by version.
    List<Procedure> list();

    /// The first that fits says with which procedure a matter begins.
    List<Choice> choices();

    default Optional<Procedure> find(String name, int version) {
        return list().stream()
                .filter(procedure -> procedure.name().equals(name) && procedure.version() == version)
                .findFirst();
    }

    /// The newest version: what begins today begins with it.
    default Optional<Procedure> latest(String name) {
        return list().stream()
                .filter(procedure -> procedure.name().equals(name))
                .reduce((older, newer) -> newer);
    }

    /// What a matter of which this is known begins with.
    ///
    /// @param groupOf the class that a category belongs to
    default Procedure begin(Choice.Asked asked, Function<CategoryKey, Optional<String>> groupOf) {
        var name = choices().stream()
                .filter(choice -> choice.fits(asked, groupOf))
                .map(Choice::procedure)
                .findFirst()
                .orElse(USUAL);
        return latest(name).orElseThrow(() -> new IllegalStateException("there is no procedure " + name));
    }

    /// Procedures that are all known.
    record Listed(List<Procedure> list, List<Choice> choices) implements Procedures {
        public Listed {
            list = list.stream()
                    .sorted(Comparator.comparing(Procedure::name).thenComparingInt(Procedure::version))
                    .toList();
            choices = List.copyOf(choices);
        }
    }

    /// One line that says by which procedure a matter begins: for what came in this way, of this kind, in this
    /// place.
    ///
    /// The lines stand from narrow to wide and the first that fits is taken, so that a region changes
    /// the road of its own matters and of no others.
    ///
    /// @param channel the only way of coming in that it is for; every way when empty
    /// @param area the only area that it is for, with all below; the whole city when empty
    record Choice(String procedure, Optional<String> channel, CategoryScope scope, Optional<String> area) {
        /// What is known of a matter before it begins.
        ///
        /// @param areas coarse to fine
        public record Asked(String channel, Optional<CategoryKey> category, List<String> areas) {}

        boolean fits(Asked asked, Function<CategoryKey, Optional<String>> groupOf) {
            return channel.map(asked.channel()::equals).orElse(true)
                    && scope.covers(asked.category(), groupOf)
                    && area.map(asked.areas()::contains).orElse(true);
        }

        /// Whether nothing is left for that line after this one.
        public boolean hides(Choice later, Function<CategoryKey, Optional<String>> groupOf) {
            return (channel.isEmpty() || channel.equals(later.channel()))
                    && later.scope().within(scope, groupOf)
                    && (area.isEmpty() || area.equals(later.area()));
        }
    }
}
