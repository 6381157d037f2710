package org.xiucheng.decide.statute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.category.CodeSystem;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.time.Validity;

/// By which procedure a matter begins, for what came in how, of which kind, where: the first row that fits is
/// taken, by rank, and the usual procedure where none does.
@Component
class ChoiceTable implements Table {
    private static final Column RANK = Column.needed("rank", "次序", "Rank");
    private static final Column PROCEDURE = Column.needed("procedure", "流程", "Procedure");
    private static final Column CHANNEL = Column.of("channel", "来源渠道", "Channel");
    private static final Column SYSTEM = Column.of("system", "代码体系", "Code system");
    private static final Column GROUP = Column.of("group", "大类", "Group");
    private static final Column CODE = Column.of("code", "类别", "Category");
    private static final Column AREA = Column.of("area", "区域", "Area");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int MOST = 99_999;
    private static final Form FORM = new Form(
            CurrentProcedures.CHOICES,
            new Bilingual("流程适用", "Which procedure when"),
            List.of(RANK, PROCEDURE, CHANNEL, SYSTEM, GROUP, CODE, AREA),
            Set.of(Trait.TIMED, Trait.OPEN, Trait.KEPT),
            Action.RULES_PROPOSE,
            Action.RULES_APPROVE);

    private final CurrentProcedures current;
    private final Categories categories;
    private final Places places;

    ChoiceTable(CurrentProcedures current, Categories categories, Places places) {
        this.current = current;
        this.categories = categories;
        this.places = places;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public List<Line> lines(Instant now) {
        return current.from(CurrentProcedures.CHOICES, now);
    }

    @Override
    public Optional<Said> read(Row row, Asked asked) {
        var rank = row.whole(RANK);
        if (rank.filter(one -> one > MOST).isPresent()) {
            row.fault(RANK, "choice.rank", new Bilingual("最大为 " + MOST + "。", "At most " + MOST + "."));
        }
        row.text(PROCEDURE).ifPresent(said -> procedure(row, said));
        row.form(
                CHANNEL, WORD, "choice.channel", new Bilingual("渠道如 web、phone、patrol。", "Such as web, phone, patrol."));
        scope(row);
        row.text(AREA)
                .filter(area -> places.area(area).isEmpty())
                .ifPresent(_ -> row.fault(AREA, "area.unknown", new Bilingual("没有这个区域。", "There is no such area.")));
        return Said.of(row, FORM.columns(), rank.map(ChoiceLine::key).orElse(""))
                .flatMap(said -> rank.map(one -> said.with(RANK, String.valueOf(one))));
    }

    private void procedure(Row row, String said) {
        var names = current.list().stream().map(Procedure::name).collect(Collectors.toSet());
        if (!names.contains(said)) {
            row.fault(
                    PROCEDURE,
                    "procedure.unknown",
                    Nearest.meant("没有这个流程", "No such procedure", Nearest.of(said, names)));
        }
    }

    private void scope(Row row) {
        var system = row.text(SYSTEM);
        var group = row.text(GROUP);
        var code = row.text(CODE);
        if (system.isEmpty() && (group.isPresent() || code.isPresent())) {
            row.fault(
                    SYSTEM,
                    "cell.missing",
                    new Bilingual("写了大类或类别，须写代码体系。", "A group or category needs its code system."));
        } else if (group.isPresent() && code.isPresent()) {
            row.fault(CODE, "choice.both", new Bilingual("大类与类别只填一个。", "Fill in a group or a category, not both."));
        }
        system.ifPresent(said -> known(row, said, group, code));
    }

    private void known(Row row, String system, Optional<String> group, Optional<String> code) {
        var systems = categories.systems().stream().map(CodeSystem::id).toList();
        if (!systems.contains(system)) {
            row.fault(
                    SYSTEM,
                    "category.unknown",
                    Nearest.meant("没有这个代码体系", "No such code system", Nearest.of(system, systems)));
            return;
        }
        code.filter(said -> categories.find(new CategoryKey(system, said)).isEmpty())
                .ifPresent(_ -> row.fault(CODE, "category.unknown", new Bilingual("没有这个类别。", "No such category.")));
        group.filter(said -> categories.list(system).stream()
                        .noneMatch(category -> categories
                                .groupOf(category.key())
                                .filter(said::equals)
                                .isPresent()))
                .ifPresent(_ -> row.fault(GROUP, "category.unknown", new Bilingual("没有这个大类。", "No such group.")));
    }

    /// A row before which a wider one stands would never be reached.
    @Override
    public List<Objection> judge(List<Change> changes, Asked asked) {
        var rows = new TreeMap<String, Line>();
        current.from(CurrentProcedures.CHOICES, asked.now()).forEach(line -> rows.put(line.key(), line));
        for (var change : changes) {
            switch (change.sort()) {
                case ADDED, CHANGED -> rows.put(change.key(), new Line(change.key(), change.cells(), Validity.ALWAYS));
                case ENDED -> rows.remove(change.key());
            }
        }
        var changed = changes.stream().map(Change::key).collect(Collectors.toCollection(HashSet::new));
        var objections = new ArrayList<Objection>();
        var before = new ArrayList<Map.Entry<String, Line>>();
        for (var row : rows.entrySet()) {
            before.stream()
                    .filter(wider -> hides(wider.getValue(), row.getValue()))
                    .map(wider -> changed.contains(row.getKey()) ? row.getKey() : wider.getKey())
                    .filter(changed::contains)
                    .findFirst()
                    .ifPresent(key -> objections.add(new Objection(
                            key,
                            RANK,
                            "choice.hidden",
                            new Bilingual("排在前面的一行已包括后面的，后面的永远用不到。", "A row before another leaves nothing for it."))));
            before.add(row);
        }
        return objections;
    }

    private boolean hides(Line wider, Line row) {
        return ChoiceLine.choice(wider).hides(ChoiceLine.choice(row), categories::groupOf);
    }

    @Override
    public List<Bilingual> notes(List<Change> changes, Instant now) {
        return changes.isEmpty()
                ? List.of()
                : List.of(new Bilingual("只影响此后新开始的事项。", "It is for matters that begin from then on."));
    }

    @Override
    public void refresh() {
        current.refresh();
    }
}
