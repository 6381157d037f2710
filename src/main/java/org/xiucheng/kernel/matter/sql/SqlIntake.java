package org.xiucheng.kernel.matter.sql;

import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.IdentitySeal.Sealed;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.evidence.Commitment;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.Clocked;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Report;

/// Writes a new report with everything that makes it true, in one statement and one round trip: all of it or
/// nothing.
@Repository
public class SqlIntake {
    private final JdbcClient jdbc;

    public SqlIntake(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A matter that begins, with the report that began it and its proof.
    public record Opening(
            Matter matter,
            String explanation,
            Report report,
            Optional<Sealed> identity,
            Clocked clock,
            Entry entry,
            Announcement announcement,
            Optional<Key> key) {}

    /// The key under which this report may be repeated without being done twice.
    public record Key(String principal, String route, String key, byte[] bodyHash) {}

    /// Stores it all. A key that is taken is a `DuplicateKeyException` naming `idempotency_pkey`; a number that
    /// is taken names its own index.
    public void open(Opening opening) {
        var statement = jdbc.sql(OPEN);
        statement = matter(statement, opening);
        statement = report(statement, opening.report());
        statement = identity(statement, opening);
        statement = clock(statement, opening.clock());
        statement = entry(statement, opening.entry());
        statement = announcement(statement, opening.announcement());
        key(statement, opening.key()).update();
    }

    private static final String OPEN = """
            with subject as (
                insert into identity.subject (id, wrapped_key, contact, at)
                select cast(:subject as uuid), :wrappedKey, :contact, :receivedAt
                where cast(:subject as uuid) is not null
            ), matter as (
                insert into matter.matter (id, number, procedure_name, procedure_version, category_system,
                    category_code, state, since, opened_at, open, revision, lead_unit, lead_post, rule, basis,
                    explanation, areas, segment, component)
                values (:matter, :number, :procedure, :procedureVersion, :system, :code, :state, :receivedAt,
                    :receivedAt, :open, :revision, :leadUnit, :leadPost, :rule, :basis,
                    cast(:explanation as jsonb), :areas, :segment, :component)
            ), report as (
                insert into matter.report (id, number, matter_id, channel, client, received_at, occurred_at,
                    category_system, category_code, description, language, lon, lat, address, attributes, media_url,
                    token_hash, subject_id, external_ref)
                values (:report, :number, :matter, :channel, :client, :receivedAt,
                    cast(:occurredAt as timestamptz), :saidSystem, :saidCode, :description, :language,
                    cast(:lon as double precision), cast(:lat as double precision), :address,
                    cast(:attributes as jsonb), :mediaUrl, :tokenHash, cast(:subject as uuid), :externalRef)
            ), clock as (
                insert into calendar.deadline (id, matter_id, clock, term_kind, term_amount, basis, start_at, due_at,
                    provisional, calendar_version)
                values (:deadline, :matter, :clock, :termKind, :termAmount, :termBasis, :startAt, :dueAt,
                    :provisional, :calendar)
            ), entry as (
                insert into evidence.entry (id, kind, at, bytes, hash)
                values (:entry, :entryKind, :receivedAt, :entryBytes, :entryHash)
            ), salts as (
                insert into evidence.salt (entry_id, name, salt)
                select :entry, name, salt from unnest(:saltNames, :salts) as given (name, salt)
            ), key as (
                insert into access.idempotency (principal, route, key, body_hash, report_id, at)
                select :principal, :route, :key, :bodyHash, :report, :receivedAt
                where cast(:key as text) is not null
            )
            insert into outbox.event (id, kind, subject, at, body)
            values (:event, :eventKind, :number, :receivedAt, cast(:eventBody as jsonb))
            """;

    private static StatementSpec matter(StatementSpec statement, Opening opening) {
        var matter = opening.matter();
        return statement
                .param("matter", matter.id())
                .param("number", matter.number().text())
                .param("procedure", matter.procedure().name())
                .param("procedureVersion", matter.procedure().version())
                .param("system", matter.category().map(CategoryKey::system).orElse(null))
                .param("code", matter.category().map(CategoryKey::code).orElse(null))
                .param("state", matter.state())
                .param("open", matter.open())
                .param("revision", matter.revision())
                .param("leadUnit", matter.lead().unit())
                .param("leadPost", matter.lead().post().orElse(null))
                .param("rule", matter.lead().rule())
                .param("basis", matter.lead().basis().value())
                .param("explanation", opening.explanation())
                .param("areas", matter.location().areas().toArray(String[]::new))
                .param("segment", matter.location().segment().orElse(null))
                .param("component", matter.location().component().orElse(null));
    }

    private static StatementSpec report(StatementSpec statement, Report report) {
        var point = report.location().point();
        return statement
                .param("report", report.id())
                .param("channel", report.channel())
                .param("client", report.client().orElse(null))
                .param("receivedAt", report.receivedAt().atOffset(ZoneOffset.UTC))
                .param(
                        "occurredAt",
                        report.occurredAt().map(t -> t.atOffset(ZoneOffset.UTC)).orElse(null))
                .param("saidSystem", report.category().map(CategoryKey::system).orElse(null))
                .param("saidCode", report.category().map(CategoryKey::code).orElse(null))
                .param("description", report.description())
                .param("language", report.language().orElse(null))
                .param("lon", point.map(p -> p.lon()).orElse(null))
                .param("lat", point.map(p -> p.lat()).orElse(null))
                .param("address", report.location().address().orElse(null))
                .param("attributes", report.attributes().orElse(null))
                .param("mediaUrl", report.mediaUrl().orElse(null))
                .param("tokenHash", report.tokenHash())
                .param("externalRef", report.externalRef().orElse(null));
    }

    private static StatementSpec identity(StatementSpec statement, Opening opening) {
        return statement
                .param("subject", opening.identity().map(Sealed::subject).orElse(null))
                .param("wrappedKey", opening.identity().map(Sealed::wrappedKey).orElse(null))
                .param("contact", opening.identity().map(Sealed::contact).orElse(null));
    }

    private static StatementSpec clock(StatementSpec statement, Clocked clocked) {
        var deadline = clocked.deadline();
        return statement
                .param("deadline", deadline.id())
                .param("clock", deadline.clock())
                .param("termKind", deadline.term().key())
                .param("termAmount", deadline.term().amount())
                .param("termBasis", clocked.basis().value())
                .param("startAt", deadline.start().atOffset(ZoneOffset.UTC))
                .param("dueAt", deadline.due().atOffset(ZoneOffset.UTC))
                .param("provisional", deadline.provisional())
                .param("calendar", deadline.calendarVersion());
    }

    static StatementSpec entry(StatementSpec statement, Entry entry) {
        return statement
                .param("entry", entry.id())
                .param("entryKind", entry.kind())
                .param("entryBytes", entry.bytes())
                .param("entryHash", entry.hash())
                .param(
                        "saltNames",
                        entry.commitments().stream().map(Commitment::name).toArray(String[]::new))
                .param(
                        "salts",
                        entry.commitments().stream().map(Commitment::salt).toArray(byte[][]::new));
    }

    static StatementSpec announcement(StatementSpec statement, Announcement announcement) {
        return statement
                .param("event", announcement.id())
                .param("eventKind", announcement.kind())
                .param("eventBody", announcement.body());
    }

    private static StatementSpec key(StatementSpec statement, Optional<Key> key) {
        return statement
                .param("principal", key.map(Key::principal).orElse(null))
                .param("route", key.map(Key::route).orElse(null))
                .param("key", key.map(Key::key).orElse(null))
                .param("bodyHash", key.map(Key::bodyHash).orElse(null));
    }
}
