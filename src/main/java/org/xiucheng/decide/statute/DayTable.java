package org.xiucheng.decide.statute;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.amend.Change;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.decide.amend.Said;
import org.xiucheng.decide.amend.Table;
import org.xiucheng.decide.table.Column;
import org.xiucheng.decide.table.Moment;
import org.xiucheng.decide.table.Row;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Action;

/// Holidays and days worked in exchange for them, one by one, as a table.
///
/// A day that was announced by mistake becomes `ordinary` again; what has passed stays as it was.
@Component
class DayTable implements Table {
    private static final Column DATE = Column.needed("date", "日期", "Date");
    private static final Column KIND = Column.needed("kind", "类型", "Kind");
    private static final Column NAME = Column.of("name", "节日", "Holiday");
    private static final Column NOTICE = Column.of("notice", "公布文件", "Announced by");
    private static final List<Row.Choice> KINDS = List.of(
            Row.Choice.of("holiday", "放假", "day off"),
            Row.Choice.of("workday", "上班", "day of work"),
            Row.Choice.of(CurrentCalendars.ORDINARY, "照常", "as the week says"));
    private static final int LONGEST = 200;
    private static final Form FORM = new Form(
            CurrentCalendars.DAYS,
            new Bilingual("节假日与调休", "Holidays and days worked"),
            List.of(DATE, KIND, NAME, NOTICE),
            Set.of(Trait.OPEN, Trait.KEPT),
            Action.RULES_PROPOSE,
            Action.RULES_APPROVE);

    private final CurrentCalendars current;
    private final JdbcClient jdbc;

    DayTable(CurrentCalendars current, JdbcClient jdbc) {
        this.current = current;
        this.jdbc = jdbc;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public List<Line> lines(Instant now) {
        return current.from(CurrentCalendars.DAYS, now);
    }

    @Override
    public Optional<Said> read(Row row, Asked asked) {
        var date = date(row);
        var kind = row.choice(KIND, KINDS);
        row.words(NAME, LONGEST);
        row.words(NOTICE, LONGEST);
        return Said.of(row, FORM.columns(), date.map(LocalDate::toString).orElse(""))
                .flatMap(said -> kind.map(one -> said.with(DATE, said.key()).with(KIND, one)));
    }

    private Optional<LocalDate> date(Row row) {
        row.text(DATE);
        var moment = row.moment(DATE, current.zone());
        if (moment.filter(one -> !one.wholeDay()).isPresent()) {
            row.fault(DATE, "cell.day", new Bilingual("请只填日期。", "Write a day without a time."));
        }
        return moment.filter(Moment::wholeDay)
                .map(one -> one.at().atZone(current.zone()).toLocalDate());
    }

    @Override
    public List<Objection> judge(List<Change> changes, Asked asked) {
        var today = current.at(asked.now()).dayOf(asked.now());
        return changes.stream()
                .filter(change -> LocalDate.parse(change.key()).isBefore(today))
                .map(change -> new Objection(
                        change.key(), DATE, "table.past", new Bilingual("已过去的日期不再改动。", "A day that has passed stays.")))
                .toList();
    }

    /// What the change leaves alone: clocks that run keep the end that they were told.
    @Override
    public List<Bilingual> notes(List<Change> changes, Instant now) {
        var days = changes.stream()
                .map(change -> LocalDate.parse(change.key()))
                .sorted()
                .toList();
        if (days.isEmpty()) {
            return List.of();
        }
        var notes = new ArrayList<Bilingual>();
        var across = clocksAcross(days.getFirst(), days.getLast());
        notes.add(new Bilingual(
                "%d 个正在计时的时限跨越这些日期，截止时间不变。".formatted(across),
                "%d limits that run reach into these days; their ends stay.".formatted(across)));
        var known = current.at(now).knownThrough();
        if (days.getLast().isAfter(known)) {
            notes.add(new Bilingual(
                    "已公布的日期只到 %s，请同时修改“工作时间”表，否则其后的时限仍为暂定。".formatted(known),
                    "Days are announced through %s only; change the working week too, or limits after it stay provisional."
                            .formatted(known)));
        }
        return notes;
    }

    private long clocksAcross(LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        select count(*) from calendar.deadline
                        where met_at is null and due_at >= :first and start_at < :after
                        """)
                .param("first", midnight(first))
                .param("after", midnight(last.plusDays(1)))
                .query(Long.class)
                .single();
    }

    private OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(current.zone()).toOffsetDateTime();
    }

    @Override
    public void refresh() {
        current.refresh();
    }
}
