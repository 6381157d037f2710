package org.xiucheng.decide.reform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.time.Maker;

/// Undertakings that the unit leads and that have not ended. Each is led on by whoever takes over where it
/// lies,
/// at the stage at which it stands.
@Component
class Undertakings implements Hanging {
    private final JdbcClient jdbc;
    private final Procedures procedures;
    private final CurrentParties parties;
    private final TransactionTemplate transactions;
    private final Maker maker;

    Undertakings(
            JdbcClient jdbc,
            Procedures procedures,
            CurrentParties parties,
            TransactionTemplate transactions,
            Maker maker) {
        this.jdbc = jdbc;
        this.procedures = procedures;
        this.parties = parties;
        this.transactions = transactions;
        this.maker = maker;
    }

    private record Open(UUID id, String number, int revision, String state, List<String> areas) {}

    @Override
    public List<Hung> on(Plan plan, Instant at) {
        return open(plan).stream()
                .map(one -> new Hung("undertaking", one.number, Optional.of(plan.successor(one.areas))))
                .toList();
    }

    @Override
    public int pass(Reform reform, Instant at, int most) {
        var some = open(reform.plan()).stream().limit(most).toList();
        some.forEach(one -> transactions.executeWithoutResult(_ -> handOver(reform, one, at)));
        return some.size();
    }

    private List<Open> open(Plan plan) {
        if (!plan.whole()) {
            return List.of();
        }
        var standings = procedures.list().stream()
                .flatMap(procedure -> procedure.states().stream()
                        .filter(state -> !state.end())
                        .map(state -> procedure.name() + "/" + procedure.version() + "/" + state.key()))
                .toArray(String[]::new);
        return jdbc.sql("""
                        select id, number, revision, state, areas from undertaking.undertaking
                        where lead_unit = :unit and procedure_name || '/' || procedure_version || '/' || state = any(:standings)
                        order by id
                        """)
                .param("unit", plan.unit())
                .param("standings", standings)
                .query((row, _) -> new Open(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getInt("revision"),
                        row.getString("state"),
                        List.of((String[]) row.getArray("areas").getArray())))
                .list();
    }

    private void handOver(Reform reform, Open one, Instant at) {
        var next = reform.plan().successor(one.areas);
        var by = reform.approved().orElseThrow();
        var entry = Entry.of("undertaking.succeeded", at, maker.random())
                .fact("number", one.number)
                .fact("reform", reform.code())
                .fact("lead", next)
                .fact("basis", reform.basis().value())
                .sealed(maker.id());
        jdbc.sql("""
                with moved as (
                    update undertaking.undertaking set lead_unit = :next, revision = revision + 1
                    where id = :id and revision = :revision returning id, revision, state
                ), act as (
                    insert into undertaking.act (id, undertaking_id, revision, verb, from_state, to_state, actor_person,
                        actor_unit, actor_post, note, basis, at)
                    select :act, id, revision, 'succeed', state, state, :person, :unit, :post, :reform, :basis, :at from moved
                )
                insert into evidence.entry (id, kind, at, bytes, hash)
                select :entry, :kind, :at, :bytes, :hash from moved
                """)
                .param("id", one.id)
                .param("revision", one.revision)
                .param("next", next)
                .param("act", maker.id())
                .param("person", by.person())
                .param("unit", parties.get().post(by.post()).orElseThrow().unit())
                .param("post", by.post())
                .param("reform", reform.code())
                .param("basis", reform.basis().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("entry", entry.id())
                .param("kind", entry.kind())
                .param("bytes", entry.bytes())
                .param("hash", entry.hash())
                .update();
    }
}
