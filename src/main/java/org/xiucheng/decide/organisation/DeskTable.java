package org.xiucheng.decide.organisation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.amend.Change;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.decide.amend.Said;
import org.xiucheng.decide.amend.Table;
import org.xiucheng.decide.table.Column;
import org.xiucheng.decide.table.Row;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.time.Validity;

/// Which unit or post stands over which area, road or post, as a table: who takes in, sends, checks,
/// supervises, walks, leads, stands in.
@Component
class DeskTable implements Table {
    private static final Column OBJECT_KIND = Column.needed("object_kind", "对象种类", "Over (kind)");
    private static final Column OBJECT = Column.needed("object", "对象", "Over");
    private static final Column RELATION = Column.needed("relation", "关系", "Stands as");
    private static final Column SUBJECT_KIND = Column.needed("subject_kind", "承担者种类", "Who (kind)");
    private static final Column SUBJECT = Column.needed("subject", "承担者", "Who");
    private static final Form FORM = new Form(
            "desks",
            new Bilingual("受理、派遣、核查等关系", "Who stands over what"),
            List.of(OBJECT_KIND, OBJECT, RELATION, SUBJECT_KIND, SUBJECT),
            Set.of(Trait.TIMED, Trait.OPEN),
            Action.EDIT_ROLES,
            Action.EDIT_ROLES);

    private final SqlParties store;
    private final SqlStances stances;
    private final CheckStance check;
    private final Standing standing;
    private final Maker maker;

    DeskTable(SqlParties store, SqlStances stances, CheckStance check, Standing standing, Maker maker) {
        this.store = store;
        this.stances = stances;
        this.check = check;
        this.standing = standing;
        this.maker = maker;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public List<Line> lines(Instant now) {
        var known = standing.parties().get();
        return Stream.concat(
                        known.units().stream().map(unit -> Party.unit(unit.code())),
                        known.posts().stream().map(post -> Party.post(post.code())))
                .flatMap(party -> known.relationsOf(party).stream())
                .filter(relation -> check.keeps(relation.name()))
                .filter(relation -> relation.validity()
                        .end()
                        .filter(end -> !end.isAfter(now))
                        .isEmpty())
                .map(DeskTable::line)
                .sorted(Comparator.comparing(Line::key)
                        .thenComparing(line -> line.validity().from()))
                .toList();
    }

    private static Line line(Relation relation) {
        var cells = Map.of(
                "object_kind", relation.object().kind(),
                "object", relation.object().id(),
                "relation", relation.name(),
                "subject_kind", relation.subject().kind(),
                "subject", relation.subject().id());
        return new Line(key(cells), cells, relation.validity());
    }

    private static String key(Map<String, String> cells) {
        return stance(cells, Optional.empty(), Optional.empty()).code();
    }

    private static Stance stance(Map<String, String> cells, Optional<Instant> from, Optional<Instant> to) {
        return new Stance(
                new Party(cells.getOrDefault("object_kind", ""), cells.getOrDefault("object", "")),
                cells.getOrDefault("relation", ""),
                new Party(cells.getOrDefault("subject_kind", ""), cells.getOrDefault("subject", "")),
                from,
                to);
    }

    @Override
    public Optional<Said> read(Row row, Asked asked) {
        FORM.columns().forEach(column -> row.words(column, Organise.LONGEST_NAME));
        var said = Said.of(row, FORM.columns(), "");
        said.ifPresent(one -> known(row, one, asked.now()));
        return row.sound() ? said.map(one -> new Said(key(one.cells()), one.cells())) : Optional.empty();
    }

    private void known(Row row, Said said, Instant now) {
        try {
            check.check(
                    stance(said.cells(), Optional.empty(), Optional.empty()),
                    standing.parties().get(),
                    now);
        } catch (Problem refused) {
            var column = switch (refused.code()) {
                case "area.absent", "road.absent", "segment.absent" -> OBJECT;
                case "unit.absent", "post.absent", "relation.itself" -> SUBJECT;
                default -> RELATION;
            };
            row.fault(column, refused.code(), says(refused));
        }
    }

    private static Bilingual says(Problem refused) {
        return switch (refused.code()) {
            case "area.absent" -> new Bilingual("没有这个区域。", refused.detail());
            case "road.absent" -> new Bilingual("没有这条道路。", refused.detail());
            case "segment.absent" -> new Bilingual("没有这个路段。", refused.detail());
            case "unit.absent" -> new Bilingual("没有这个单位。", refused.detail());
            case "post.absent" -> new Bilingual("没有这个岗位。", refused.detail());
            case "relation.itself" -> new Bilingual("不能由自己代理自己。", refused.detail());
            default -> new Bilingual("这两者之间没有这样的关系。", refused.detail());
        };
    }

    /// Where one at a time stands, the sheet says who ends before it says who begins.
    @Override
    public List<Objection> judge(List<Change> changes, Asked asked) {
        var taken = new HashMap<String, List<Line>>();
        lines(asked.now())
                .forEach(line -> taken.computeIfAbsent(seat(line.cells()), _ -> new ArrayList<>())
                        .add(line));
        changes.stream()
                .filter(change -> change.sort() == Change.Sort.ENDED)
                .flatMap(change -> change.before().stream())
                .forEach(line -> taken.getOrDefault(seat(line.cells()), new ArrayList<>())
                        .remove(line));
        var objections = new ArrayList<Objection>();
        for (var change : changes) {
            if (change.sort() == Change.Sort.ENDED) {
                continue;
            }
            change.before()
                    .ifPresent(line -> taken.getOrDefault(seat(line.cells()), new ArrayList<>())
                            .remove(line));
            if (sole(change.cells())
                    && !taken.getOrDefault(seat(change.cells()), List.of()).isEmpty()) {
                objections.add(new Objection(
                        change.key(),
                        OBJECT,
                        "relation.held",
                        new Bilingual(
                                "同一时间只能有一个，请先让现有的失效。",
                                "One at a time stands there; end the one that does in the same sheet.")));
            }
            taken.computeIfAbsent(seat(change.cells()), _ -> new ArrayList<>())
                    .add(new Line(change.key(), change.cells(), Validity.ALWAYS));
        }
        return objections;
    }

    private boolean sole(Map<String, String> cells) {
        return check.sole(cells.getOrDefault("relation", ""));
    }

    private static String seat(Map<String, String> cells) {
        return cells.get("object_kind") + ":" + cells.get("object") + "#" + cells.get("relation");
    }

    @Override
    public void carryOut(List<Change.Effect> effects, Instant now, Subject.Officer by) {
        stances.waitForOthers();
        for (var effect : effects) {
            effect.closes().ifPresent(at -> stances.end(stanceOf(effect.key()), at));
        }
        for (var effect : effects) {
            effect.cells().ifPresent(cells -> {
                var stance = stance(cells, Optional.of(effect.begins()), effect.ends());
                if (stances.held(stance, effect.begins(), sole(cells))) {
                    throw Problem.conflict("relation.held", "Somebody stands there in that time; end that first.");
                }
                var validity = new Validity(effect.begins(), effect.ends().orElse(null));
                store.add(
                        maker.id(),
                        new Relation(stance.object(), stance.name(), stance.subject(), validity, by.account()));
            });
        }
    }

    /// The sentence that a key is, such as `area:310106001#intake@unit:street-desk`.
    private static Stance stanceOf(String key) {
        var at = key.lastIndexOf('@');
        var hash = key.lastIndexOf('#', at);
        return new Stance(
                party(key.substring(0, hash)),
                key.substring(hash + 1, at),
                party(key.substring(at + 1)),
                Optional.empty(),
                Optional.empty());
    }

    private static Party party(String text) {
        var colon = text.indexOf(':');
        return new Party(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public void refresh() {
        standing.parties().refresh();
    }
}
