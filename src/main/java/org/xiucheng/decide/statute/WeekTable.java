package org.xiucheng.decide.statute;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.amend.Change;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.decide.amend.Said;
import org.xiucheng.decide.amend.Table;
import org.xiucheng.decide.table.Column;
import org.xiucheng.decide.table.Row;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.calendar.CalendarRules;
import org.xiucheng.kernel.calendar.DayEnd;
import org.xiucheng.kernel.calendar.WorkCalendar;

/// The working week of the city, as a table of one row: days of rest, hours, when a term's last day is over,
/// and
/// how far ahead holidays are announced. Another week (summer hours, say) begins on a day to come.
@Component
class WeekTable implements Table {
    private static final Column REST = Column.needed("rest", "周休日", "Days of rest");
    private static final Column HOURS = Column.needed("hours", "办公时间", "Hours");
    private static final Column WORK_DAYS_END = Column.needed("work_days_end", "工作日时限止于", "Working days end");
    private static final Column NATURAL_DAYS_END = Column.needed("natural_days_end", "自然日时限止于", "Natural days end");
    private static final Column SMALL_DAYS = Column.of("small_days", "按工作日计的天数", "Days that mean working days");
    private static final Column KNOWN_FROM = Column.of("known_from", "节假日公布自", "Announced from");
    private static final Column KNOWN_THROUGH = Column.of("known_through", "节假日公布至", "Announced through");
    private static final List<Row.Choice> ENDS = List.of(
            Row.Choice.of("close-of-business", "下班", "close of business"), Row.Choice.of("midnight", "午夜", "midnight"));
    private static final Form FORM = new Form(
            CurrentCalendars.WEEK,
            new Bilingual("工作时间", "Working week"),
            List.of(REST, HOURS, WORK_DAYS_END, NATURAL_DAYS_END, SMALL_DAYS, KNOWN_FROM, KNOWN_THROUGH),
            Set.of(Trait.TIMED, Trait.OPEN, Trait.KEPT),
            Action.RULES_PROPOSE,
            Action.RULES_APPROVE);

    private final CurrentCalendars current;

    WeekTable(CurrentCalendars current) {
        this.current = current;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public List<Line> lines(Instant now) {
        return current.from(CurrentCalendars.WEEK, now);
    }

    @Override
    public Optional<Said> read(Row row, Asked asked) {
        var rest = row.text(REST)
                .map(said -> understood(
                        row,
                        REST,
                        said,
                        WeekLine::rest,
                        new Bilingual("请填周休日，如 周六 周日。", "Days such as saturday sunday.")))
                .orElse(null);
        var hours = row.text(HOURS)
                .map(said -> understood(
                        row,
                        HOURS,
                        said,
                        WeekLine::hours,
                        new Bilingual(
                                "请填时段，如 08:00-12:00 14:00-18:00，先后不重叠。",
                                "Hours such as 08:00-12:00 14:00-18:00, in order.")))
                .orElse(null);
        var work = row.choice(WORK_DAYS_END, ENDS);
        var natural = row.choice(NATURAL_DAYS_END, ENDS);
        var small = understood(
                row,
                SMALL_DAYS,
                row.text(SMALL_DAYS).orElse(""),
                WeekLine::smallDays,
                new Bilingual("请填天数，如 2 3 5 7 10。", "Numbers such as 2 3 5 7 10."));
        var known = known(row);
        if (rest == null || hours == null || small == null || known == null || !row.sound()) {
            return Optional.empty();
        }
        if (rest.size() == 7) {
            row.fault(REST, "week.rest", new Bilingual("一周至少有一个工作日。", "A week has a working day."));
            return Optional.empty();
        }
        var rules = new CalendarRules(rest, hours, end(work.orElseThrow()), end(natural.orElseThrow()), small);
        return Optional.of(new Said(WeekLine.KEY, new WeekLine(rules, known).cells()));
    }

    private WorkCalendar.@Nullable Known known(Row row) {
        var from = day(row, KNOWN_FROM);
        var through = day(row, KNOWN_THROUGH);
        return understood(
                row,
                KNOWN_THROUGH,
                "",
                _ -> WeekLine.known(from, through),
                new Bilingual(
                        "公布起止日期须都填（止不早于起）或都不填。", "Fill in both days, the last not before the first, or neither."));
    }

    private String day(Row row, Column column) {
        return row.moment(column, current.zone())
                .map(moment -> moment.at().atZone(current.zone()).toLocalDate().toString())
                .orElse("");
    }

    private static DayEnd end(String key) {
        return key.equals("midnight") ? DayEnd.MIDNIGHT : DayEnd.CLOSE_OF_BUSINESS;
    }

    private static <T> @Nullable T understood(
            Row row, Column column, String said, Function<String, T> reading, Bilingual such) {
        try {
            return reading.apply(said);
        } catch (IllegalArgumentException | DateTimeException refused) {
            row.fault(column, "week.malformed", such);
            return null;
        }
    }

    /// The city is never without a week.
    @Override
    public List<Objection> judge(List<Change> changes, Asked asked) {
        return changes.stream()
                .filter(change -> change.to().isPresent())
                .map(change -> new Objection(
                        change.key(),
                        REST,
                        "week.ends",
                        new Bilingual(
                                "工作时间不能没有下文；请填新的工作时间及其生效日。",
                                "A week does not end without another; write the new one and its first day.")))
                .toList();
    }

    @Override
    public List<Bilingual> notes(List<Change> changes, Instant now) {
        return changes.isEmpty()
                ? List.of()
                : List.of(
                        new Bilingual(
                                "正在计时的时限截止时间不变，新的工作时间只用于此后开始或恢复的计时。",
                                "Limits that run keep their ends; the new week counts for what begins or resumes from then on."));
    }

    @Override
    public void refresh() {
        current.refresh();
    }
}
