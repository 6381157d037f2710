package org.xiucheng.decide.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.roster.Turn;

/// The hand-over book in PostgreSQL.
@Repository
public class SqlBook {
    private final JdbcClient jdbc;

    SqlBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What is written at the end of a turn.
    ///
    /// @param person who was there
    /// @param due until when somebody is to take it over
    record Page(String code, Turn turn, Optional<UUID> person, Optional<String> to, Instant due) {}

    /// Something open: `matter` and `task` by number with what presses next, `call` by code.
    public record Item(String kind, String name, Optional<UUID> matter, Optional<Instant> due) {
        String line() {
            return kind + " " + name + " " + due.map(Instant::toString).orElse("");
        }
    }

    /// A hand-over that nobody took in time.
    record Late(String code, String unit) {}

    /// A hand-over and what became of it.
    public record Kept(
            String code,
            String unit,
            String shift,
            LocalDate day,
            String post,
            Optional<UUID> person,
            Optional<String> to,
            Instant at,
            Instant due,
            Optional<String> takenPost,
            Optional<Instant> takenAt) {}

    /// What somebody said at the end of a turn.
    public record Note(String text, Instant at) {}

    /// Whether this call was the one that wrote it; a shift that was planned after the turn wrote nothing.
    boolean add(Page page) {
        var turn = page.turn();
        return jdbc.sql("""
                        insert into roster.handover (code, unit_code, shift_code, day, post, person_id, to_post, at, due_at)
                        select :code, :unit, s.code, :day, :post, cast(:person as uuid), cast(:to as text), :at, :due
                        from roster.shift s where s.code = :shift and s.at < :at
                        on conflict do nothing
                        """)
                        .param("code", page.code())
                        .param("unit", turn.unit())
                        .param("shift", turn.shift())
                        .param("day", turn.day())
                        .param("post", turn.post())
                        .param("person", page.person().orElse(null))
                        .param("to", page.to().orElse(null))
                        .param("at", utc(turn.time().to()))
                        .param("due", utc(page.due()))
                        .update()
                == 1;
    }

    void add(String code, List<Item> items) {
        jdbc.sql("""
                insert into roster.handover_item (handover, kind, name, matter_id, due_at)
                select :code, given.kind, given.name, given.matter, given.due
                from unnest(cast(:kinds as text[]), cast(:names as text[]), cast(:matters as uuid[]),
                    cast(:dues as timestamptz[])) as given (kind, name, matter, due)
                """)
                .param("code", code)
                .param("kinds", items.stream().map(Item::kind).toArray(String[]::new))
                .param("names", items.stream().map(Item::name).toArray(String[]::new))
                .param(
                        "matters",
                        items.stream().map(item -> item.matter().orElse(null)).toArray(UUID[]::new))
                .param(
                        "dues",
                        items.stream()
                                .map(item -> item.due().map(Instant::toString).orElse(null))
                                .toArray(String[]::new))
                .update();
    }

    /// What the unit has open: matters that it leads, tasks that it is asked, calls that nobody answered; of
    /// each
    /// so many at most, what presses most first.
    List<Item> open(String unit, int most) {
        return jdbc.sql("""
                        (select 'matter' as kind, m.number as name, m.id as matter_id, (
                            select min(d.due_at) from calendar.deadline d
                            where d.matter_id = m.id and d.met_at is null and d.paused_at is null) as due_at
                        from matter.matter m where m.lead_unit = :unit and m.open order by 4, 2 limit :most)
                        union all
                        (select 'task', t.number, t.matter_id, case when t.met_at is null then t.due_at end
                        from task.task t where t.answerer_unit = :unit and t.open order by 4, 2 limit :most)
                        union all
                        (select 'call', c.code, c.matter_id, null
                        from roster.call c where c.unit_code = :unit and c.ended_at is null order by c.at limit :most)
                        """)
                .param("unit", unit)
                .param("most", most)
                .query((row, _) -> item(row))
                .list();
    }

    /// Hand-overs that are open or said something, and that nobody took in time or called out.
    List<Late> late(Instant now, int most) {
        return jdbc.sql("""
                        select h.code, h.unit_code as unit from roster.handover h
                        where h.acknowledged_at is null and h.due_at <= :now
                            and not exists (select from roster.call c where c.handover = h.code)
                            and exists (select from party.unit u
                                where u.code = h.unit_code and (u.valid_to is null or u.valid_to > :now))
                            and (exists (select from roster.handover_item i where i.handover = h.code)
                                or exists (select from roster.handover_note n
                                    where n.shift_code = h.shift_code and n.day = h.day))
                        order by h.due_at limit :most
                        """)
                .param("now", utc(now))
                .param("most", most)
                .query(Late.class)
                .list();
    }

    public Optional<Kept> find(String code) {
        return jdbc.sql("select * from roster.handover where code = :code")
                .param("code", code)
                .query((row, _) -> kept(row))
                .optional();
    }

    Optional<Kept> find(String shift, LocalDate day) {
        return jdbc.sql("select * from roster.handover where shift_code = :shift and day = :day")
                .param("shift", shift)
                .param("day", day)
                .query((row, _) -> kept(row))
                .optional();
    }

    /// The latest of a unit first.
    public List<Kept> list(String unit, int most) {
        return jdbc.sql("""
                        select * from roster.handover where unit_code = :unit order by at desc, code limit :most
                        """)
                .param("unit", unit)
                .param("most", most)
                .query((row, _) -> kept(row))
                .list();
    }

    /// What was open, as far as the transaction may see the matters.
    public List<Item> items(String code) {
        return jdbc.sql("""
                        select kind, name, matter_id, due_at from roster.handover_item
                        where handover = :code order by due_at nulls last, kind, name
                        """).param("code", code).query((row, _) -> item(row)).list();
    }

    public List<Note> notes(String shift, LocalDate day) {
        return jdbc.sql("""
                        select text, at from roster.handover_note where shift_code = :shift and day = :day order by id
                        """)
                .param("shift", shift)
                .param("day", day)
                .query((row, _) ->
                        new Note(row.getString("text"), moment(row, "at").orElseThrow()))
                .list();
    }

    void note(UUID id, Turn turn, UUID by, String text, Instant at) {
        jdbc.sql("""
                insert into roster.handover_note (id, shift_code, day, person_id, text, at)
                values (:id, :shift, :day, :by, :text, :at)
                """)
                .param("id", id)
                .param("shift", turn.shift())
                .param("day", turn.day())
                .param("by", by)
                .param("text", text)
                .param("at", utc(at))
                .update();
    }

    /// Whether somebody was called about it.
    boolean called(String code, UUID person) {
        return jdbc.sql("""
                        select exists (select from roster.call c join roster.call_step s on s.call_code = c.code
                            where c.handover = :code and s.person_id = :person)
                        """)
                .param("code", code)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    /// Takes it over and ends the call about it; whether this call was the one that did.
    boolean acknowledge(String code, UUID by, Subject.Holding as, Instant at) {
        return jdbc.sql("""
                        with taken as (
                            update roster.handover set acknowledged_by = :by, acknowledged_unit = :unit,
                                acknowledged_post = :post, acknowledged_at = :at
                            where code = :code and acknowledged_at is null
                            returning code
                        ), ended as (
                            update roster.call c set ended_at = :at, ended_how = 'acknowledged'
                            from taken where c.handover = taken.code and c.ended_at is null
                        )
                        select count(*) from taken
                        """)
                        .param("code", code)
                        .param("by", by)
                        .param("unit", as.unit())
                        .param("post", as.post())
                        .param("at", utc(at))
                        .query(Long.class)
                        .single()
                == 1;
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("kind"),
                row.getString("name"),
                Optional.ofNullable(row.getObject("matter_id", UUID.class)),
                moment(row, "due_at"));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getString("code"),
                row.getString("unit_code"),
                row.getString("shift_code"),
                row.getObject("day", LocalDate.class),
                row.getString("post"),
                Optional.ofNullable(row.getObject("person_id", UUID.class)),
                Optional.ofNullable(row.getString("to_post")),
                moment(row, "at").orElseThrow(),
                moment(row, "due_at").orElseThrow(),
                Optional.ofNullable(row.getString("acknowledged_post")),
                moment(row, "acknowledged_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
