package org.xiucheng.decide.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.table.Faults;
import org.xiucheng.decide.table.ReadTable;
import org.xiucheng.decide.table.TableLimits;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.testkit.SmallCity;

/// Whatever the duty list says, its table says the same, and reading the table says it again.
class DutyTableTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Test
    void readsBackEveryRuleThatItWrites() {
        try (var city = SmallCity.open()) {
            for (var seed = 0; seed < 20; seed++) {
                var rules = rules(new Random(seed));
                var faults = new Faults(DutyTable.NAME, TableLimits.USUAL);
                var rows = ReadTable.rows(DutyTable.COLUMNS, DutyTable.grid(rules, ZONE), faults);
                var read = rows.stream()
                        .flatMap(row -> new ReadDuty(row, ZONE, city.part(DutyAdvice.class)).read().stream())
                        .toList();
                assertThat(faults.listed()).as("seed " + seed).isEmpty();
                assertThat(read).hasSameSizeAs(rules);
                for (var i = 0; i < rules.size(); i++) {
                    assertThat(DutyTimes.same(read.get(i), List.of(rules.get(i))))
                            .as("seed " + seed)
                            .isPresent();
                }
            }
        }
    }

    private static List<Rule> rules(Random random) {
        var rules = new ArrayList<Rule>();
        for (var i = 0; i < 50; i++) {
            var from = Instant.ofEpochSecond(random.nextInt(2_000_000_000), random.nextInt(1_000_000) * 1_000L);
            rules.add(new Rule(
                    "rule-" + i,
                    1 + random.nextInt(9),
                    new Bilingual("规则，“" + i + "”", random.nextBoolean() ? "Rule " + i : "=" + i),
                    scope(random),
                    place(random),
                    "unit-" + i,
                    random.nextBoolean() ? Optional.of("post-" + i) : Optional.empty(),
                    new ArticleId("demo-ordinance/" + i),
                    random.nextBoolean() ? OptionalInt.of(random.nextInt(1_000)) : OptionalInt.empty(),
                    random.nextBoolean(),
                    new Validity(
                            from,
                            random.nextBoolean() ? from.plusNanos(1_000L * (1 + random.nextInt(1_000_000))) : null)));
        }
        return rules;
    }

    private static CategoryScope scope(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new CategoryScope.Any();
            case 1 -> new CategoryScope.System("list");
            case 2 -> new CategoryScope.Group("list", "市容环境");
            default -> new CategoryScope.One(new CategoryKey("list", "0" + random.nextInt(999)));
        };
    }

    private static PlaceBinding place(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new PlaceBinding.AreaSubtree("001");
            case 1 -> PlaceBinding.RoadRange.whole("001", "R1");
            case 2 -> {
                var from = random.nextDouble() * 1_000;
                yield new PlaceBinding.RoadRange("001", "R1", from, from + 1 + random.nextDouble());
            }
            case 3 -> new PlaceBinding.ComponentClass("001", "list", "0101");
            default -> new PlaceBinding.OwnerRole("001");
        };
    }
}
