package org.xiucheng.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.category.Category;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.category.CodeSystem;
import org.xiucheng.kernel.law.Article;
import org.xiucheng.kernel.law.ArticleId;

class ShippedPacksTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Packs DEMO = PackLoader.program().load(List.of("demo"), SHANGHAI, NOW);

    @Test
    void everyShippedPackIsSound() throws Exception {
        var folder = PackSource.folder(Path.of("packs"));
        try (var packs = Files.list(Path.of("packs"))) {
            for (var pack : packs.filter(path -> Files.exists(path.resolve("pack.yaml")))
                    .sorted()
                    .toList()) {
                var name = String.valueOf(pack.getFileName());
                var loaded = whole(new PackLoader(folder, PackLimits.DEFAULT), name);
                assertThat(loaded.names()).contains(name);
            }
        }
    }

    /// A pack that is only a part is read beside the law, and the calendar if it leaves one to others.
    private static Packs whole(PackLoader loader, String name) {
        try {
            return loader.load(List.of("demo-law", name), SHANGHAI, NOW);
        } catch (FlawedPacks flawed) {
            assertThat(flawed.flaws())
                    .extracting(PackFlaw::message)
                    .containsExactly("none of its packs has a calendar");
            return loader.load(List.of("demo-law", "plain-week", name), SHANGHAI, NOW);
        }
    }

    @Test
    void codeSystemsStandSideBySide() {
        var counts = DEMO.categories().list().stream()
                .collect(Collectors.groupingBy(category -> category.key().system(), Collectors.counting()));
        assertThat(counts)
                .isEqualTo(Map.of(
                        "cjt-214-2007-components", 85L,
                        "cjt-214-2007-events", 50L,
                        "gbt-30428-2013-components", 66L,
                        "gbt-30428-2013-events", 66L,
                        "local-gbt-components", 26L,
                        "local-gbt-events", 32L,
                        "local-cjt-events", 4L,
                        "demo-events", 2L));
    }

    @Test
    void theSameDigitsMeanDifferentThingsInDifferentLists() {
        Function<String, String> name = system ->
                DEMO.categories().get(new CategoryKey(system, "0101")).name().zh();
        assertThat(name.apply("cjt-214-2007-components")).isEqualTo("上水井盖");
        assertThat(name.apply("cjt-214-2007-events")).isEqualTo("私搭乱建");
        var fourth = DEMO.categories().get(new CategoryKey("cjt-214-2007-events", "0401"));
        assertThat(fourth.group().zh()).isEqualTo("突发事件");
        var other = DEMO.categories().get(new CategoryKey("gbt-30428-2013-events", "0401"));
        assertThat(other.group().zh()).isEqualTo("街面秩序");
    }

    @Test
    void theNewerStandardIsMarkedPartialAndLocalCodesAreNobodysStandard() {
        for (var system : DEMO.categories().systems()) {
            var standing = system.standing();
            if (system.id().startsWith("gbt-")) {
                assertThat(standing).isEqualTo(CodeSystem.Standing.PARTIAL);
                assertThat(system.note().zh()).contains("缺号");
            }
            if (system.id().startsWith("local-") || system.id().startsWith("demo-")) {
                assertThat(standing.ofCategory()).isEqualTo("local");
            }
        }
        assertThat(DEMO.categories().find(new CategoryKey("gbt-30428-2013-components", "0178")))
                .isEmpty();
    }

    @Test
    void codesThatAreOnlyInferredStayOut() {
        for (var code : List.of("0109", "0116", "0127", "0134", "0403", "0409")) {
            assertThat(DEMO.categories().find(new CategoryKey("gbt-30428-2013-events", code)))
                    .isEmpty();
        }
    }

    @Test
    void aRetiredCategoryStaysReadableAndCannotBeChosen() {
        var retired = new CategoryKey("demo-events", "02");
        assertThat(DEMO.categories().find(retired)).isPresent();
        assertThat(DEMO.categories().isRetired(retired, NOW)).isTrue();
        assertThat(DEMO.categories().isRetired(retired, Instant.parse("2019-12-31T15:59:59Z")))
                .isFalse();
        assertThat(DEMO.categories().isRetired(retired, Instant.parse("2019-12-31T16:00:00Z")))
                .isTrue();
    }

    @Test
    void inventedLawSaysThatItIsInventedAndRealLawIsReal() {
        var byLaw = DEMO.articles().list().stream()
                .collect(Collectors.groupingBy(
                        article -> article.id().value().split("/")[0],
                        Collectors.mapping(Article::demo, Collectors.toSet())));
        assertThat(byLaw).hasSizeGreaterThan(10);
        byLaw.forEach((law, demo) -> assertThat(demo).containsExactly(law.equals("demo-ordinance")));
        assertThat(DEMO.articles().list())
                .filteredOn(Article::demo)
                .allSatisfy(article -> assertThat(article.law().zh()).contains("虚构"));
    }

    @Test
    void anArticleIsTheVersionOfItsDay() {
        var limit = new ArticleId("demo-ordinance/20");
        var before = DEMO.articles().inForce(limit, Instant.parse("2014-12-31T15:59:59Z"));
        var after = DEMO.articles().inForce(limit, Instant.parse("2014-12-31T16:00:00Z"));
        assertThat(before.orElseThrow().gist().zh()).contains("十个工作日");
        assertThat(after.orElseThrow().gist().zh()).contains("七个工作日");
        assertThat(DEMO.articles().inForce(limit, Instant.parse("1999-12-31T15:59:59Z")))
                .isEmpty();
        assertThat(DEMO.articles().inForce(new ArticleId("cn-cybersecurity/21"), NOW))
                .isEmpty();
    }

    @Test
    void everyLimitNamesACategoryAndALaw() {
        var limited = DEMO.categories().list().stream()
                .map(Category::key)
                .filter(key -> DEMO.limits().forCategory(key, NOW).isPresent())
                .count();
        assertThat(limited).isEqualTo(40);
        var burst = DEMO.limits().forCategory(new CategoryKey("cjt-214-2007-events", "0403"), NOW);
        assertThat(burst.orElseThrow().term()).isEqualTo(new Term.UrgentHours(1));
    }

    @Test
    void holidaysOfNineYearsAreThere() {
        var calendar = DEMO.calendar();
        assertThat(calendar.days()).hasSize(315);
        assertThat(calendar.knownThrough()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 2, 14))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 2, 17))).isFalse();
    }

    @Test
    void aForeignCityWorksByAPlainWeek() {
        var packs = PackLoader.program().load(List.of("open-data"), ZoneId.of("America/Los_Angeles"), NOW);
        assertThat(packs.calendar().days()).isEmpty();
        assertThat(packs.calendar().isWorkingDay(LocalDate.of(2026, 2, 17))).isTrue();
        assertThat(packs.procedures().latest("closed-loop")).isPresent();
    }

    @Test
    void aStoredProcedureReadsBackAsItWas() {
        for (var text : DEMO.texts()) {
            assertThat(PackLoader.stored(text.document())).isEqualTo(text.procedure());
        }
    }
}
