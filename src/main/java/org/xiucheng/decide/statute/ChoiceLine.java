package org.xiucheng.decide.statute;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Procedures.Choice;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.time.Validity;

/// By which procedure a kind of matter begins, as a row of a table; rows stand in the order of their rank.
final class ChoiceLine {
    private ChoiceLine() {}

    static String key(int rank) {
        return "%06d".formatted(rank);
    }

    static Line line(int rank, Choice choice) {
        var cells = new HashMap<String, String>();
        cells.put("rank", String.valueOf(rank));
        cells.put("procedure", choice.procedure());
        choice.channel().ifPresent(channel -> cells.put("channel", channel));
        choice.area().ifPresent(area -> cells.put("area", area));
        switch (choice.scope()) {
            case CategoryScope.Any() -> {}
            case CategoryScope.System(var system) -> cells.put("system", system);
            case CategoryScope.Group(var system, var group) -> cells.putAll(Map.of("system", system, "group", group));
            case CategoryScope.One(var key) -> cells.putAll(Map.of("system", key.system(), "code", key.code()));
        }
        return new Line(key(rank), cells, Validity.ALWAYS);
    }

    static Choice choice(Line line) {
        return new Choice(line.cell("procedure"), found(line, "channel"), scope(line), found(line, "area"));
    }

    private static CategoryScope scope(Line line) {
        var system = line.cell("system");
        if (system.isEmpty()) {
            return new CategoryScope.Any();
        }
        return found(line, "code")
                .<CategoryScope>map(code -> new CategoryScope.One(new CategoryKey(system, code)))
                .or(() -> found(line, "group").map(group -> new CategoryScope.Group(system, group)))
                .orElseGet(() -> new CategoryScope.System(system));
    }

    private static Optional<String> found(Line line, String column) {
        return Optional.of(line.cell(column)).filter(text -> !text.isEmpty());
    }
}
