package org.xiucheng.host.demo.chiefs;

import java.time.ZoneOffset;
import java.util.List;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;

/// What the store says when the year is over.
record Ending(Town town, Handling handling, Walks walks) {
    List<Check> checks() {
        var found = handling.taken().size();
        var steps = count("""
                select count(*) from matter.report r join matter.matter m on m.id = r.matter_id
                where r.channel = 'patrol' and m.procedure_name <> 'closed-loop' and r.external_ref is not null
                """);
        var open = count("select count(*) from matter.matter where open");
        var unled = count("""
                select count(*) from matter.matter m where m.open and not exists (
                    select from party.unit u where u.code = m.lead_unit)
                """);
        var acts = count("select count(*) from matter.act");
        var proofs = count("select count(*) from evidence.entry where kind = 'matter.moved'");
        return List.of(
                Check.of(
                        "walks",
                        "巡查按职责完成",
                        "walks done of those owed",
                        walks.done + " of " + walks.owed,
                        walks.done > 0.95 * walks.owed),
                Check.of(
                        "findings",
                        "每个发现都成为五步流程的事项",
                        "every finding a matter in the five steps",
                        found + " findings, " + steps + " matters",
                        found > 0 && found == steps),
                Check.of("closed", "一月之后没有未结事项", "nothing open a month later", open + " open", open == 0),
                Check.of("led", "没有无主事项", "no matter without a unit that answers", unled + " without", unled == 0),
                Check.of(
                        "proved",
                        "每个动作都有存证",
                        "every act has its proof",
                        acts + " acts, " + proofs + " entries",
                        acts > 0 && acts == proofs));
    }

    /// Points that should be gone and are not.
    long pointsTooOld() {
        return town.part(AsViewer.class)
                .read(
                        new Subject.Clock(),
                        () -> town.sql()
                                .sql("""
                        select count(*) from patrol.point p join patrol.patrol w on w.id = p.patrol_id
                        where w.track_until <= :now
                        """)
                                .param("now", town.now().atOffset(ZoneOffset.UTC))
                                .query(Long.class)
                                .single());
    }

    private long count(String sql) {
        return town.sql().sql(sql).query(Long.class).single();
    }
}
