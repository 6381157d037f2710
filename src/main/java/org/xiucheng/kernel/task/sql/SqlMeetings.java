package org.xiucheng.kernel.task.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.task.Meeting;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Meetings of leading groups in PostgreSQL; what is approved is never changed, the store itself refuses it.
@Repository
public class SqlMeetings {
    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    public SqlMeetings(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// A decision as the store keeps it.
    record Row(String unit, String text, String term, int amount) {
        static Row of(Meeting.Decision decision) {
            return new Row(
                    decision.unit(),
                    decision.text(),
                    decision.term().key(),
                    decision.term().amount());
        }

        Meeting.Decision decision() {
            return new Meeting.Decision(unit, text, Term.of(term, amount));
        }
    }

    /// Who approves, in the name of which unit, and when.
    public record Approval(UUID by, String unit, Instant at) {}

    /// Keeps one that is called.
    public void add(Meeting meeting) {
        jdbc.sql("""
                insert into task.meeting (id, code, group_code, held_at, attendance, agenda, called_by)
                values (:id, :code, :group, :heldAt, :attendance, :agenda, :by)
                """)
                .param("id", meeting.id())
                .param("code", meeting.code())
                .param("group", meeting.group())
                .param("heldAt", meeting.heldAt().atOffset(ZoneOffset.UTC))
                .param("attendance", meeting.attendance().toArray(String[]::new))
                .param(
                        "agenda",
                        meeting.agenda().stream().map(PublicNumber::text).toArray(String[]::new))
                .param("by", meeting.calledBy())
                .update();
    }

    /// Keeps minutes, or what replaces them; false when they are approved.
    public boolean write(String code, Meeting.Minutes minutes) {
        return jdbc.sql("""
                        update task.meeting set minutes = :text, minutes_hash = :hash,
                            decisions = cast(:decisions as jsonb), written_by = :by, written_at = :at
                        where code = :code and approved_at is null
                        """)
                        .param("code", code)
                        .param("text", minutes.text())
                        .param("hash", HexFormat.of().parseHex(minutes.hash()))
                        .param(
                                "decisions",
                                json.writeValueAsString(minutes.decisions().stream()
                                        .map(Row::of)
                                        .toList()))
                        .param("by", minutes.writtenBy())
                        .param("at", minutes.writtenAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Approves exactly the writing that was read; false when it was approved or written anew meanwhile.
    public boolean approve(String code, Instant written, Approval approval) {
        return jdbc.sql("""
                        update task.meeting set approved_by = :by, approved_unit = :unit, approved_at = :at
                        where code = :code and approved_at is null and written_at = :written
                        """)
                        .param("code", code)
                        .param("written", written.atOffset(ZoneOffset.UTC))
                        .param("by", approval.by())
                        .param("unit", approval.unit())
                        .param("at", approval.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// The meeting of that code.
    public Optional<Meeting> find(String code) {
        return jdbc.sql("select * from task.meeting where code = :code")
                .param("code", code)
                .query((row, _) -> meeting(row))
                .optional();
    }

    /// The latest meetings of a group, latest first.
    public List<Meeting> list(String group, int limit) {
        return jdbc.sql("select * from task.meeting where group_code = :group order by id desc limit :limit")
                .param("group", group)
                .param("limit", limit)
                .query((row, _) -> meeting(row))
                .list();
    }

    private Meeting meeting(ResultSet row) throws SQLException {
        return new Meeting(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("group_code"),
                row.getObject("held_at", OffsetDateTime.class).toInstant(),
                List.of((String[]) row.getArray("attendance").getArray()),
                Arrays.stream((String[]) row.getArray("agenda").getArray())
                        .map(PublicNumber::new)
                        .toList(),
                row.getObject("called_by", UUID.class),
                minutes(row));
    }

    private Optional<Meeting.Minutes> minutes(ResultSet row) throws SQLException {
        var text = row.getString("minutes");
        if (text == null) {
            return Optional.empty();
        }
        var approved = row.getObject("approved_at", OffsetDateTime.class);
        return Optional.of(new Meeting.Minutes(
                text,
                HexFormat.of().formatHex(row.getBytes("minutes_hash")),
                json.readValue(row.getString("decisions"), ROWS).stream()
                        .map(Row::decision)
                        .toList(),
                row.getObject("written_by", UUID.class),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(approved).map(OffsetDateTime::toInstant)));
    }
}
