package org.xiucheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.xiucheng.testkit.DocComments;
import org.xiucheng.testkit.JavaFiles;
import org.xiucheng.testkit.SettingsPage;
import org.xiucheng.testkit.Sources;

/// The papers say what the code says. `UPDATE=1` writes the generated pages anew; otherwise a difference fails.
class DocsTest {
    private static final Path GENERATED = Path.of("docs/generated");
    private static final Pattern LINK = Pattern.compile("(?<!`)\\[[^\\]\\[]*]\\(([^)\\s]+)\\)");
    private static final Pattern DECISION = Pattern.compile("decisions/(\\d{4})");
    private static final List<String> FLOORS =
            List.of("kernel", "sense", "compute", "predict", "decide", "serve", "door", "pack", "host");
    private static final JavaFiles MAIN = JavaFiles.under("src/main/java");

    @Test
    void modulesAreListedWithWhatTheyHold() {
        var page =
                new StringBuilder("# Modules\n\nWritten by `DocsTest` from every `package-info.java`. Do not edit.\n");
        var sentences = sentences();
        for (var floor : FLOORS) {
            var rows = sentences.entrySet().stream()
                    .filter(entry ->
                            entry.getKey().equals(floor) || entry.getKey().startsWith(floor + "."))
                    .map(entry -> "| `" + entry.getKey() + "` | " + entry.getValue() + " |\n")
                    .collect(Collectors.joining());
            if (!rows.isEmpty()) {
                page.append("\n## ")
                        .append(floor)
                        .append("\n\n| package | holds |\n|---|---|\n")
                        .append(rows);
            }
        }
        assertThat(sentences)
                .hasSizeGreaterThan(35)
                .allSatisfy((name, sentence) -> assertThat(sentence).as(name).endsWith("."));
        same("modules.md", page.toString());
    }

    @Test
    void featuresAreListedByStage() {
        var page = new StringBuilder(
                "# Features by stage\n\nOne folder a feature, in the order in which data travels, with "
                        + "the deeds it does. Written by `DocsTest` from the sources. Do not edit.\n");
        for (var stage : FLOORS.subList(1, 7)) {
            var rows = sentences().entrySet().stream()
                    .filter(feature -> feature.getKey().startsWith(stage + "."))
                    .map(feature -> "| `%s` | %s | %s |\n"
                            .formatted(feature.getKey(), feature.getValue(), deeds(feature.getKey())))
                    .collect(Collectors.joining());
            if (!rows.isEmpty()) {
                page.append("\n## ")
                        .append(stage)
                        .append("\n\n| feature | what it is | deeds |\n|---|---|---|\n")
                        .append(rows);
            }
        }
        assertThat(page).contains("`ReceiveReport`", "`PerformAct`", "`Escalate`");
        same("features.md", page.toString());
    }

    @Test
    void everyLimitIsListedWithItsDefault() {
        same("settings.md", SettingsPage.of(MAIN));
    }

    @Test
    void everyTypeOfTheKernelIsAWordOfTheCity() {
        var words = Sources.text(Path.of("docs/words.md"));
        var missing = MAIN.list().stream()
                .filter(file -> file.within("src/main/java/org/xiucheng/kernel"))
                .filter(file -> !file.name().contains("/sql/"))
                .flatMap(file -> shown(file).map(type -> type.getSimpleName().toString()))
                .filter(name ->
                        !Pattern.compile("\\b" + name + "\\b").matcher(words).find())
                .sorted()
                .toList();
        assertThat(missing)
                .as("types of the kernel that are no words in docs/words.md")
                .isEmpty();
    }

    @Test
    void everyLinkLeadsSomewhere() {
        var dead = new ArrayList<String>();
        for (var file : papers()) {
            var links = LINK.matcher(withoutCode(Sources.text(file))).results().map(found -> found.group(1));
            links.filter(link -> !link.matches("(https?|mailto):.*") && !leads(file, link))
                    .forEach(link -> dead.add(file + " → " + link));
        }
        assertThat(papers()).hasSizeGreaterThan(10);
        assertThat(dead).isEmpty();
    }

    @Test
    void decisionsAreNumberedWithoutGaps() {
        var decisions = Sources.under("docs/decisions", ".md").stream()
                .filter(file -> !file.endsWith("README.md"))
                .toList();
        var numbers = decisions.stream()
                .map(file -> file.getFileName().toString().substring(0, 4))
                .toList();
        var expected = IntStream.rangeClosed(1, numbers.size())
                .mapToObj(number -> "%04d".formatted(number))
                .toList();
        assertThat(numbers).isEqualTo(expected);
        assertThat(decisions).allSatisfy(file -> {
            assertThat(file.getFileName().toString()).matches("\\d{4}-[a-z0-9-]+\\.md");
            assertThat(Sources.text(file)).startsWith("# ");
        });
    }

    @Test
    void whoeverCitesADecisionCitesOneThatIsThere() {
        var there = Sources.under("docs/decisions", ".md").stream()
                .map(file -> file.getFileName().toString().substring(0, 4))
                .collect(Collectors.toSet());
        var texts = Stream.of(Sources.under("src", ".java", ".sql", ".yaml"), Sources.under("packs", ""), papers())
                .flatMap(List::stream);
        var absent = texts.flatMap(file -> DECISION.matcher(Sources.text(file))
                        .results()
                        .filter(found -> !there.contains(found.group(1)))
                        .map(found -> file + " cites " + found.group()))
                .toList();
        assertThat(absent).isEmpty();
    }

    @Test
    void everyPackCitesItsSources() {
        assertThat(Sources.under("packs", "pack.yaml", "mapping.yaml"))
                .isNotEmpty()
                .allSatisfy(
                        pack -> assertThat(pack.resolveSibling("SOURCES.md")).exists());
    }

    private static TreeMap<String, String> sentences() {
        var sentences = new TreeMap<String, String>();
        for (var file : MAIN.list()) {
            var name = String.valueOf(file.tree().getPackageName()).replaceFirst("^org\\.xiucheng\\.?", "");
            if (file.path().endsWith("package-info.java") && !name.isEmpty()) {
                sentences.put(name, String.join(" ", DocComments.first(Sources.text(file.path()))));
            }
        }
        return sentences;
    }

    /// The use cases that a feature offers, each with its first sentence.
    private static String deeds(String feature) {
        return MAIN.list().stream()
                .filter(file -> String.valueOf(file.tree().getPackageName()).equals("org.xiucheng." + feature))
                .flatMap(file -> shown(file)
                        .filter(DocsTest::deed)
                        .map(type -> type.getSimpleName().toString())
                        .map(name -> "`%s`: %s".formatted(name, DocComments.sentence(file, name))))
                .collect(Collectors.joining("<br>"));
    }

    private static boolean deed(ClassTree type) {
        return type.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Service"));
    }

    private static Stream<ClassTree> shown(JavaFiles.File file) {
        return file.tree().getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(type -> type.getModifiers().getFlags().contains(Modifier.PUBLIC));
    }

    private static List<Path> papers() {
        try (var roots = Files.list(Path.of(""))) {
            return Stream.of(
                            roots.filter(file -> file.toString().endsWith(".md"))
                                    .sorted()
                                    .toList(),
                            Sources.under("docs", ".md"),
                            Sources.under("packs", ".md"))
                    .flatMap(List::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutCode(String text) {
        return text.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "");
    }

    private static boolean leads(Path from, String link) {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || !target.toString().endsWith(".md")
                || Sources.text(target)
                        .lines()
                        .filter(line -> line.startsWith("#"))
                        .anyMatch(line -> anchor(line).equals(parts[1]));
    }

    /// The anchor that a heading gets on the usual forges.
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+\\s*", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static void same(String name, String page) {
        assertThat(Sources.page(GENERATED.resolve(name), page))
                .as(name + " is not what the code says; UPDATE=1 writes it anew")
                .isEqualTo(page);
    }
}
