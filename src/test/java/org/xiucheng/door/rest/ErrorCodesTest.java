package org.xiucheng.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.Problem;

/// Every code that a refusal may carry, listed in the documents as the sources say them.
class ErrorCodesTest {
    private static final Path DOCUMENT = Path.of("docs/generated/errors.md");
    private static final String PUT_TOGETHER = "It says what is wrong and where.";
    private static final Pattern MADE = Pattern.compile(
            "Problem\\s*\\.\\s*(malformed|invalid|absent|forbidden|conflict)\\(\\s*\"([a-z.-]+)\",\\s*(?:\"([^\"]+)\")?");
    private static final Pattern NEW = Pattern.compile(
            "new Problem\\(\\s*(?:Problem\\.)?Kind\\.([A-Z_]+),\\s*\"([a-z.-]+)\",\\s*(?:\"([^\"]+)\")?");
    private static final Pattern REFUSAL = Pattern.compile("case (\\w+) _ -> \"(act\\.[a-z-]+)\"");

    @Test
    void listsEveryCode() throws IOException {
        var found = new TreeMap<String, String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(file -> read(file, found));
        }
        var page = new StringBuilder("""
                # Codes of refusals

                Every refusal carries one of these codes; a code never changes its meaning. Written by a test from the sources.

                | code | status | what it says |
                |---|---|---|
                """);
        found.forEach((code, line) ->
                page.append("| `").append(code).append("` | ").append(line).append(" |\n"));
        if ("1".equals(System.getenv("UPDATE"))) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, page);
        }
        assertThat(found).containsKeys("body.missing", "act.stale", "location.outside-city", "internal");
        assertThat(page.toString()).isEqualTo(Files.readString(DOCUMENT));
    }

    private static void read(Path file, TreeMap<String, String> found) {
        try {
            var text = Files.readString(file);
            MADE.matcher(text).results().forEach(m -> say(found, m.group(2), status(m.group(1)), m.group(3)));
            NEW.matcher(text).results().forEach(m -> say(found, m.group(2), kind(m.group(1)), m.group(3)));
            REFUSAL.matcher(text).results().forEach(m -> found.putIfAbsent(m.group(2), act(m.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A sentence of its own counts more than one that is put together where the fault is found.
    private static void say(TreeMap<String, String> found, String code, int status, @Nullable String detail) {
        if (detail != null && String.valueOf(found.get(code)).endsWith(PUT_TOGETHER)) {
            found.remove(code);
        }
        found.putIfAbsent(code, status + " | " + (detail == null ? PUT_TOGETHER : detail));
    }

    private static int status(String maker) {
        return switch (maker) {
            case "malformed" -> 400;
            case "forbidden" -> 403;
            case "absent" -> 404;
            case "conflict" -> 409;
            default -> 422;
        };
    }

    private static int kind(String name) {
        return Problem.Kind.valueOf(name).status();
    }

    private static String act(String refusal) {
        var status = switch (refusal) {
            case "Stale" -> 412;
            case "NotPermitted", "NotLead", "FourEyes" -> 403;
            case "NoReason", "Unproven", "NotAsked" -> 422;
            default -> 409;
        };
        return status + " | The procedure refuses the act.";
    }
}
