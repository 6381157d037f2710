package org.xiucheng.decide.statute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.amend.Change;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.decide.amend.Said;
import org.xiucheng.decide.amend.Table;
import org.xiucheng.decide.table.Row;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.sql.SqlProcedures;
import org.xiucheng.kernel.time.Validity;
import tools.jackson.databind.json.JsonMapper;

/// The procedures by version as a table: a row for each heading, state and step.
///
/// A version that is there never changes, because matters began with it; a changed procedure is a further
/// version, written whole. It is sound as a whole or no row of it is taken, and from its approval on what
/// begins
/// begins with it.
@Component
class ProcedureTable implements Table {
    /// Versions of the city's own begin above those of packs, so that neither takes a number of the other.
    static final int FIRST_OWN = 1_001;

    private static final Form FORM = new Form(
            CurrentProcedures.TABLE,
            new Bilingual("办理流程", "Procedures"),
            ProcedureColumns.ALL,
            Set.of(Trait.OPEN, Trait.KEPT, Trait.WHOLE),
            Action.RULES_PROPOSE,
            Action.RULES_APPROVE);

    private final CurrentProcedures current;
    private final Articles articles;
    private final SqlProcedures documents;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProcedureTable(
            CurrentProcedures current, Articles articles, SqlProcedures documents, JdbcClient jdbc, JsonMapper json) {
        this.current = current;
        this.articles = articles;
        this.documents = documents;
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public List<Line> lines(Instant now) {
        return current.from(CurrentProcedures.TABLE, now);
    }

    @Override
    public Optional<Said> read(Row row, Asked asked) {
        return new ReadProcedureRow(row).said();
    }

    @Override
    public List<Objection> judge(List<Change> changes, Asked asked) {
        var objections = new ArrayList<Objection>();
        byVersion(changes).forEach((of, lines) -> judge(of, lines, asked.now(), objections));
        return objections;
    }

    private void judge(ProcedureLines.Of of, List<Line> lines, Instant now, List<Objection> objections) {
        if (current.list().stream().anyMatch(one -> one.name().equals(of.name()) && one.version() == of.version())) {
            lines.forEach(line -> objections.add(objection(
                    line,
                    "procedure.fixed",
                    "已有版本不再改动；请整体写成新的版本。",
                    "A version that is there stays; write a new one.")));
            return;
        }
        var next = Math.max(
                FIRST_OWN,
                current.latest(of.name()).map(one -> one.version() + 1).orElse(0));
        var headings = lines.stream()
                .filter(line -> line.cell(ProcedureColumns.PART.key()).equals(ProcedureLines.HEADING))
                .toList();
        if (of.version() != next) {
            objections.add(objection(
                    lines.getFirst(),
                    "procedure.version",
                    "新版本号应为 " + next + "。",
                    "The next version is " + next + "."));
        } else if (headings.size() != 1) {
            objections.add(
                    objection(lines.getFirst(), "procedure.heading", "每个流程版本有且只有一行总则。", "A version has one heading."));
        } else {
            flaws(lines, now, objections);
        }
    }

    private void flaws(List<Line> lines, Instant now, List<Objection> objections) {
        var where = new ProcedureFlaws(lines);
        switch (Procedure.check(ProcedureLines.draft(lines), articles, now)) {
            case Procedure.Reading.Sound _ -> {}
            case Procedure.Reading.Flawed(var flaws) ->
                flaws.stream().map(where::objection).forEach(objections::add);
        }
    }

    private static Objection objection(Line line, String code, String zh, String en) {
        return new Objection(line.key(), ProcedureColumns.VERSION, code, new Bilingual(zh, en));
    }

    /// What is new against the version before, and how much goes on by an older one.
    @Override
    public List<Bilingual> notes(List<Change> changes, Instant now) {
        var notes = new ArrayList<Bilingual>();
        byVersion(changes).forEach((of, lines) -> {
            var made = ProcedureLines.draft(lines).built();
            var before = current.latest(of.name());
            before.ifPresent(old -> notes.addAll(new ProcedureDifference(old, made).notes()));
            var open = open(of.name());
            notes.add(new Bilingual(
                    "%d 个未结事项仍按各自开始时的版本办理。".formatted(open),
                    "%d open matters go on by the version they began with.".formatted(open)));
        });
        return notes;
    }

    private long open(String procedure) {
        return jdbc.sql("select count(*) from matter.matter where procedure_name = :name and open")
                .param("name", procedure)
                .query(Long.class)
                .single();
    }

    /// Keeps the text that a matter begins with, as it was approved.
    @Override
    public void carryOut(List<Change.Effect> effects, Instant now, Subject.Officer by) {
        var lines = effects.stream()
                .map(effect -> new Line(effect.key(), effect.cells().orElseThrow(), Validity.since(now)))
                .toList();
        grouped(lines)
                .values()
                .forEach(version -> documents.keep(
                        ProcedureLines.draft(version).built(),
                        json.writeValueAsString(
                                version.stream().map(Line::cells).toList())));
    }

    private static Map<ProcedureLines.Of, List<Line>> byVersion(List<Change> changes) {
        return grouped(changes.stream()
                .map(change -> new Line(change.key(), change.cells(), Validity.ALWAYS))
                .toList());
    }

    /// In the order of their lines.
    private static Map<ProcedureLines.Of, List<Line>> grouped(List<Line> lines) {
        var groups = new LinkedHashMap<ProcedureLines.Of, List<Line>>();
        lines.stream()
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .forEach(line -> groups.computeIfAbsent(ProcedureLines.Of.line(line), _ -> new ArrayList<>())
                        .add(line));
        return groups;
    }

    @Override
    public void refresh() {
        current.refresh();
    }
}
