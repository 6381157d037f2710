package org.xiucheng.decide.statute;

import static org.xiucheng.decide.statute.ProcedureColumns.BASIS;
import static org.xiucheng.decide.statute.ProcedureColumns.BOUNCES;
import static org.xiucheng.decide.statute.ProcedureColumns.BY;
import static org.xiucheng.decide.statute.ProcedureColumns.DONE;
import static org.xiucheng.decide.statute.ProcedureColumns.EFFECTS;
import static org.xiucheng.decide.statute.ProcedureColumns.END;
import static org.xiucheng.decide.statute.ProcedureColumns.EXTENSION;
import static org.xiucheng.decide.statute.ProcedureColumns.EXTENSION_BASIS;
import static org.xiucheng.decide.statute.ProcedureColumns.LINE;
import static org.xiucheng.decide.statute.ProcedureColumns.NAME_EN;
import static org.xiucheng.decide.statute.ProcedureColumns.NAME_ZH;
import static org.xiucheng.decide.statute.ProcedureColumns.OTHER_THAN;
import static org.xiucheng.decide.statute.ProcedureColumns.OVER_LIMIT;
import static org.xiucheng.decide.statute.ProcedureColumns.PART;
import static org.xiucheng.decide.statute.ProcedureColumns.PROCEDURE;
import static org.xiucheng.decide.statute.ProcedureColumns.PROOF;
import static org.xiucheng.decide.statute.ProcedureColumns.REASONS;
import static org.xiucheng.decide.statute.ProcedureColumns.REMEDY_EN;
import static org.xiucheng.decide.statute.ProcedureColumns.REMEDY_ZH;
import static org.xiucheng.decide.statute.ProcedureColumns.STAGE;
import static org.xiucheng.decide.statute.ProcedureColumns.STATE;
import static org.xiucheng.decide.statute.ProcedureColumns.TERM;
import static org.xiucheng.decide.statute.ProcedureColumns.TO;
import static org.xiucheng.decide.statute.ProcedureColumns.VERB;
import static org.xiucheng.decide.statute.ProcedureColumns.VERSION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.decide.table.Column;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.By;
import org.xiucheng.kernel.matter.Effect;
import org.xiucheng.kernel.matter.Owner;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Proof;
import org.xiucheng.kernel.matter.Reason;
import org.xiucheng.kernel.matter.State;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.time.Validity;

/// A procedure as rows of a table: a heading, its states, its steps, in their order; written as people write
/// them, and read back as they were.
final class ProcedureLines {
    /// The parts of a procedure, as the column says them.
    static final String HEADING = "heading";

    static final String A_STATE = "state";
    static final String A_STEP = "step";
    private static final String YES = "是";

    private ProcedureLines() {}

    /// What makes a row that row; rows stand in the order of their keys.
    static String key(String procedure, int version, int line) {
        return "%s/%06d/%04d".formatted(procedure, version, line);
    }

    /// The procedure and version that a row belongs to.
    record Of(String name, int version) {
        static Of key(String key) {
            var parts = key.split("/", -1);
            return new Of(parts[0], Integer.parseInt(parts[1]));
        }

        static Of line(Line line) {
            return key(line.key());
        }
    }

    static List<Line> lines(Procedure procedure) {
        var rows = new ArrayList<Map<Column, String>>();
        rows.add(heading(procedure));
        procedure.states().forEach(state -> rows.add(state(state)));
        procedure.steps().forEach(step -> rows.add(step(step)));
        var lines = new ArrayList<Line>();
        for (var row : rows) {
            var cells = new HashMap<String, String>();
            row.forEach((column, text) -> cells.put(column.key(), text));
            cells.put(PROCEDURE.key(), procedure.name());
            cells.put(VERSION.key(), String.valueOf(procedure.version()));
            cells.put(LINE.key(), String.valueOf(lines.size() + 1));
            lines.add(new Line(key(procedure.name(), procedure.version(), lines.size() + 1), cells, Validity.ALWAYS));
        }
        return lines;
    }

    private static Map<Column, String> heading(Procedure procedure) {
        var row = new HashMap<Column, String>();
        row.put(PART, HEADING);
        name(row, procedure.title());
        row.put(TO, procedure.start());
        row.put(BOUNCES, String.valueOf(procedure.bounceLimit()));
        row.put(TERM, CurrentLimits.written(procedure.limit().term()));
        row.put(BASIS, procedure.limit().basis().value());
        procedure.extension().ifPresent(more -> {
            row.put(EXTENSION, CurrentLimits.written(more.term()));
            row.put(EXTENSION_BASIS, more.basis().value());
        });
        return row;
    }

    private static Map<Column, String> state(State state) {
        var row = new HashMap<Column, String>();
        row.put(PART, A_STATE);
        row.put(STATE, state.key());
        name(row, state.name());
        row.put(STAGE, String.valueOf(state.stage()));
        state.owner().ifPresent(owner -> row.put(BY, owner.key()));
        state.term().ifPresent(term -> row.put(TERM, CurrentLimits.written(term)));
        state.basis().ifPresent(basis -> row.put(BASIS, basis.value()));
        row.put(END, state.end() ? YES : "");
        row.put(DONE, state.done() ? YES : "");
        return row;
    }

    private static Map<Column, String> step(Step step) {
        var row = new HashMap<Column, String>();
        row.put(PART, A_STEP);
        row.put(STATE, step.from());
        row.put(VERB, step.verb());
        name(row, step.name());
        row.put(TO, step.to());
        row.put(BY, step.by().key());
        row.put(REASONS, reasons(step.reasons()));
        row.put(PROOF, words(step.proof(), Proof::key));
        row.put(OTHER_THAN, words(step.otherThan(), Function.identity()));
        step.within().ifPresent(term -> row.put(TERM, CurrentLimits.written(term)));
        step.overLimit().ifPresent(state -> row.put(OVER_LIMIT, state));
        row.put(EFFECTS, words(step.effects(), Effect::key));
        row.put(BASIS, step.basis().value());
        row.put(REMEDY_ZH, step.remedy().zh());
        row.put(REMEDY_EN, step.remedy().en());
        return row;
    }

    private static void name(Map<Column, String> row, Bilingual name) {
        row.put(NAME_ZH, name.zh());
        row.put(NAME_EN, name.en());
    }

    /// What the rows of one procedure say together; there is one heading among them.
    static Procedure.Draft draft(List<Line> lines) {
        var heading = lines.stream()
                .filter(line -> says(line, PART).equals(HEADING))
                .findFirst()
                .orElseThrow();
        return new Procedure.Draft(
                says(heading, PROCEDURE),
                Integer.parseInt(says(heading, VERSION)),
                name(heading),
                says(heading, TO),
                Integer.parseInt(says(heading, BOUNCES)),
                new Procedure.Limit(Term.parse(says(heading, TERM)), new ArticleId(says(heading, BASIS))),
                found(heading, EXTENSION)
                        .map(term ->
                                new Procedure.Limit(Term.parse(term), new ArticleId(says(heading, EXTENSION_BASIS)))),
                part(lines, A_STATE, ProcedureLines::asState),
                part(lines, A_STEP, ProcedureLines::asStep));
    }

    private static <T> List<T> part(List<Line> lines, String part, Function<Line, T> reading) {
        return lines.stream()
                .filter(line -> says(line, PART).equals(part))
                .map(reading)
                .toList();
    }

    private static State asState(Line line) {
        return new State(
                says(line, STATE),
                name(line),
                Integer.parseInt(says(line, STAGE)),
                found(line, BY).map(owner -> constant(Owner.class, owner)),
                found(line, TERM).map(Term::parse),
                found(line, BASIS).map(ArticleId::new),
                says(line, END).equals(YES),
                says(line, DONE).equals(YES));
    }

    private static Step asStep(Line line) {
        return new Step(
                says(line, STATE),
                says(line, VERB),
                name(line),
                says(line, TO),
                constant(By.class, says(line, BY)),
                reasons(says(line, REASONS)),
                constants(Proof.class, says(line, PROOF)),
                Set.copyOf(Words.of(says(line, OTHER_THAN))),
                found(line, TERM).map(Term::parse),
                found(line, OVER_LIMIT),
                constants(Effect.class, says(line, EFFECTS)),
                new ArticleId(says(line, BASIS)),
                new Bilingual(says(line, REMEDY_ZH), says(line, REMEDY_EN)));
    }

    private static String says(Line line, Column column) {
        return line.cell(column.key());
    }

    private static Optional<String> found(Line line, Column column) {
        return Optional.of(says(line, column)).filter(text -> !text.isEmpty());
    }

    private static Bilingual name(Line line) {
        return new Bilingual(says(line, NAME_ZH), says(line, NAME_EN));
    }

    /// Grounds as `code|中文|English`, one after the other with a semicolon between; a semicolon that no code
    /// follows belongs to the words.
    static List<Reason> reasons(String text) {
        return Arrays.stream(text.split("[;；]\\s*(?=[a-z][a-z0-9-]{0,39}\\|)|[;；]\\s*$", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(ProcedureLines::reason)
                .toList();
    }

    private static Reason reason(String text) {
        var parts = text.split("\\|", -1);
        if (parts.length != 3 || !parts[0].strip().matches("[a-z][a-z0-9-]{0,39}") || parts[1].isBlank()) {
            throw new IllegalArgumentException("not a ground: " + text);
        }
        return new Reason(parts[0].strip(), new Bilingual(parts[1].strip(), parts[2].strip()));
    }

    private static String reasons(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> reason.code() + "|" + reason.name().zh() + "|"
                        + reason.name().en())
                .collect(Collectors.joining("; "));
    }

    private static <T> String words(Collection<T> values, Function<T, String> word) {
        return values.stream().map(word).sorted().collect(Collectors.joining(" "));
    }

    static <E extends Enum<E>> Set<E> constants(Class<E> type, String text) {
        return Words.of(text).stream().map(word -> constant(type, word)).collect(Collectors.toUnmodifiableSet());
    }

    /// @throws IllegalArgumentException for a word that names none of them
    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
