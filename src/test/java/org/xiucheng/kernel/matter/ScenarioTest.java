package org.xiucheng.kernel.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xiucheng.kernel.category.CategoryKey;

/// Plays the scenarios that the packs ship: one line an act, and the whole history in the last line.
///
/// A line is `time who verb field=value …`: the time is `+90m`, `+5h` or `+3d` after the line before; who is
/// `role:name@unit`, `reporter` or `clock`. In the history a refusal stands as `!code`.
class ScenarioTest {
    static List<Path> scenarios() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("packs"), 3)) {
            return files.filter(path -> path.toString().contains("/scenarios/"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void playsAsWritten(Path file) throws Exception {
        var lines = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        var head = words(lines.getFirst());
        var play = new Play(head.getFirst(), LocalDateTime.parse(head.getLast()));
        lines.subList(1, lines.size() - 1).forEach(line -> play.act(words(line)));
        assertThat(play.history()).isEqualTo(String.join(" ", words(lines.getLast())));
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+"));
    }

    /// One performance: the matter as it stands, the clock, and what has happened.
    private static final class Play {
        private final List<String> history = new ArrayList<>();
        private Matter matter;
        private Instant now;

        private Play(String procedure, LocalDateTime begin) {
            now = begin.atZone(Stage.PACKS.calendar().zone()).toInstant();
            matter = Stage.matter(Stage.PACKS.procedures().latest(procedure).orElseThrow(), now);
            history.add(matter.state());
        }

        private void act(List<String> words) {
            now = now.plus(after(words.get(0)));
            var fields = new HashMap<String, String>();
            words.stream().skip(3).map(word -> word.split("=", 2)).forEach(pair -> fields.put(pair[0], pair[1]));
            var revision = matter.revision();
            var act = new Act(
                    words.get(2),
                    actor(words.get(1)),
                    field(fields, "reason"),
                    field(fields, "note"),
                    field(fields, "category").map(Play::category),
                    field(fields, "unit"),
                    field(fields, "revision").map(Integer::valueOf).orElse(revision));
            switch (Stage.after(matter, act, now)) {
                case Outcome.Moved(var moved, var step) -> {
                    matter = step.has(Effect.ASSIGNS_LEAD) ? moved.ledBy(lead(act)) : moved;
                    history.add(act.verb() + ">" + matter.state());
                }
                case Outcome.Refused(var why) -> history.add("!" + why.code().substring("act.".length()));
            }
        }

        private Lead lead(Act act) {
            return new Lead(
                    act.unit().orElseThrow(),
                    Optional.empty(),
                    "assigned",
                    matter.lead().basis());
        }

        private Actor actor(String who) {
            if (who.equals("reporter")) {
                return new Actor.Reporter(matter.id());
            }
            if (who.equals("clock")) {
                var term = matter.standing().term().orElseThrow();
                return new Actor.Clock(
                        term.from(matter.since(), Stage.PACKS.calendar()).at());
            }
            var parts = who.split("[:@]");
            var unit = parts.length == 3 ? parts[2] : Stage.UNIT;
            return Stage.officer(By.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1], unit);
        }

        private String history() {
            return String.join(" ", history);
        }

        private static Optional<String> field(Map<String, String> fields, String name) {
            return Optional.ofNullable(fields.remove(name));
        }

        private static CategoryKey category(String text) {
            return new CategoryKey(text.split("/")[0], text.split("/")[1]);
        }

        private static Duration after(String text) {
            var amount = Long.parseLong(text.substring(1, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
                case 'm' -> Duration.ofMinutes(amount);
                case 'h' -> Duration.ofHours(amount);
                case 'd' -> Duration.ofDays(amount);
                default -> throw new IllegalArgumentException("no such time: " + text);
            };
        }
    }
}
