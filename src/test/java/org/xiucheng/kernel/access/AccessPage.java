package org.xiucheng.kernel.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xiucheng.kernel.access.Sweep.Asker;
import org.xiucheng.kernel.access.World.Given;

/// The page on which people read who may do what.
final class AccessPage {
    private AccessPage() {}

    static String text() {
        return """
                # Who may do what

                Written by a test from the decision itself (`kernel.access.Policy`). `all`: to anything; `tied`: to what they stand in a relation to
                (lead, area, grid, road, own report …); `grant`: tied and under a live grant, which two
                others approved where the reporter is protected; empty: never. Forbids that depend on the day (conflict of interest, four eyes, the reported unit, an ended post) take
                away from this.

                """
                + row(List.of("action"), asker -> name(asker.name()))
                + row(List.of("---"), _ -> "---")
                + Arrays.stream(Action.values())
                        .map(action -> row(List.of(action.key()), asker -> cell(asker, action)))
                        .collect(Collectors.joining())
                + "\n## Forbids\n\n| forbid | says | source | bites |\n|---|---|---|---|\n"
                + Arrays.stream(Forbid.values()).map(AccessPage::forbid).collect(Collectors.joining())
                + "\n## Other eyes\n\n| action | not by whoever did |\n|---|---|\n"
                + Arrays.stream(Action.values())
                        .filter(action -> !Policy.otherThan(action).isEmpty())
                        .map(action -> "| %s | %s |\n".formatted(action.key(), keys(Policy.otherThan(action).stream())))
                        .collect(Collectors.joining());
    }

    private static String row(List<String> first, Function<Asker, String> cell) {
        return "| " + first.getFirst() + " | "
                + Arrays.stream(Asker.values()).map(cell).collect(Collectors.joining(" | ")) + " |\n";
    }

    private static String forbid(Forbid forbid) {
        var bites = Arrays.stream(Action.values())
                .filter(action -> Policy.CITY.forbids(action).contains(forbid))
                .toList();
        var shown = bites.size() == Action.values().length ? "everything" : keys(bites.stream());
        return "| %s | %s | %s | %s |\n".formatted(forbid.key(), forbid.sentence(), forbid.source(), shown);
    }

    private static String keys(Stream<Action> actions) {
        return actions.sorted().map(Action::key).collect(Collectors.joining(", "));
    }

    private static String cell(Asker asker, Action action) {
        var possible = World.bits(Given.POSSIBLE);
        var stranger =
                new World(asker.kind, asker.posts, asker.ties & World.bits(Given.MAY_READ_SENT) | possible, action, -1);
        var tied = stranger.with(asker.ties);
        var granted = tied.with(World.bits(Given.GRANT, Given.APPROVED_ONE));
        if (stranger.allowed(Policy.CITY)) {
            return "all";
        }
        if (tied.allowed(Policy.CITY)) {
            return "tied";
        }
        return granted.allowed(Policy.CITY) ? "grant" : "";
    }

    private static String name(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
