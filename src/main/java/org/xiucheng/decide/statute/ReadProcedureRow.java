package org.xiucheng.decide.statute;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.xiucheng.decide.amend.Said;
import org.xiucheng.decide.table.Column;
import org.xiucheng.decide.table.Row;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.By;
import org.xiucheng.kernel.matter.Effect;
import org.xiucheng.kernel.matter.Owner;
import org.xiucheng.kernel.matter.Proof;

/// One row of a procedure as somebody filled it in: every cell that its part uses is read, and every other must
/// be empty.
record ReadProcedureRow(Row row) {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int MOST_LINES = 500;
    private static final int LONGEST = 200;
    private static final List<Row.Choice> PARTS = List.of(
            Row.Choice.of(ProcedureLines.HEADING, "总则", "heading"),
            Row.Choice.of(ProcedureLines.A_STATE, "状态", "state"),
            Row.Choice.of(ProcedureLines.A_STEP, "动作", "step"));
    private static final List<Column> OF_ALL = List.of(
            ProcedureColumns.PROCEDURE,
            ProcedureColumns.VERSION,
            ProcedureColumns.LINE,
            ProcedureColumns.PART,
            ProcedureColumns.NAME_ZH,
            ProcedureColumns.NAME_EN,
            ProcedureColumns.TERM,
            ProcedureColumns.BASIS);
    private static final List<Column> OF_HEADING = List.of(
            ProcedureColumns.TO,
            ProcedureColumns.BOUNCES,
            ProcedureColumns.EXTENSION,
            ProcedureColumns.EXTENSION_BASIS);
    private static final List<Column> OF_STATE = List.of(
            ProcedureColumns.STATE,
            ProcedureColumns.BY,
            ProcedureColumns.STAGE,
            ProcedureColumns.END,
            ProcedureColumns.DONE);
    private static final List<Column> OF_STEP = List.of(
            ProcedureColumns.STATE,
            ProcedureColumns.VERB,
            ProcedureColumns.TO,
            ProcedureColumns.BY,
            ProcedureColumns.REASONS,
            ProcedureColumns.PROOF,
            ProcedureColumns.OTHER_THAN,
            ProcedureColumns.OVER_LIMIT,
            ProcedureColumns.EFFECTS,
            ProcedureColumns.REMEDY_ZH,
            ProcedureColumns.REMEDY_EN);

    Optional<Said> said() {
        var name = word(ProcedureColumns.PROCEDURE, true);
        var version = number(ProcedureColumns.VERSION, 1, 999_999);
        var line = number(ProcedureColumns.LINE, 1, MOST_LINES);
        row.words(ProcedureColumns.NAME_ZH, LONGEST);
        row.words(ProcedureColumns.NAME_EN, LONGEST);
        var part = row.choice(ProcedureColumns.PART, PARTS);
        switch (part.orElse("")) {
            case ProcedureLines.HEADING -> heading();
            case ProcedureLines.A_STATE -> state();
            case ProcedureLines.A_STEP -> step();
            default -> {}
        }
        if (name.isEmpty() || version.isEmpty() || line.isEmpty() || part.isEmpty()) {
            return Optional.empty();
        }
        return Said.of(row, ProcedureColumns.ALL, ProcedureLines.key(name.get(), version.get(), line.get()))
                .map(said -> said.with(ProcedureColumns.PART, part.get())
                        .with(ProcedureColumns.VERSION, plain(ProcedureColumns.VERSION))
                        .with(ProcedureColumns.LINE, plain(ProcedureColumns.LINE))
                        .with(ProcedureColumns.STAGE, plain(ProcedureColumns.STAGE))
                        .with(ProcedureColumns.BOUNCES, plain(ProcedureColumns.BOUNCES))
                        .with(ProcedureColumns.END, yes(ProcedureColumns.END))
                        .with(ProcedureColumns.DONE, yes(ProcedureColumns.DONE)));
    }

    private void heading() {
        only(OF_HEADING);
        word(ProcedureColumns.TO, true);
        term(ProcedureColumns.TERM, true);
        basis(ProcedureColumns.BASIS, true);
        needed(ProcedureColumns.BOUNCES);
        number(ProcedureColumns.BOUNCES, 0, 9);
        var extended = row.text(ProcedureColumns.EXTENSION).isPresent();
        term(ProcedureColumns.EXTENSION, false);
        basis(ProcedureColumns.EXTENSION_BASIS, extended);
    }

    private void state() {
        only(OF_STATE);
        word(ProcedureColumns.STATE, true);
        needed(ProcedureColumns.STAGE);
        number(ProcedureColumns.STAGE, 1, 7);
        var end = row.truth(ProcedureColumns.END);
        row.truth(ProcedureColumns.DONE);
        if (!end) {
            needed(ProcedureColumns.BY);
        }
        understood(
                ProcedureColumns.BY,
                text -> ProcedureLines.constant(Owner.class, text),
                words(Owner.values(), Owner::key));
        var timed = row.text(ProcedureColumns.TERM).isPresent();
        term(ProcedureColumns.TERM, false);
        basis(ProcedureColumns.BASIS, timed);
    }

    private void step() {
        only(OF_STEP);
        word(ProcedureColumns.STATE, true);
        word(ProcedureColumns.VERB, true);
        word(ProcedureColumns.TO, true);
        word(ProcedureColumns.OVER_LIMIT, false);
        needed(ProcedureColumns.BY);
        understood(ProcedureColumns.BY, text -> ProcedureLines.constant(By.class, text), words(By.values(), By::key));
        understood(
                ProcedureColumns.PROOF,
                text -> ProcedureLines.constants(Proof.class, text),
                words(Proof.values(), Proof::key));
        understood(
                ProcedureColumns.EFFECTS,
                text -> ProcedureLines.constants(Effect.class, text),
                words(Effect.values(), Effect::key));
        understood(ProcedureColumns.REASONS, ProcedureLines::reasons, "not-found|现场核实不存在|Not found; …");
        term(ProcedureColumns.TERM, false);
        basis(ProcedureColumns.BASIS, true);
        needed(ProcedureColumns.REMEDY_ZH);
        needed(ProcedureColumns.REMEDY_EN);
        row.words(ProcedureColumns.REMEDY_ZH, LONGEST);
        row.words(ProcedureColumns.REMEDY_EN, LONGEST);
    }

    /// What another part uses says nothing here, so whoever filled it in meant something else.
    private void only(List<Column> columns) {
        ProcedureColumns.ALL.stream()
                .filter(column -> !OF_ALL.contains(column) && !columns.contains(column))
                .filter(column -> !row.cell(column).text().isBlank())
                .forEach(column -> row.fault(
                        column, "procedure.cell", new Bilingual("此行不用填这一格。", "This row has nothing in this cell.")));
    }

    private Optional<String> word(Column column, boolean needed) {
        if (needed) {
            needed(column);
        }
        return row.form(
                column, WORD, "procedure.word", new Bilingual("请用小写字母、数字和连字符。", "Small letters, digits and hyphens."));
    }

    private Optional<Integer> number(Column column, int least, int most) {
        if (row.cell(column).text().isBlank() && !column.needed()) {
            return Optional.empty();
        }
        var number = row.whole(column);
        if (number.filter(one -> one < least || one > most).isPresent()) {
            row.fault(
                    column,
                    "procedure.number",
                    new Bilingual("应为 %d 至 %d。".formatted(least, most), "From %d to %d.".formatted(least, most)));
        }
        return number.filter(one -> one >= least && one <= most);
    }

    /// A number as the city writes it, however the sheet did: `3`, not `3.0` or `+3`.
    private String plain(Column column) {
        return row.cell(column).text().isBlank()
                ? ""
                : row.whole(column).map(String::valueOf).orElse("");
    }

    private void term(Column column, boolean needed) {
        if (needed) {
            needed(column);
        }
        understood(column, Term::parse, "4 work hours, 5 work days");
    }

    private void basis(Column column, boolean needed) {
        if (needed) {
            needed(column);
        }
        understood(column, ArticleId::new, "demo-ordinance/20");
    }

    private void needed(Column column) {
        if (row.cell(column).text().isBlank()) {
            row.fault(column, "cell.missing", new Bilingual("此格必填。", "This cell must be filled in."));
        }
    }

    private void understood(Column column, Function<String, ?> reading, String such) {
        row.text(column).ifPresent(text -> {
            try {
                var _ = reading.apply(text);
            } catch (IllegalArgumentException refused) {
                row.fault(column, "procedure.malformed", new Bilingual("应如：" + such + "。", "Such as: " + such + "."));
            }
        });
    }

    private String yes(Column column) {
        return row.truth(column) ? "是" : "";
    }

    private static <E> String words(E[] values, Function<E, String> word) {
        return String.join(" ", Stream.of(values).map(word).toList());
    }
}
