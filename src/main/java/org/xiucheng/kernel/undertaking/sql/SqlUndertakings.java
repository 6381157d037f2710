package org.xiucheng.kernel.undertaking.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.evidence.Commitment;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.Act;
import org.xiucheng.kernel.matter.Actor;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.Lead;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.place.Location;
import org.xiucheng.kernel.undertaking.Undertaking;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads, adds and moves undertakings, and ties matters to them.
@Repository
public class SqlUndertakings {
    private static final TypeReference<Map<String, UUID>> ACTORS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Procedures procedures;
    private final JsonMapper json;

    public SqlUndertakings(JdbcClient jdbc, Procedures procedures, JsonMapper json) {
        this.jdbc = jdbc;
        this.procedures = procedures;
        this.json = json;
    }

    /// One act of an undertaking with its proof.
    public record Moving(
            UUID id,
            Undertaking before,
            Undertaking after,
            Act act,
            Step step,
            Entry entry,
            Announcement announcement) {}

    public void add(Undertaking undertaking) {
        var course = undertaking.course();
        names(jdbc.sql("""
                insert into undertaking.undertaking (id, number, name_zh, name_en, goal_zh, goal_en, beneficiaries_zh,
                    beneficiaries_en, burdened_zh, burdened_en, procedure_name, procedure_version, state, since,
                    revision, lead_unit, basis, areas, review_on, opened_at)
                values (:id, :number, :nameZh, :nameEn, :goalZh, :goalEn, :forZh, :forEn, :costZh, :costEn,
                    :procedure, :version, :state, :since, :revision, :lead, :basis, :areas, :review, :opened)
                """), undertaking)
                .param("id", course.id())
                .param("number", course.number().text())
                .param("procedure", course.procedure().name())
                .param("version", course.procedure().version())
                .param("state", course.state())
                .param("since", course.since().atOffset(ZoneOffset.UTC))
                .param("revision", course.revision())
                .param("lead", course.lead().unit())
                .param("basis", course.lead().basis().value())
                .param("areas", course.location().areas().toArray(String[]::new))
                .param("review", undertaking.reviewOn())
                .param("opened", undertaking.openedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    public List<Undertaking> list() {
        return jdbc.sql("select * from undertaking.undertaking order by id desc")
                .query((row, _) -> undertaking(row))
                .list();
    }

    public Optional<Undertaking> find(PublicNumber number) {
        return jdbc.sql("select * from undertaking.undertaking where number = :number")
                .param("number", number.text())
                .query((row, _) -> undertaking(row))
                .optional();
    }

    /// Whether it was stored; false when the undertaking had moved on since `before` was read.
    public boolean move(Moving moving) {
        var officer = (Actor.Officer) moving.act().actor();
        var after = moving.after().course();
        return proof(jdbc.sql("""
                        with moved as (
                            update undertaking.undertaking
                            set state = :state, since = :at, revision = :revision,
                                last_actors = cast(:actors as jsonb)
                            where id = :id and revision = :before returning id
                        ), act as (
                            insert into undertaking.act (id, undertaking_id, revision, verb, from_state, to_state,
                                actor_person, actor_unit, actor_post, reason, note, basis, at)
                            select :act, id, :revision, :verb, :fromState, :state, :person, :unit, :post, :reason,
                                :note, :basis, :at from moved
                        ), entry as (
                            insert into evidence.entry (id, kind, at, bytes, hash)
                            select :act, :entryKind, :at, :bytes, :hash from moved
                        ), salts as (
                            insert into evidence.salt (entry_id, name, salt)
                            select :act, given.name, given.salt
                            from moved, unnest(:saltNames, :salts) as given (name, salt)
                        ), event as (
                            insert into outbox.event (id, kind, subject, at, body)
                            select :event, :eventKind, :number, :at, cast(:eventBody as jsonb) from moved
                        )
                        select count(*) from moved
                        """), moving)
                        .param("id", after.id())
                        .param("number", after.number().text())
                        .param("state", after.state())
                        .param("at", after.since().atOffset(ZoneOffset.UTC))
                        .param("revision", after.revision())
                        .param("before", moving.before().course().revision())
                        .param("actors", json.writeValueAsString(after.lastActors()))
                        .param("verb", moving.act().verb())
                        .param("fromState", moving.before().course().state())
                        .param("person", officer.person())
                        .param("unit", officer.unit())
                        .param("post", officer.post())
                        .param("reason", moving.act().reason().orElse(null))
                        .param("note", moving.act().note().orElse(null))
                        .param("basis", moving.step().basis().value())
                        .query(Long.class)
                        .single()
                == 1;
    }

    /// Ties a matter that no other undertaking holds; false when one does already.
    public boolean collect(UUID undertaking, UUID matter, Entry entry) {
        return jdbc.sql("""
                        with tied as (
                            update matter.matter set undertaking = :undertaking
                            where id = :matter and undertaking is null returning id
                        ), entry as (
                            insert into evidence.entry (id, kind, at, bytes, hash)
                            select :entry, :kind, :at, :bytes, :hash from tied
                        )
                        select count(*) from tied
                        """)
                        .param("undertaking", undertaking)
                        .param("matter", matter)
                        .param("entry", entry.id())
                        .param("kind", entry.kind())
                        .param("at", entry.at().atOffset(ZoneOffset.UTC))
                        .param("bytes", entry.bytes())
                        .param("hash", entry.hash())
                        .query(Long.class)
                        .single()
                == 1;
    }

    private static StatementSpec proof(StatementSpec statement, Moving moving) {
        var entry = moving.entry();
        return statement
                .param("act", moving.id())
                .param("entryKind", entry.kind())
                .param("bytes", entry.bytes())
                .param("hash", entry.hash())
                .param(
                        "saltNames",
                        entry.commitments().stream().map(Commitment::name).toArray(String[]::new))
                .param(
                        "salts",
                        entry.commitments().stream().map(Commitment::salt).toArray(byte[][]::new))
                .param("event", moving.announcement().id())
                .param("eventKind", moving.announcement().kind())
                .param("eventBody", moving.announcement().body());
    }

    private static StatementSpec names(StatementSpec statement, Undertaking undertaking) {
        return statement
                .param("nameZh", undertaking.name().zh())
                .param("nameEn", undertaking.name().en())
                .param("goalZh", undertaking.goal().zh())
                .param("goalEn", undertaking.goal().en())
                .param("forZh", undertaking.beneficiaries().zh())
                .param("forEn", undertaking.beneficiaries().en())
                .param("costZh", undertaking.burdened().zh())
                .param("costEn", undertaking.burdened().en());
    }

    private Undertaking undertaking(ResultSet row) throws SQLException {
        return new Undertaking(
                name(row, "name"),
                name(row, "goal"),
                name(row, "beneficiaries"),
                name(row, "burdened"),
                row.getObject("review_on", LocalDate.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                course(row));
    }

    private Matter course(ResultSet row) throws SQLException {
        var procedure = procedures
                .find(row.getString("procedure_name"), row.getInt("procedure_version"))
                .orElseThrow(() -> new IllegalStateException("an undertaking began with a procedure that is gone"));
        var areas = List.of((String[]) row.getArray("areas").getArray());
        return new Matter(
                row.getObject("id", UUID.class),
                new PublicNumber(row.getString("number")),
                procedure,
                Optional.empty(),
                new Location(areas, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new Lead(
                        row.getString("lead_unit"),
                        Optional.empty(),
                        "undertaking",
                        new ArticleId(row.getString("basis"))),
                row.getString("state"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getInt("revision"),
                0,
                new HashMap<>(json.readValue(row.getString("last_actors"), ACTORS)),
                Optional.empty());
    }

    private static Bilingual name(ResultSet row, String column) throws SQLException {
        return new Bilingual(row.getString(column + "_zh"), row.getString(column + "_en"));
    }
}
