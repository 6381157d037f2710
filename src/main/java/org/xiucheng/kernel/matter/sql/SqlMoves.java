package org.xiucheng.kernel.matter.sql;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.AuditRecord.Who;
import org.xiucheng.kernel.access.Origin;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Actor;
import org.xiucheng.kernel.matter.Clocked;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Moving;
import org.xiucheng.kernel.matter.Moving.Shift;
import tools.jackson.databind.json.JsonMapper;

/// Writes one act in one statement: the matter moves only if nobody moved it meanwhile, and everything else
/// hangs on that. Another unit answers only if it is there at that moment: a unit that ends waits for acts that
/// name it, and they for it.
@Repository
public class SqlMoves {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SqlAudit audit;

    public SqlMoves(JdbcClient jdbc, JsonMapper json, SqlAudit audit) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
    }

    /// Whether it was stored; false when the matter had moved on since `before` was read.
    ///
    /// @throws org.xiucheng.kernel.Problem `audit.unavailable` when its line of the audit cannot be written
    public boolean store(Moving moving) {
        var audited = audited(moving);
        var statement = jdbc.sql(MOVE);
        statement = matter(statement, moving);
        statement = act(statement, moving);
        statement = begun(statement, moving.begun());
        statement = changed(statement, moving.changed());
        statement = shifts(statement, moving.shifts());
        statement = audit(statement, audited);
        try {
            return statement
                            .params(OpeningStatement.proof(moving.entry(), moving.announcement()))
                            .query(Long.class)
                            .single()
                    == 1;
        } catch (DataAccessException failed) {
            throw audit.blame(failed, audited);
        }
    }

    private static final String MOVE = """
            with there as (
                select code from party.unit
                where :leadUnit <> :leadBefore and code = :leadUnit and (valid_to is null or valid_to > :at)
                for share
            ), moved as (
                update matter.matter set category_system = :system, category_code = :code, state = :state,
                    since = :at, open = :open, revision = :revision, bounces = :bounces, lead_unit = :leadUnit,
                    lead_post = :leadPost, rule = :rule, basis = :basis,
                    explanation = coalesce(cast(:explanation as jsonb), explanation),
                    last_actors = cast(:lastActors as jsonb)
                where id = :matter and revision = :before and lead_unit = :leadBefore
                    and about_unit is not distinct from :aboutBefore
                    and (:leadUnit = :leadBefore or exists (select from there))
                returning id, sensitive
            ), act as (
                insert into matter.act (id, matter_id, revision, verb, from_state, to_state, actor_kind, actor_person,
                    actor_unit, actor_post, reason, note, rating, basis, at, sensitive, delegation)
                select :act, id, :revision, :verb, :fromState, :state, :actorKind, cast(:person as uuid), :actorUnit,
                    :actorPost, :reason, :note, cast(:rating as smallint), :stepBasis, :at, sensitive,
                    cast(:delegation as text)
                from moved
            ), led as (
                insert into matter.lead_change (id, matter_id, revision, at, cause, from_unit, from_rule, to_unit, to_rule,
                    reason, category_system, category_code, reference)
                select :act, id, :revision, :at, :cause, :leadBefore, :ruleBefore, :leadUnit, :rule,
                    coalesce(:reason, (select b.reason from matter.act b
                        where b.matter_id = :matter and b.reason is not null order by b.revision desc limit 1)),
                    :system, :code, :reference
                from moved where :leadUnit <> :leadBefore
            ), begun as (
                insert into calendar.deadline (id, matter_id, clock, term_kind, term_amount, basis, start_at, due_at,
                    provisional, calendar_version)
                select d.id, moved.id, d.clock, d.term_kind, d.term_amount, d.basis, d.start_at, d.due_at,
                    d.provisional, d.calendar
                from moved, unnest(cast(:beginIds as uuid[]), :beginClocks, :beginKinds, :beginAmounts, :beginBases,
                    cast(:beginStarts as timestamptz[]), cast(:beginDues as timestamptz[]), :beginProvisional,
                    :beginCalendars)
                    as d (id, clock, term_kind, term_amount, basis, start_at, due_at, provisional, calendar)
            ), changed as (
                update calendar.deadline d
                set due_at = c.due_at, provisional = c.provisional, paused_at = c.paused_at, met_at = c.met_at
                from moved, unnest(cast(:changeIds as uuid[]), cast(:changeDues as timestamptz[]), :changeProvisional,
                    cast(:changePaused as timestamptz[]), cast(:changeMet as timestamptz[]))
                    as c (id, due_at, provisional, paused_at, met_at)
                where d.matter_id = :matter and d.id = c.id
            ), shifted as (
                insert into calendar.shift (deadline_id, at, due_before, due_after, reason, act_id)
                select s.id, :at, s.due_before, s.due_after, s.reason, :act
                from moved, unnest(cast(:shiftIds as uuid[]), cast(:shiftBefore as timestamptz[]),
                    cast(:shiftAfter as timestamptz[]), :shiftReasons) as s (id, due_before, due_after, reason)
            ), entry as (
                insert into evidence.entry (id, kind, at, bytes, hash)
                select :entry, :entryKind, :at, :entryBytes, :entryHash from moved
            ), salts as (
                insert into evidence.salt (entry_id, name, salt)
                select :entry, given.name, given.salt
                from moved, unnest(:saltNames, :salts) as given (name, salt)
            ), audited as (
                insert into audit.record (id, at, who_kind, who, unit, post, address, action, what_kind, what, why, result)
                select :act, :at, :auditKind, :auditWho, :actorUnit, :actorPost, :auditFrom, :auditAction, 'matter', :number,
                    :reason, 'done'
                from moved
            ), event as (
                insert into outbox.event (id, kind, subject, at, body)
                select :event, :eventKind, :number, :at, cast(:eventBody as jsonb) from moved
            )
            select count(*) from moved
            """;

    private StatementSpec matter(StatementSpec statement, Moving moving) {
        var after = moving.after();
        return statement
                .param("matter", after.id())
                .param("number", after.number().text())
                .param("before", moving.before().revision())
                .param("leadBefore", moving.before().lead().unit())
                .param("ruleBefore", moving.before().lead().rule())
                .param("cause", moving.cause().key())
                .param("reference", moving.done().act().reference().orElse(null), Types.VARCHAR)
                .param("aboutBefore", moving.before().concern().about().orElse(null), Types.VARCHAR)
                .param("revision", after.revision())
                .param("system", after.category().map(CategoryKey::system).orElse(null), Types.VARCHAR)
                .param("code", after.category().map(CategoryKey::code).orElse(null), Types.VARCHAR)
                .param("state", after.state())
                .param("open", after.open())
                .param("bounces", after.bounces())
                .param("leadUnit", after.lead().unit())
                .param("leadPost", after.lead().post().orElse(null), Types.VARCHAR)
                .param("rule", after.lead().rule())
                .param("basis", after.lead().basis().value())
                .param("explanation", moving.explanation().orElse(null), Types.VARCHAR)
                .param("lastActors", actors(after));
    }

    private String actors(Matter matter) {
        return json.writeValueAsString(matter.lastActors());
    }

    private static StatementSpec act(StatementSpec statement, Moving moving) {
        var done = moving.done();
        var officer = done.act().actor() instanceof Actor.Officer o ? o : null;
        return statement
                .param("act", done.id())
                .param("verb", done.act().verb())
                .param("fromState", moving.before().state())
                .param("actorKind", kind(done.act().actor()))
                .param("person", officer == null ? null : officer.person().toString(), Types.VARCHAR)
                .param("actorUnit", officer == null ? null : officer.unit(), Types.VARCHAR)
                .param("actorPost", officer == null ? null : officer.post(), Types.VARCHAR)
                .param(
                        "delegation",
                        officer == null ? null : officer.delegation().orElse(null),
                        Types.VARCHAR)
                .param("reason", done.act().reason().orElse(null), Types.VARCHAR)
                .param("note", done.act().note().orElse(null), Types.VARCHAR)
                .param("rating", done.rating().isPresent() ? done.rating().getAsInt() : null, Types.INTEGER)
                .param("stepBasis", done.step().basis().value())
                .param("at", done.at().atOffset(ZoneOffset.UTC));
    }

    private static AuditRecord audited(Moving moving) {
        var done = moving.done();
        var who = switch (done.act().actor()) {
            case Actor.Officer(var person, var post, var unit, var _, var _) ->
                new Who(Who.STAFF, Optional.of(person.toString()), Optional.of(unit), Optional.of(post));
            case Actor.Reporter(var report) ->
                new Who(Who.REPORTER, Optional.of(report.toString()), Optional.empty(), Optional.empty());
            case Actor.Clock _ -> new Who("clock", Optional.empty(), Optional.empty(), Optional.empty());
        };
        return new AuditRecord(
                done.id(),
                done.at(),
                who,
                who.kind().equals(Who.STAFF) ? Origin.address() : Optional.empty(),
                "matter." + done.act().verb(),
                AuditRecord.What.matter(moving.after().number().text()),
                done.act().reason(),
                AuditRecord.Result.DONE);
    }

    private static StatementSpec audit(StatementSpec statement, AuditRecord audited) {
        return statement
                .param("auditKind", audited.who().kind())
                .param("auditWho", audited.who().id().orElse(null), Types.VARCHAR)
                .param("auditFrom", audited.from().orElse(null), Types.VARCHAR)
                .param("auditAction", audited.action());
    }

    private static String kind(Actor actor) {
        return switch (actor) {
            case Actor.Officer _ -> "officer";
            case Actor.Reporter _ -> "reporter";
            case Actor.Clock _ -> "clock";
        };
    }

    private static StatementSpec begun(StatementSpec statement, List<Clocked> begun) {
        return statement
                .param("beginIds", texts(begun, c -> c.deadline().id().toString()))
                .param("beginClocks", texts(begun, c -> c.deadline().clock()))
                .param("beginKinds", texts(begun, c -> c.deadline().term().key()))
                .param(
                        "beginAmounts",
                        begun.stream().map(c -> c.deadline().term().amount()).toArray(Integer[]::new))
                .param("beginBases", texts(begun, c -> c.basis().value()))
                .param("beginStarts", texts(begun, c -> c.deadline().start().toString()))
                .param("beginDues", texts(begun, c -> c.deadline().due().toString()))
                .param(
                        "beginProvisional",
                        begun.stream().map(c -> c.deadline().provisional()).toArray(Boolean[]::new))
                .param("beginCalendars", texts(begun, c -> c.deadline().calendarVersion()));
    }

    private static StatementSpec changed(StatementSpec statement, List<Deadline> changed) {
        return statement
                .param("changeIds", texts(changed, d -> d.id().toString()))
                .param("changeDues", texts(changed, d -> d.due().toString()))
                .param(
                        "changeProvisional",
                        changed.stream().map(Deadline::provisional).toArray(Boolean[]::new))
                .param("changePaused", texts(changed, d -> text(d.pausedAt())))
                .param("changeMet", texts(changed, d -> text(d.metAt())));
    }

    private static StatementSpec shifts(StatementSpec statement, List<Shift> shifts) {
        return statement
                .param("shiftIds", texts(shifts, s -> s.deadline().toString()))
                .param("shiftBefore", texts(shifts, s -> s.before().toString()))
                .param("shiftAfter", texts(shifts, s -> s.after().toString()))
                .param("shiftReasons", texts(shifts, Shift::reason));
    }

    private static @Nullable String text(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        var texts = new @Nullable String[rows.size()];
        for (var i = 0; i < texts.length; i++) {
            texts[i] = column.apply(rows.get(i));
        }
        return texts;
    }
}
