package org.xiucheng.decide.duty;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.xiucheng.decide.table.Column;
import org.xiucheng.decide.table.Moment;
import org.xiucheng.decide.table.Row;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.time.Validity;

/// Reads one row of the duty list; whether what it names is there is asked afterwards.
final class ReadDuty {
    private final Row row;
    private final ZoneId zone;
    private final DutyAdvice advice;

    ReadDuty(Row row, ZoneId zone, DutyAdvice advice) {
        this.row = row;
        this.zone = zone;
        this.advice = advice;
    }

    /// A rule as a row says it, without its times, and the times as they are said.
    record Written(Row row, Rule rule, Optional<Moment> from, Optional<Moment> to) {}

    /// Nothing where a cell cannot be understood; then each such cell is a fault.
    Optional<Written> read() {
        var id = id();
        var zh = row.text(DutyTable.NAME_ZH);
        var scope = row.choice(DutyTable.SCOPE, DutyTable.SCOPES).flatMap(this::scope);
        var place = place();
        var unit = row.text(DutyTable.UNIT);
        var basis = row.text(DutyTable.BASIS).flatMap(this::basis);
        var priority = row.whole(DutyTable.PRIORITY);
        var fallback = row.truth(DutyTable.FALLBACK);
        var from = row.moment(DutyTable.FROM, zone);
        var to = row.moment(DutyTable.TO, zone);
        period(from, to);
        if (!row.sound() || List.of(id, zh, scope, place, unit, basis).contains(Optional.empty())) {
            return Optional.empty();
        }
        var name = new Bilingual(zh.get(), row.text(DutyTable.NAME_EN).orElse(zh.get()));
        return Optional.of(new Written(
                row,
                new Rule(
                        id.get(),
                        1,
                        name,
                        scope.get(),
                        place.get(),
                        unit.get(),
                        row.text(DutyTable.POST),
                        basis.get(),
                        priority.isPresent() ? OptionalInt.of(priority.get()) : OptionalInt.empty(),
                        fallback,
                        Validity.since(Instant.EPOCH)),
                from,
                to));
    }

    private Optional<String> id() {
        var id = row.text(DutyTable.ID);
        if (id.filter(text -> !text.matches("[0-9A-Za-z][0-9A-Za-z._-]{0,127}")).isEmpty()) {
            return id;
        }
        row.fault(
                DutyTable.ID,
                "rule.id",
                new Bilingual("编号由字母、数字、点和横线组成。", "A rule's id has letters, digits, points and dashes."));
        return Optional.empty();
    }

    private Optional<CategoryScope> scope(String kind) {
        return switch (kind) {
            case "any" -> Optional.of(new CategoryScope.Any());
            case "system" -> needed(DutyTable.SYSTEM).map(CategoryScope.System::new);
            case "group" ->
                both(DutyTable.SYSTEM, DutyTable.CATEGORY)
                        .map(key -> new CategoryScope.Group(key.system(), key.code()));
            default -> both(DutyTable.SYSTEM, DutyTable.CATEGORY).map(CategoryScope.One::new);
        };
    }

    private Optional<PlaceBinding> place() {
        var kind = row.choice(DutyTable.PLACE, DutyTable.PLACES);
        var area = row.text(DutyTable.AREA);
        if (kind.isEmpty() || area.isEmpty()) {
            return Optional.empty();
        }
        return switch (kind.get()) {
            case "area" -> Optional.of(new PlaceBinding.AreaSubtree(area.get()));
            case "road" -> range(area.get());
            case "component-class" ->
                both(DutyTable.COMPONENT_SYSTEM, DutyTable.COMPONENT)
                        .map(key -> new PlaceBinding.ComponentClass(area.get(), key.system(), key.code()));
            default -> Optional.of(new PlaceBinding.OwnerRole(area.get()));
        };
    }

    private Optional<PlaceBinding> range(String area) {
        var road = needed(DutyTable.ROAD);
        double from = row.measure(DutyTable.FROM_METRES).orElse(0.0);
        double to = row.measure(DutyTable.TO_METRES).orElse(Double.MAX_VALUE);
        if (to <= from) {
            row.fault(
                    DutyTable.TO_METRES,
                    "rule.stretch",
                    new Bilingual("终点应大于起点。", "A stretch of road ends after it begins."));
            return Optional.empty();
        }
        return road.map(id -> new PlaceBinding.RoadRange(area, id, from, to));
    }

    private Optional<ArticleId> basis(String text) {
        try {
            return Optional.of(new ArticleId(text));
        } catch (IllegalArgumentException malformed) {
            advice.unbased(row, text);
            return Optional.empty();
        }
    }

    private void period(Optional<Moment> from, Optional<Moment> to) {
        if (from.isPresent()
                && to.isPresent()
                && !from.get().at().isBefore(to.get().at())) {
            row.fault(DutyTable.TO, "rule.period", DutyAdvice.PERIOD);
        }
    }

    private Optional<CategoryKey> both(Column system, Column code) {
        var one = needed(system);
        var two = needed(code);
        return one.isPresent() && two.isPresent()
                ? Optional.of(new CategoryKey(one.get(), two.get()))
                : Optional.empty();
    }

    private Optional<String> needed(Column column) {
        var text = row.text(column);
        if (text.isEmpty()) {
            row.fault(
                    column,
                    "cell.missing",
                    new Bilingual("按本行所选类型，此格必填。", "What this row chose needs this cell filled in."));
        }
        return text;
    }
}
