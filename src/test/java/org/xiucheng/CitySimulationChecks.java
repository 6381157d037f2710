package org.xiucheng;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.kernel.matter.Effect;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.testkit.SmallCity;

/// What must hold of the simulated city at every moment, asked of its tables and not of its code.
final class CitySimulationChecks {
    private final JdbcClient sql;
    private final Procedure procedure;
    private final Set<String> units;
    private final CitySimulationCover cover;
    private final Map<UUID, Instant> limits = new HashMap<>();

    CitySimulationChecks(SmallCity city) {
        this(city, city.sql());
    }

    CitySimulationChecks(SmallCity city, JdbcClient sql) {
        this.sql = sql;
        this.cover = new CitySimulationCover(city, sql);
        this.procedure = city.part(Procedures.class).latest("closed-loop").orElseThrow();
        this.units = new HashSet<>(
                sql.sql("select code from party.unit").query(String.class).list());
    }

    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /// One act later: a step of the procedure, one revision on, and a unit that answers.
    void step(Matter before, Matter after) {
        that(after.revision() == before.revision() + 1, after.number() + " did not move by one revision");
        that(units.contains(after.lead().unit()), after.number() + " is led by nobody known");
        that(
                procedure.from(before.state()).stream()
                        .anyMatch(step -> step.to().equals(after.state())
                                || step.overLimit()
                                        .filter(after.state()::equals)
                                        .isPresent()),
                after.number() + " went from " + before.state() + " to " + after.state());
    }

    /// After the scans every clock that ran out has been told as far as its ladder goes.
    void nothingOverdueUntold(Instant now) {
        none("a clock ran out and nobody was told", """
                select d.id::text from calendar.deadline d
                where d.met_at is null and d.paused_at is null and d.due_at < :now and d.level < 1
                    or d.met_at is null and d.paused_at is null and d.due_at + interval '1 day' < :now and d.level < 2
                    or d.met_at is null and d.paused_at is null and d.due_at + interval '3 days' < :now and d.level < 3
                """, now);
    }

    /// Everything that one look at the tables can tell. What a unit did before it took over from one that is
    /// complained about was looked at then.
    void day(Instant now, CitySimulationTally tally) {
        none("at " + now, """
                select 'no lead that is a known unit: ' || m.number from matter.matter m
                    left join party.unit u on u.code = m.lead_unit where u.code is null
                union all
                select 'led by a unit that is not there any more: ' || m.number from matter.matter m
                where m.open and not exists (select from party.unit u where u.code = m.lead_unit
                    and u.valid_from <= :now and (u.valid_to is null or u.valid_to > :now))
                union all
                select 'sent back more often than allowed: ' || m.number from matter.matter m
                where m.bounces > 2 or (select count(*) from matter.act a
                    where a.matter_id = m.id and a.verb = 'return' and a.to_state = 'filed') > 2
                union all
                select 'a change of lead that joins no other: ' || m.number from matter.matter m
                where m.lead_unit <> (select c.to_unit from matter.lead_change c where c.matter_id = m.id
                        order by c.at desc, c.id desc limit 1)
                union all
                select 'led, escalated or worked by the unit it is about: ' || m.number from matter.matter m
                where m.about_unit = m.lead_unit
                    or exists (select from matter.act a where a.matter_id = m.id and a.actor_unit = m.about_unit
                        and a.at > coalesce((select max(begun_at) from party.reform), '-infinity'))
                    or exists (select from calendar.escalation e join calendar.deadline d on d.id = e.deadline_id
                        where d.matter_id = m.id and e.unit = m.about_unit
                            and e.at > coalesce((select max(begun_at) from party.reform), '-infinity'))
                union all
                select 'revision and acts do not fit: ' || m.number from matter.matter m
                    left join (select matter_id, count(*) as acts from matter.act group by matter_id) a
                    on a.matter_id = m.id
                where m.revision <> 1 + coalesce(a.acts, 0)
                union all
                select 'not exactly one clock of its state to be met: ' || m.number from matter.matter m
                    left join calendar.deadline d on d.matter_id = m.id and d.clock = m.state and d.met_at is null
                where m.open group by m.id, m.number having count(d.id) <> 1
                union all
                select 'a clock of an ended matter runs on: ' || m.number from matter.matter m
                    join calendar.deadline d on d.matter_id = m.id
                where not m.open and d.met_at is null
                union all
                select 'an end is open or the other way round: ' || m.number from matter.matter m
                where m.open = (m.state in ('closed', 'unconfirmed', 'upheld', 'refused', 'dismissed'))
                """, now);
        cover.day(now);
        counts(tally);
    }

    private void counts(CitySimulationTally tally) {
        that(matters() == tally.reports, "a report was lost or taken in twice");
        that(
                count("select count(*) from matter.act where actor_kind <> 'clock'") == tally.acts,
                "an act was lost or done twice");
        that(count("""
                        select (select count(*) from calendar.escalation)
                            + (select count(*) from matter.act where actor_kind = 'clock')
                        """) == tally.scanned, "a level was told, or a matter lapsed, more or less than once");
    }

    /// A matter lies in the areas that there were when it was reported, down to the smallest, whatever was
    /// drawn since. A clock that was set back since, or before, tells it within three hours.
    private void chainsOfThen() {
        none(
                "a matter lies in an area that there was not when it was reported, or in no micro-grid",
                """
                select m.number from matter.matter m
                where cardinality(m.areas) = 4 or exists (select from unnest(m.areas) lies (code) where not exists (
                    select from place.area a
                    where a.code = lies.code and a.valid_from <= m.opened_at + interval '3 hours'
                        and (a.valid_to is null or a.valid_to > m.opened_at - interval '3 hours')))
                """,
                Instant.EPOCH);
    }

    CitySimulationCover cover() {
        return cover;
    }

    /// Everything, the history and its proof included.
    void whole(CitySimulationTally tally) {
        cover.whole(tally.until);
        chainsOfThen();
        history();
        proof();
        clocks();
        that(
                count("select count(*) from evidence.entry where kind !~ '^(reform|rules)\\.|succeeded$'")
                        == tally.reports + tally.acts + tally.scanned + tally.collected + tally.rostered,
                "the entries are not as many as the changes");
        that(
                count("select count(*) from matter.matter where undertaking is not null") == tally.collected,
                "an undertaking lost a matter, or has one that it did not take");
        that(
                count("select count(*) from outbox.event where kind <> 'MatterSucceeded'")
                        == tally.reports + tally.acts + tally.scanned,
                "what was announced is not what changed");
        that(
                count("select count(*) from matter.matter where about_unit is not null") > 0,
                "nobody complained about any unit");
        limitsKeepTheirStart();
        replay();
    }

    private void history() {
        var now = Instant.EPOCH;
        none("acts do not follow from one another", """
                select number from (
                    select m.number, a.from_state, a.revision, a.to_state, m.state, m.revision as last,
                        coalesce(lag(a.to_state) over w, 'received') as before,
                        coalesce(lag(a.revision) over w, 1) as earlier
                    from matter.act a join matter.matter m on m.id = a.matter_id
                    window w as (partition by a.matter_id order by a.revision)) chain
                where from_state <> before or revision <> earlier + 1 or revision = last and to_state <> state
                """, now);
        none("an act or report without its entry", """
                select a.id::text from matter.act a left join evidence.entry e on e.id = a.id
                where e.id is null or e.kind <> 'matter.moved'
                union all
                select r.id::text from matter.report r left join evidence.entry e on e.id = r.id
                where e.id is null or e.kind <> 'report.received'
                """, now);
        none("an entry tells another story than its act", """
                select m.number from matter.act a join matter.matter m on m.id = a.matter_id
                join lateral (select convert_from(bytes, 'UTF8')::jsonb as facts from evidence.entry where id = a.id) e
                    on true
                where (facts ->> 'number', facts ->> 'verb', facts ->> 'from', facts ->> 'to', facts ->> 'basis',
                        (facts ->> 'revision')::int)
                    is distinct from (m.number, a.verb, a.from_state, a.to_state, a.basis, a.revision)
                """, now);
    }

    private void proof() {
        var now = Instant.EPOCH;
        none("a hash does not fit its bytes", """
                select id::text from evidence.entry where hash <> sha256('\\x00'::bytea || bytes)
                """, now);
        none("a commitment does not open to the note", """
                select a.id::text from matter.act a join evidence.entry e on e.id = a.id
                left join evidence.salt s on s.entry_id = a.id and s.name = 'note'
                where trim(a.note) <> '' and encode(sha256(s.salt || convert_to(a.note, 'UTF8')), 'hex')
                    is distinct from convert_from(e.bytes, 'UTF8')::jsonb -> 'commit' ->> 'note'
                """, now);
    }

    private void clocks() {
        var now = Instant.EPOCH;
        none("a handling limit began elsewhere than at the first dispatch, or twice", """
                select d.matter_id::text from calendar.deadline d where d.clock = 'handling-limit'
                group by d.matter_id having count(*) > 1 or min(d.start_at) <> (
                    select min(a.at) from matter.act a
                    where a.matter_id = d.matter_id and a.verb in ('dispatch', 'assign'))
                """, now);
        none("levels were skipped or told twice", """
                select d.id::text from calendar.deadline d
                where d.level <> (select count(*) from calendar.escalation e where e.deadline_id = d.id)
                    or d.level <> (select coalesce(max(e.level), 0) from calendar.escalation e where e.deadline_id = d.id)
                """, now);
        none("a due date moved without its reason", """
                select deadline_id::text from (
                    select s.deadline_id, s.due_before, s.due_after, d.due_at,
                        lag(s.due_after) over w as earlier, lead(s.at) over w as later
                    from calendar.shift s join calendar.deadline d on d.id = s.deadline_id
                    window w as (partition by s.deadline_id order by s.at)) moves
                where due_before <> coalesce(earlier, due_before) or later is null and due_after <> due_at
                """, now);
    }

    long matters() {
        return count("select count(*) from matter.matter");
    }

    private void limitsKeepTheirStart() {
        sql.sql("select id, start_at from calendar.deadline where clock = 'handling-limit'")
                .query((row, _) -> {
                    var start = row.getObject("start_at", OffsetDateTime.class).toInstant();
                    var known = limits.putIfAbsent(row.getObject("id", UUID.class), start);
                    that(known == null || known.equals(start), "a handling limit was given another start");
                    return start;
                })
                .list();
    }

    /// The acts alone, done again from the start by the procedure's own list of steps, lead to where it stands.
    private void replay() {
        var stories = new HashMap<UUID, Replayed>();
        sql.sql("select matter_id, verb, actor_kind, to_state, actor_person from matter.act order by revision")
                .query((row, _) -> {
                    var story = stories.computeIfAbsent(
                            row.getObject("matter_id", UUID.class), _ -> new Replayed(procedure));
                    story.take(
                            row.getString("verb"), row.getString("actor_kind").equals("clock"));
                    that(story.state.equals(row.getString("to_state")), "an act led elsewhere when done again");
                    return story;
                })
                .list();
        sql.sql("select id, number, state, bounces from matter.matter")
                .query((row, _) -> {
                    var story = stories.getOrDefault(row.getObject("id", UUID.class), new Replayed(procedure));
                    that(
                            story.state.equals(row.getString("state")) && story.bounces == row.getInt("bounces"),
                            row.getString("number") + " stands elsewhere than its acts lead");
                    return story;
                })
                .list();
    }

    private static final class Replayed {
        private final Procedure procedure;
        private String state;
        private int bounces;

        Replayed(Procedure procedure) {
            this.procedure = procedure;
            this.state = procedure.start();
        }

        void take(String verb, boolean byClock) {
            var step = procedure.from(state).stream()
                    .filter(s -> s.verb().equals(verb) && s.by().needs().isEmpty() == byClock)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + verb + " from " + state));
            state = bounces >= procedure.bounceLimit() ? step.overLimit().orElse(step.to()) : step.to();
            bounces += step.has(Effect.BOUNCES) && bounces < procedure.bounceLimit() ? 1 : 0;
        }
    }

    private long count(String question) {
        return sql.sql(question).query(Long.class).single();
    }

    private void none(String otherwise, String question, Instant now) {
        var statement = sql.sql(question);
        var asked = question.contains(":now") ? statement.param("now", now.atOffset(ZoneOffset.UTC)) : statement;
        var found = asked.query(String.class).list();
        that(found.isEmpty(), otherwise + ": " + found);
    }
}
