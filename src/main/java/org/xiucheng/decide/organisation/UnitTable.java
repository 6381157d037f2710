package org.xiucheng.decide.organisation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.amend.Change;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.decide.amend.Said;
import org.xiucheng.decide.amend.Table;
import org.xiucheng.decide.table.Column;
import org.xiucheng.decide.table.Nearest;
import org.xiucheng.decide.table.Row;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.time.Validity;

/// The units of the city as a table. Above a unit stands whoever stands over its area, so the area is its
/// place in the order of things.
///
/// A unit does not end here: what hangs on it is handed over by a reform (`decide.reform`).
@Component
class UnitTable implements Table {
    static final Column CODE = Column.needed("code", "编号", "Code");
    static final Column NAME_ZH = Column.needed("name_zh", "名称", "Name (Chinese)");
    static final Column NAME_EN = Column.needed("name_en", "英文名称", "Name (English)");
    private static final Column KIND = Column.needed("kind", "种类", "Kind");
    private static final Column AREA = Column.needed("area", "区域", "Area");
    private static final Form FORM = new Form(
            "units",
            new Bilingual("单位", "Units"),
            List.of(CODE, NAME_ZH, NAME_EN, KIND, AREA),
            Set.of(Trait.TIMED, Trait.OPEN),
            Action.EDIT_ROLES,
            Action.EDIT_ROLES);

    private final SqlParties store;
    private final Standing standing;

    UnitTable(SqlParties store, Standing standing) {
        this.store = store;
        this.standing = standing;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public List<Line> lines(Instant now) {
        return standing.parties().get().units().stream()
                .filter(unit -> !ended(unit, now))
                .sorted(Comparator.comparing(Unit::code))
                .map(UnitTable::line)
                .toList();
    }

    private static Line line(Unit unit) {
        var cells = Map.of(
                "code", unit.code(),
                "name_zh", unit.name().zh(),
                "name_en", unit.name().en(),
                "kind", unit.kind(),
                "area", unit.area());
        return new Line(unit.code(), cells, unit.validity());
    }

    @Override
    public Optional<Said> read(Row row, Asked asked) {
        code(row, CODE);
        row.words(NAME_ZH, Organise.LONGEST_NAME);
        row.words(NAME_EN, Organise.LONGEST_NAME);
        row.form(
                KIND,
                Organise.KIND,
                "kind.malformed",
                new Bilingual("种类由 1 至 32 个小写字母和横线组成。", "A kind is 1 to 32 of a-z and dash."));
        row.text(AREA).ifPresent(area -> area(row, area));
        return Said.of(row, FORM.columns(), row.cell(CODE).text().strip());
    }

    private void area(Row row, String said) {
        if (standing.places().area(said).isEmpty()) {
            var near = standing.places().areaByName(said);
            row.fault(AREA, "area.absent", Nearest.meant("没有这个区域", "No such area", near));
        }
    }

    static void code(Row row, Column column) {
        row.form(
                column,
                Organise.CODE,
                "code.malformed",
                new Bilingual("编号由 1 至 64 个字母、数字、点和横线组成。", "A code is 1 to 64 letters, digits, dots, dashes."));
    }

    @Override
    public List<Objection> judge(List<Change> changes, Asked asked) {
        return changes.stream()
                .flatMap(change -> objection(change, asked.now()).stream())
                .toList();
    }

    private Optional<Objection> objection(Change change, Instant now) {
        var before = change.before().map(Line::validity);
        if (before.filter(period -> !period.end().equals(change.to())).isPresent()) {
            return objection(
                    change,
                    "unit.reform",
                    "单位撤并请走机构调整，由其移交事项和职责。",
                    "A unit ends by a reform, which hands over what hangs on it.");
        }
        if (before.isPresent() && change.from().isPresent()) {
            return objection(
                    change,
                    "table.at-once",
                    "名称、种类和区域的修改自批准起生效，不能预定。",
                    "Name, kind and area change at approval, not later.");
        }
        var known = standing.parties().get().unit(change.key());
        return known.filter(unit -> ended(unit, now)).isEmpty()
                ? Optional.empty()
                : objection(
                        change,
                        "unit.taken",
                        "该编号的单位已经撤销，编号不再使用。",
                        "A unit of that code has ended; a code is used once.");
    }

    private static Optional<Objection> objection(Change change, String code, String zh, String en) {
        return Optional.of(new Objection(change.key(), CODE, code, new Bilingual(zh, en)));
    }

    @Override
    public void carryOut(List<Change.Effect> effects, Instant now, Subject.Officer by) {
        for (var effect : effects) {
            var said = new Line(effect.key(), effect.cells().orElseThrow(), Validity.since(now));
            var unit = new Unit(
                    effect.key(),
                    new Bilingual(said.cell("name_zh"), said.cell("name_en")),
                    said.cell("kind"),
                    said.cell("area"),
                    new Validity(effect.begins(), effect.ends().orElse(null)));
            if (effect.closes().isEmpty()) {
                store.add(unit);
            } else {
                store.change(unit);
            }
        }
    }

    @Override
    public void refresh() {
        standing.parties().refresh();
    }

    private static boolean ended(Unit unit, Instant now) {
        return unit.validity().end().filter(end -> !end.isAfter(now)).isPresent();
    }
}
