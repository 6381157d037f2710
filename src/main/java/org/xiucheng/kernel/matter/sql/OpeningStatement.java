package org.xiucheng.kernel.matter.sql;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.access.IdentitySeal.Sealed;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.evidence.Commitment;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.Clocked;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Report;
import org.xiucheng.kernel.matter.sql.SqlIntake.Along;
import org.xiucheng.kernel.matter.sql.SqlIntake.Key;
import org.xiucheng.kernel.matter.sql.SqlIntake.Opening;

/// The one statement of intake and what is sent with it; the benchmark of intake sends the same by hand.
public final class OpeningStatement {
    /// Fourteen inserts in one statement, so that they stand or fall together in one round trip.
    public static final String SQL = """
            with subject as (
                insert into identity.subject (id, wrapped_key, contact, at)
                select cast(:subject as uuid), :wrappedKey, :contact, :receivedAt
                where cast(:subject as uuid) is not null
            ), guarded as (
                insert into identity.custody (subject_id, protected)
                select cast(:subject as uuid), true where :guarded and cast(:subject as uuid) is not null
            ), matter as (
                insert into matter.matter (id, number, procedure_name, procedure_version, category_system,
                    category_code, state, since, opened_at, open, revision, lead_unit, lead_post, rule, basis,
                    explanation, areas, segment, component, yields, about_unit, sensitive)
                values (:matter, :number, :procedure, :procedureVersion, :system, :code, :state, :receivedAt,
                    :receivedAt, :open, :revision, :leadUnit, :leadPost, :rule, :basis,
                    cast(:explanation as jsonb), :areas, :segment, :component, :yields, :about, :sensitive)
            ), area as (
                insert into matter.area (area, matter_id) select area, :matter from unnest(:areas) as area
            ), report as (
                insert into matter.report (id, number, matter_id, channel, client, received_at, occurred_at,
                    category_system, category_code, description, language, lon, lat, address, attributes, media_url,
                    token_hash, subject_id, external_ref, sensitive)
                values (:report, :number, :matter, :channel, :client, :receivedAt,
                    cast(:occurredAt as timestamptz), :saidSystem, :saidCode, :description, :language,
                    cast(:lon as double precision), cast(:lat as double precision), :address,
                    cast(:attributes as jsonb), :mediaUrl, :tokenHash, cast(:subject as uuid), :externalRef, :sensitive)
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
            ), audited as (
                insert into audit.record (id, at, who_kind, who, action, what_kind, what, result)
                values (:report, :receivedAt, case when cast(:client as text) is null then 'anyone' else 'system' end,
                    :client, 'report.received', 'matter', :number, 'done')
            ), key as (
                insert into access.idempotency (principal, route, key, body_hash, report_id, at)
                select :principal, :route, :key, :bodyHash, :report, :receivedAt
                where cast(:key as text) is not null
            ), attached as (
                insert into media.attached (photo_id, report_id, matter_id, part)
                select photo, :report, :matter, part
                from unnest(cast(:photos as uuid[])) with ordinality as sent (photo, part)
            ), waiting as (
                insert into moderation.waiting (report_id, part, matter_id, number, areas, at)
                select :report, part, :matter, :number, cast(:areas as text[]), :receivedAt
                from generate_series(0, cast(:lastPart as integer)) as part
            ), member as (
                insert into flood.member (report_id, cluster_id, matter_id, number, at)
                select :report, cast(:cluster as uuid), :matter, :number, :receivedAt
                where cast(:cluster as uuid) is not null
            )
            insert into outbox.event (id, kind, subject, at, body)
            values (:event, :eventKind, :number, :receivedAt, cast(:eventBody as jsonb))
            """;

    private final Map<String, @Nullable Object> values = new HashMap<>();

    private OpeningStatement() {}

    /// The values by name.
    public static Map<String, @Nullable Object> values(Opening opening) {
        var statement = new OpeningStatement();
        statement.matter(opening);
        statement.report(opening.report());
        statement.identity(opening.identity());
        statement.clock(opening.clock());
        statement.key(opening.key());
        statement.along(opening.along());
        statement.values.putAll(proof(opening.entry(), opening.announcement()));
        return statement.values;
    }

    /// An entry with its salts, and what is announced: the same for every change.
    public static Map<String, @Nullable Object> proof(Entry entry, Announcement announcement) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("entry", entry.id());
        values.put("entryKind", entry.kind());
        values.put("entryBytes", entry.bytes());
        values.put("entryHash", entry.hash());
        values.put(
                "saltNames", entry.commitments().stream().map(Commitment::name).toArray(String[]::new));
        values.put("salts", entry.commitments().stream().map(Commitment::salt).toArray(byte[][]::new));
        values.put("event", announcement.id());
        values.put("eventKind", announcement.kind());
        values.put("eventBody", announcement.body());
        return values;
    }

    private void matter(Opening opening) {
        var matter = opening.matter();
        values.put("matter", matter.id());
        values.put("number", matter.number().text());
        values.put("procedure", matter.procedure().name());
        values.put("procedureVersion", matter.procedure().version());
        maybe("system", matter.category().map(CategoryKey::system));
        maybe("code", matter.category().map(CategoryKey::code));
        values.put("state", matter.state());
        values.put("open", matter.open());
        values.put("revision", matter.revision());
        values.put("explanation", opening.explanation());
        maybe("about", matter.concern().about());
        values.put("sensitive", matter.concern().sensitive());
        lead(matter);
    }

    private void lead(Matter matter) {
        values.put("leadUnit", matter.lead().unit());
        maybe("leadPost", matter.lead().post());
        values.put("rule", matter.lead().rule());
        values.put("basis", matter.lead().basis().value());
        values.put("areas", matter.location().areas().toArray(String[]::new));
        maybe("segment", matter.location().segment());
        maybe("component", matter.location().component());
    }

    private void report(Report report) {
        values.put("report", report.id());
        values.put("channel", report.channel());
        maybe("client", report.client());
        values.put("receivedAt", report.receivedAt().atOffset(ZoneOffset.UTC));
        maybe("occurredAt", report.occurredAt().map(t -> t.atOffset(ZoneOffset.UTC)));
        maybe("saidSystem", report.category().map(CategoryKey::system));
        maybe("saidCode", report.category().map(CategoryKey::code));
        values.put("description", report.description());
        maybe("language", report.language());
        maybe("lon", report.location().point().map(p -> p.lon()));
        maybe("lat", report.location().point().map(p -> p.lat()));
        maybe("address", report.location().address());
        maybe("attributes", report.attributes());
        maybe("mediaUrl", report.mediaUrl());
        values.put("tokenHash", report.tokenHash());
        maybe("externalRef", report.externalRef());
    }

    private void identity(Optional<Sealed> identity) {
        maybe("subject", identity.map(Sealed::subject));
        maybe("wrappedKey", identity.map(Sealed::wrappedKey));
        maybe("contact", identity.map(Sealed::contact));
    }

    private void clock(Clocked clocked) {
        var deadline = clocked.deadline();
        values.put("deadline", deadline.id());
        values.put("clock", deadline.clock());
        values.put("termKind", deadline.term().key());
        values.put("termAmount", deadline.term().amount());
        values.put("termBasis", clocked.basis().value());
        values.put("startAt", deadline.start().atOffset(ZoneOffset.UTC));
        values.put("dueAt", deadline.due().atOffset(ZoneOffset.UTC));
        values.put("provisional", deadline.provisional());
        values.put("calendar", deadline.calendarVersion());
    }

    private void key(Optional<Key> key) {
        maybe("principal", key.map(Key::principal));
        maybe("route", key.map(Key::route));
        maybe("key", key.map(Key::key));
        maybe("bodyHash", key.map(Key::bodyHash));
    }

    private void along(Along along) {
        values.put("photos", along.photos().stream().map(UUID::toString).toArray(String[]::new));
        values.put("lastPart", along.lastPart());
        values.put("yields", along.yields());
        values.put("guarded", along.guarded());
        maybe("cluster", along.cluster());
    }

    private void maybe(String name, Optional<?> value) {
        values.put(name, value.orElse(null));
    }
}
