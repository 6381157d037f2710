package org.xiucheng.decide.duty;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.xiucheng.decide.table.Cell;
import org.xiucheng.decide.table.Column;
import org.xiucheng.decide.table.Grid;
import org.xiucheng.decide.table.Moment;
import org.xiucheng.decide.table.Row.Choice;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Rule;

/// The duty list as a table: one rule a row. What is written here is what is read back.
final class DutyTable {
    static final String NAME = "责任清单";

    static final Column ID = Column.needed("id", "编号", "ID");
    static final Column NAME_ZH = Column.needed("name_zh", "名称", "Name (Chinese)");
    static final Column NAME_EN = Column.of("name_en", "英文名称", "Name (English)");
    static final Column SCOPE = Column.needed("scope", "类别范围", "Category scope");
    static final Column SYSTEM = Column.of("system", "代码体系", "Code system");
    static final Column CATEGORY = Column.of("category", "类别", "Category");
    static final Column PLACE = Column.needed("place", "地点类型", "Place kind");
    static final Column AREA = Column.needed("area", "区域", "Area");
    static final Column ROAD = Column.of("road", "道路", "Road");
    static final Column FROM_METRES = Column.of("from_m", "起点（米）", "From (m)");
    static final Column TO_METRES = Column.of("to_m", "终点（米）", "To (m)");
    static final Column COMPONENT_SYSTEM = Column.of("component_system", "部件体系", "Component system");
    static final Column COMPONENT = Column.of("component", "部件", "Component");
    static final Column UNIT = Column.needed("unit", "责任单位", "Unit");
    static final Column POST = Column.of("post", "岗位", "Post");
    static final Column BASIS = Column.needed("basis", "依据条款", "Legal basis");
    static final Column PRIORITY = Column.of("priority", "优先级", "Priority");
    static final Column FALLBACK = Column.of("fallback", "兜底", "Fallback");
    static final Column FROM = Column.of("from", "生效", "Holds from");
    static final Column TO = Column.of("to", "失效", "Holds until");

    static final List<Column> COLUMNS = List.of(
            ID,
            NAME_ZH,
            NAME_EN,
            SCOPE,
            SYSTEM,
            CATEGORY,
            PLACE,
            AREA,
            ROAD,
            FROM_METRES,
            TO_METRES,
            COMPONENT_SYSTEM,
            COMPONENT,
            UNIT,
            POST,
            BASIS,
            PRIORITY,
            FALLBACK,
            FROM,
            TO);

    static final List<Choice> SCOPES = List.of(
            Choice.of("any", "全部类别", "Every category"),
            Choice.of("system", "整个体系", "A code system"),
            Choice.of("group", "大类", "A class"),
            Choice.of("one", "单个类别", "One category"));

    static final List<Choice> PLACES = List.of(
            Choice.of("area", "区域", "An area"),
            Choice.of("road", "路段", "A road"),
            Choice.of("component-class", "一类部件", "A kind of component"),
            Choice.of("owner-role", "权属单位", "Whatever has an owner"));

    private DutyTable() {}

    /// The rules as a sheet.
    static Grid grid(List<Rule> rules, ZoneId zone) {
        var lines = new ArrayList<Grid.Line>();
        lines.add(new Grid.Line(
                1, COLUMNS.stream().map(column -> Cell.text(column.header())).toList()));
        for (var rule : rules) {
            lines.add(new Grid.Line(lines.size() + 1, cells(rule, zone)));
        }
        return new Grid(NAME, lines, List.of());
    }

    private static List<Cell> cells(Rule rule, ZoneId zone) {
        var cells = COLUMNS.stream().collect(Collectors.toMap(column -> column, _ -> Cell.EMPTY));
        cells.put(ID, Cell.text(rule.id()));
        cells.put(NAME_ZH, Cell.text(rule.name().zh()));
        cells.put(NAME_EN, Cell.text(rule.name().en()));
        scope(rule.categories(), cells);
        place(rule.places(), cells);
        cells.put(UNIT, Cell.text(rule.unit()));
        rule.post().ifPresent(post -> cells.put(POST, Cell.text(post)));
        cells.put(BASIS, Cell.text(rule.basis().value()));
        rule.priority().ifPresent(priority -> cells.put(PRIORITY, Cell.number(Integer.toString(priority))));
        cells.put(FALLBACK, Cell.text(rule.fallback() ? "是" : "否"));
        cells.put(FROM, Cell.text(Moment.text(rule.validity().from(), zone)));
        rule.validity().end().ifPresent(end -> cells.put(TO, Cell.text(Moment.text(end, zone))));
        return COLUMNS.stream()
                .map(column -> cells.getOrDefault(column, Cell.EMPTY))
                .toList();
    }

    private static void scope(CategoryScope scope, Map<Column, Cell> cells) {
        switch (scope) {
            case CategoryScope.Any() -> cells.put(SCOPE, Cell.text("any"));
            case CategoryScope.System(var system) -> {
                cells.put(SCOPE, Cell.text("system"));
                cells.put(SYSTEM, Cell.text(system));
            }
            case CategoryScope.Group(var system, var group) -> {
                cells.put(SCOPE, Cell.text("group"));
                cells.put(SYSTEM, Cell.text(system));
                cells.put(CATEGORY, Cell.text(group));
            }
            case CategoryScope.One(var key) -> {
                cells.put(SCOPE, Cell.text("one"));
                cells.put(SYSTEM, Cell.text(key.system()));
                cells.put(CATEGORY, Cell.text(key.code()));
            }
        }
    }

    private static void place(PlaceBinding binding, Map<Column, Cell> cells) {
        cells.put(AREA, Cell.text(binding.area()));
        switch (binding) {
            case PlaceBinding.AreaSubtree _ -> cells.put(PLACE, Cell.text("area"));
            case PlaceBinding.OwnerRole _ -> cells.put(PLACE, Cell.text("owner-role"));
            case PlaceBinding.RoadRange range -> {
                cells.put(PLACE, Cell.text("road"));
                cells.put(ROAD, Cell.text(range.road()));
                cells.put(FROM_METRES, metres(range.from()));
                if (range.to() < Double.MAX_VALUE) {
                    cells.put(TO_METRES, metres(range.to()));
                }
            }
            case PlaceBinding.ComponentClass kind -> {
                cells.put(PLACE, Cell.text("component-class"));
                cells.put(COMPONENT_SYSTEM, Cell.text(kind.system()));
                cells.put(COMPONENT, Cell.text(kind.code()));
            }
        }
    }

    private static Cell metres(double metres) {
        return Cell.number(BigDecimal.valueOf(metres).stripTrailingZeros().toPlainString());
    }
}
