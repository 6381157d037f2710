package org.xiucheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xiucheng.testkit.Sources;

/// Which classes name the tables that hold what residents said, sent and left: those of the inventory in
/// decision 0019 with how each is decided, and no other. A read that somebody adds elsewhere fails here until
/// it stands there.
class ReadersOfMattersTest {
    private static final Path INVENTORY = Path.of("docs/decisions/0019-the-decision-turned-round.md");
    private static final String CODE = "src/main/java/org/xiucheng";
    private static final Pattern TABLE =
            Pattern.compile("\\b((?:matter\\.(?:matter|report|act|area|summary|marking|lead_change)"
                    + "|media\\.(?:photo|attached)|moderation\\.(?:waiting|decision)|undertaking\\.act|flood\\.(?:cluster|member)"
                    + "|identity\\.(?:subject|message|access_grant|view|custody)))\\b");
    /// A statement names a table after one of these, or after a comma in a list of tables.
    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\b(?:from|join|update|into|using|table|copy|truncate)\\s+(?:only\\s+)?" + TABLE.pattern());

    @Test
    void everyReaderStandsInTheInventoryWithHowItIsDecided() {
        assertThat(readers()).isEqualTo(inventory());
    }

    /// Glued or shortened names would go unseen; all statements name their tables whole.
    @Test
    void noStatementHidesTheTablesThatItReads() {
        var hidden = Sources.under(CODE, ".java").stream()
                .filter(file -> Sources.text(file).matches("(?s).*search_path.*"))
                .filter(file -> !file.toString().contains("/host/database/"))
                .toList();
        assertThat(hidden).isEmpty();
    }

    private static Map<String, Set<String>> readers() {
        var readers = new TreeMap<String, Set<String>>();
        for (var file : Sources.under(CODE, ".java")) {
            var named = NAMED.matcher(Sources.text(file))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!named.isEmpty()) {
                var path = Path.of(CODE).relativize(file).toString();
                readers.put(path.substring(0, path.length() - ".java".length()).replace('/', '.'), named);
            }
        }
        assertThat(readers.size()).isGreaterThan(20);
        return readers;
    }

    private static Map<String, Set<String>> inventory() {
        var inventory = new TreeMap<String, Set<String>>();
        Sources.text(INVENTORY)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .forEach(cells -> {
                    assertThat(cells[3]).as(cells[1]).containsPattern("one|each|reach|nobody");
                    inventory.put(
                            cells[1].replace("`", "").strip(),
                            new TreeSet<>(Arrays.asList(cells[2].strip().split(" "))));
                });
        return inventory;
    }
}
