package org.xiucheng.host.demo.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.evidence.Entry;

/// What belongs to a batch of matters, gathered table by table and written in one go.
///
/// It writes what it is told: whoever uses it has led the matters through the procedure, or says that it is a
/// benchmark.
public final class Ledger {
    private final CopyRows matters = new CopyRows();
    private final CopyRows areas = new CopyRows();
    private final CopyRows subjects = new CopyRows();
    private final CopyRows reports = new CopyRows();
    private final CopyRows acts = new CopyRows();
    private final CopyRows leads = new CopyRows();
    private final CopyRows deadlines = new CopyRows();
    private final CopyRows escalations = new CopyRows();
    private final CopyRows shifts = new CopyRows();
    private final CopyRows entries = new CopyRows();
    private final CopyRows salts = new CopyRows();

    /// A matter as it stands at the end of its story.
    public void matter(MatterRow m) {
        matters.add(
                m.id,
                m.number,
                m.procedure,
                m.version,
                m.system,
                m.code,
                m.state,
                m.since,
                m.openedAt,
                m.open,
                m.revision,
                m.bounces,
                m.leadUnit,
                m.leadPost,
                m.rule,
                m.basis,
                m.explanation,
                m.areas,
                m.segment,
                m.component,
                m.lastActors,
                m.undertaking);
        m.areas.forEach(area -> areas.add(area, m.id));
    }

    /// A row of `matter.matter`.
    public record MatterRow(
            UUID id,
            String number,
            String procedure,
            int version,
            Optional<String> system,
            Optional<String> code,
            String state,
            Instant since,
            Instant openedAt,
            boolean open,
            int revision,
            int bounces,
            String leadUnit,
            Optional<String> leadPost,
            String rule,
            String basis,
            String explanation,
            List<String> areas,
            Optional<String> segment,
            Optional<String> component,
            String lastActors,
            Optional<UUID> undertaking) {}

    /// Columns: id, wrapped_key, contact, at.
    public void subject(@Nullable Object... columns) {
        subjects.add(columns);
    }

    /// Columns: id, number, matter_id, channel, client, received_at, occurred_at, category_system,
    /// category_code, description, language, lon, lat, address, token_hash, subject_id.
    public void report(@Nullable Object... columns) {
        reports.add(columns);
    }

    /// Columns: id, matter_id, revision, verb, from_state, to_state, actor_kind, actor_person, actor_unit,
    /// actor_post, reason, note, rating, basis, at.
    public void act(@Nullable Object... columns) {
        acts.add(columns);
    }

    /// Columns: id, matter_id, revision, at, cause, from_unit, from_rule, to_unit, to_rule, reason,
    /// category_system,
    /// category_code.
    public void leadChange(@Nullable Object... columns) {
        leads.add(columns);
    }

    /// Columns: id, matter_id, clock, term_kind, term_amount, basis, start_at, due_at, provisional,
    /// calendar_version, paused_at, met_at, level.
    public void deadline(@Nullable Object... columns) {
        deadlines.add(columns);
    }

    /// Columns: deadline_id, level, at, unit.
    public void escalation(@Nullable Object... columns) {
        escalations.add(columns);
    }

    /// Columns: deadline_id, at, due_before, due_after, reason, act_id.
    public void shift(@Nullable Object... columns) {
        shifts.add(columns);
    }

    /// An entry with the salts of what it commits to.
    public void entry(Entry entry) {
        entries.add(entry.id(), entry.kind(), entry.at(), entry.bytes(), entry.hash());
        entry.commitments().forEach(c -> salts.add(entry.id(), c.name(), c.salt()));
    }

    /// Writes everything gathered, what is referred to first.
    public void send(Connection to) throws SQLException {
        behindTheWall(
                to,
                matters,
                "create temporary table staged (like matter.matter including defaults)",
                """
                copy staged (id, number, procedure_name, procedure_version, category_system, category_code, state,
                    since, opened_at, open, revision, bounces, lead_unit, lead_post, rule, basis, explanation, areas,
                    segment, component, last_actors, undertaking) from stdin
                """,
                "insert into matter.matter select * from staged");
        areas.send(to, "copy matter.area (area, matter_id) from stdin");
        behindTheWall(
                to,
                subjects,
                "create temporary table staged (like identity.subject)",
                "copy staged (id, wrapped_key, contact, at) from stdin",
                "insert into identity.subject select * from staged");
        behindTheWall(
                to,
                reports,
                "create temporary table staged (like matter.report including defaults)",
                """
                copy staged (id, number, matter_id, channel, client, received_at, occurred_at, category_system,
                    category_code, description, language, lon, lat, address, token_hash, subject_id) from stdin
                """,
                "insert into matter.report select * from staged");
        sendActs(to);
        deadlines.send(to, """
                copy calendar.deadline (id, matter_id, clock, term_kind, term_amount, basis, start_at, due_at, provisional,
                    calendar_version, paused_at, met_at, level) from stdin
                """);
        escalations.send(to, "copy calendar.escalation (deadline_id, level, at, unit) from stdin");
        shifts.send(to, "copy calendar.shift (deadline_id, at, due_before, due_after, reason, act_id) from stdin");
        entries.send(to, "copy evidence.entry (id, kind, at, bytes, hash) from stdin");
        salts.send(to, "copy evidence.salt (entry_id, name, salt) from stdin");
    }

    private void sendActs(Connection to) throws SQLException {
        behindTheWall(
                to,
                acts,
                "create temporary table staged (like matter.act including defaults)",
                """
                copy staged (id, matter_id, revision, verb, from_state, to_state, actor_kind, actor_person, actor_unit,
                    actor_post, reason, note, rating, basis, at) from stdin
                """,
                "insert into matter.act select * from staged");
        behindTheWall(
                to,
                leads,
                "create temporary table staged (like matter.lead_change including defaults)",
                """
                copy staged (id, matter_id, revision, at, cause, from_unit, from_rule, to_unit, to_rule, reason,
                    category_system, category_code) from stdin
                """,
                "insert into matter.lead_change select * from staged");
    }

    /// The store copies into no table that it may hide rows of, so these take a step of their own.
    private static void behindTheWall(Connection to, CopyRows rows, String stage, String copy, String insert)
            throws SQLException {
        if (rows.empty()) {
            return;
        }
        try (var statement = to.createStatement()) {
            statement.execute(stage);
            rows.send(to, copy);
            statement.execute(insert);
            statement.execute("drop table staged");
        }
    }
}
