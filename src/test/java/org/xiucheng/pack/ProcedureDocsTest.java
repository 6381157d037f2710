package org.xiucheng.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.matter.By;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Proof;
import org.xiucheng.kernel.matter.Reason;
import org.xiucheng.kernel.matter.State;
import org.xiucheng.kernel.matter.Step;

/// The page that shows every procedure as it really is; `UPDATE=1` writes it anew.
class ProcedureDocsTest {
    private static final Path PAGE = Path.of("docs/generated/procedures.md");

    @Test
    void thePageShowsTheProceduresAsTheyAre() throws Exception {
        var packs = PackLoader.program()
                .load(List.of("demo"), ZoneId.of("Asia/Shanghai"), Instant.parse("2026-06-01T00:00:00Z"));
        var page = packs.procedures().list().stream()
                .map(ProcedureDocsTest::section)
                .collect(Collectors.joining(
                        "\n", "# Procedures\n\nWritten by `ProcedureDocsTest` from `packs/`. Do not edit.\n\n", ""));
        if ("1".equals(System.getenv("UPDATE"))) {
            Files.createDirectories(Path.of("docs/generated"));
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }

    private static String section(Procedure procedure) {
        return "## %s · %s (`%s` v%d)\n\nHandling limit where a category has none: %s (%s). Sent back at most %d times.\n\n"
                        .formatted(
                                procedure.title().zh(),
                                procedure.title().en(),
                                procedure.name(),
                                procedure.version(),
                                term(procedure.limit().term()),
                                procedure.limit().basis(),
                                procedure.bounceLimit())
                + diagram(procedure)
                + states(procedure)
                + steps(procedure);
    }

    private static String diagram(Procedure procedure) {
        return procedure.states().stream()
                .map(state -> "%d %-12s %s"
                        .formatted(state.stage(), state.key(), ways(procedure, state))
                        .stripTrailing())
                .collect(Collectors.joining("\n", "```\n", "\n```\n\n"));
    }

    private static String ways(Procedure procedure, State state) {
        return procedure.from(state.key()).stream()
                .map(step -> (step.by() == By.CLOCK ? "··" : "──")
                        + step.verb()
                        + "→ "
                        + step.to()
                        + step.overLimit().map(other -> " | " + other).orElse(""))
                .collect(Collectors.joining("   ", "", state.end() ? " ■" : ""));
    }

    private static String states(Procedure procedure) {
        return procedure.states().stream()
                .map(state -> "| %d | %s | `%s` | %s | %s | %s |"
                        .formatted(
                                state.stage(),
                                state.name().zh(),
                                state.key(),
                                state.owner().map(owner -> owner.key()).orElse(state.done() ? "end: done" : "end"),
                                state.term().map(ProcedureDocsTest::term).orElse("–"),
                                state.basis().map(Object::toString).orElse("–")))
                .collect(Collectors.joining(
                        "\n",
                        "| stage | 状态 | state | who answers | term | law |\n|---|---|---|---|---|---|\n",
                        "\n\n"));
    }

    private static String steps(Procedure procedure) {
        return procedure.steps().stream()
                .map(ProcedureDocsTest::row)
                .collect(Collectors.joining(
                        "\n",
                        "| from | 动作 | verb | by | to | asks | never by who did | within | law |\n|---|---|---|---|---|---|---|---|---|\n",
                        "\n"));
    }

    private static String row(Step step) {
        var asks = step.proof().stream().map(Proof::key).collect(Collectors.joining(", "));
        var reasons = step.reasons().stream().map(Reason::code).collect(Collectors.joining(" / "));
        return "| %s | %s | `%s` | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        step.from(),
                        step.name().zh(),
                        step.verb(),
                        step.by().key(),
                        step.to()
                                + step.overLimit()
                                        .map(other -> ", then " + other)
                                        .orElse(""),
                        asks
                                + (asks.isEmpty() || reasons.isEmpty() ? "" : "; ")
                                + (reasons.isEmpty() ? "" : "one of " + reasons),
                        step.otherThan().stream().sorted().collect(Collectors.joining(", ")),
                        step.within().map(ProcedureDocsTest::term).orElse(""),
                        step.basis());
    }

    private static String term(Term term) {
        return term.amount() + " " + term.key().replace('-', ' ');
    }
}
