package org.xiucheng.decide.organisation;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.amend.Change;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.decide.amend.Said;
import org.xiucheng.decide.amend.Table;
import org.xiucheng.decide.table.Column;
import org.xiucheng.decide.table.Nearest;
import org.xiucheng.decide.table.Row;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.time.Validity;

/// The posts of the city's units and what each permits, as a table. A post stays in its unit and never ends;
/// who holds it does.
@Component
class PostTable implements Table {
    private static final Column UNIT = Column.needed("unit", "单位", "Unit");
    private static final Column PERMISSIONS = Column.needed("permissions", "权限", "Permissions");
    private static final Form FORM = new Form(
            "posts",
            new Bilingual("岗位", "Posts"),
            List.of(UnitTable.CODE, UNIT, UnitTable.NAME_ZH, UnitTable.NAME_EN, PERMISSIONS),
            Set.of(Trait.OPEN),
            Action.EDIT_ROLES,
            Action.EDIT_ROLES);
    private static final Set<String> APART =
            Permission.ADMINISTRATION.stream().map(Permission::name).collect(Collectors.toUnmodifiableSet());

    private final SqlParties store;
    private final Standing standing;

    PostTable(SqlParties store, Standing standing) {
        this.store = store;
        this.standing = standing;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public List<Line> lines(Instant now) {
        return standing.parties().get().posts().stream()
                .sorted(Comparator.comparing(Post::unit).thenComparing(Post::code))
                .map(PostTable::line)
                .toList();
    }

    private static Line line(Post post) {
        var cells = Map.of(
                "code", post.code(),
                "unit", post.unit(),
                "name_zh", post.name().zh(),
                "name_en", post.name().en(),
                "permissions", String.join(" ", new TreeSet<>(post.permissions())));
        return new Line(post.code(), cells, Validity.ALWAYS);
    }

    @Override
    public Optional<Said> read(Row row, Asked asked) {
        UnitTable.code(row, UnitTable.CODE);
        row.words(UnitTable.NAME_ZH, Organise.LONGEST_NAME);
        row.words(UnitTable.NAME_EN, Organise.LONGEST_NAME);
        row.text(UNIT).ifPresent(unit -> unit(row, unit, asked.now()));
        var permissions = row.text(PERMISSIONS).map(PostTable::words).orElse(Set.of());
        permissions(row, permissions);
        return Said.of(row, FORM.columns(), row.cell(UnitTable.CODE).text().strip())
                .map(said -> said.with(PERMISSIONS, String.join(" ", new TreeSet<>(permissions))));
    }

    private void unit(Row row, String code, Instant now) {
        var known = standing.parties().get();
        // a post is made in a unit that is there or to come, and read back whatever became of its unit
        var there = known.unit(code)
                .filter(unit ->
                        unit.validity().end().filter(end -> !end.isAfter(now)).isEmpty());
        var repeats = known.post(row.cell(UnitTable.CODE).text().strip())
                .filter(post -> post.unit().equals(code))
                .isPresent();
        if (there.isEmpty() && !repeats) {
            var near = Nearest.of(code, known.units().stream().map(Unit::code).toList());
            row.fault(UNIT, "unit.absent", Nearest.meant("没有这个单位", "No such unit", near));
        }
    }

    private static void permissions(Row row, Set<String> permissions) {
        if (!Organise.PERMISSIONS.containsAll(permissions)) {
            var all = String.join(" ", new TreeSet<>(Organise.PERMISSIONS));
            row.fault(
                    PERMISSIONS,
                    "permission.unknown",
                    new Bilingual(
                            "权限只能是：" + all + "，用空格隔开。", "Permissions of these, with spaces between: " + all + "."));
        } else if (permissions.size() > 1 && permissions.stream().anyMatch(APART::contains)) {
            row.fault(
                    PERMISSIONS,
                    "administrator.apart",
                    new Bilingual("管理员岗位只能有一项权限。", "An administrator's post permits nothing else."));
        }
    }

    @Override
    public List<Objection> judge(List<Change> changes, Asked asked) {
        return changes.stream()
                .flatMap(change -> change.before().stream().flatMap(before -> objection(change, before).stream()))
                .toList();
    }

    private static Optional<Objection> objection(Change change, Line before) {
        if (!before.cell("unit").equals(change.cells().get("unit"))) {
            return Optional.of(new Objection(
                    change.key(),
                    UNIT,
                    "post.moved",
                    new Bilingual("岗位不能换单位，请另设岗位。", "A post stays in its unit; make another one.")));
        }
        var permissions = before.cell("permissions");
        var touched = new HashSet<>(words(permissions + " " + change.cells().get("permissions")));
        touched.retainAll(APART);
        return touched.isEmpty() || permissions.equals(change.cells().get("permissions"))
                ? Optional.empty()
                : Optional.of(new Objection(
                        change.key(),
                        PERMISSIONS,
                        "administrator.apart",
                        new Bilingual(
                                "管理员岗位的权限不能修改，请另设岗位。",
                                "What an administrator may do is not changed; make another post.")));
    }

    @Override
    public void carryOut(List<Change.Effect> effects, Instant now, Subject.Officer by) {
        for (var effect : effects) {
            var said = new Line(effect.key(), effect.cells().orElseThrow(), Validity.since(now));
            var post = new Post(
                    effect.key(),
                    said.cell("unit"),
                    new Bilingual(said.cell("name_zh"), said.cell("name_en")),
                    words(said.cell("permissions")));
            try {
                if (effect.closes().isEmpty()) {
                    store.add(post);
                } else {
                    store.change(post);
                }
            } catch (DataIntegrityViolationException mixed) {
                throw Problem.conflict("administrator.apart", "An administrator's post permits nothing else.");
            }
        }
    }

    @Override
    public void refresh() {
        standing.parties().refresh();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.strip().split("[\\s,，、]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
