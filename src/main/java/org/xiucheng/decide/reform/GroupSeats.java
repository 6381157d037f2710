package org.xiucheng.decide.reform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.time.Maker;

/// Seats of the unit in leading groups that are at work. Whoever takes over everywhere sits there instead;
/// where it sits there already the old seat stays as what was founded, and speaks for nobody.
@Component
class GroupSeats implements Hanging {
    private final JdbcClient jdbc;
    private final Maker maker;

    GroupSeats(JdbcClient jdbc, Maker maker) {
        this.jdbc = jdbc;
        this.maker = maker;
    }

    @Override
    public List<Hung> on(Plan plan, Instant at) {
        return plan.whole()
                ? jdbc
                        .sql("""
                                select m.group_code from task.member m join task.leading_group g on g.code = m.group_code
                                where m.unit = :unit and g.dissolved_at is null and g.until > :at
                                    and not exists (select from task.member o
                                        where o.group_code = m.group_code and o.unit = :next)
                                order by m.group_code
                                """)
                        .param("unit", plan.unit())
                        .param("next", plan.otherwise())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .query(String.class)
                        .list()
                        .stream()
                        .map(group -> new Hung("group", group, Optional.of(plan.otherwise())))
                        .toList()
                : List.of();
    }

    @Override
    public int pass(Reform reform, Instant at, int most) {
        var groups = on(reform.plan(), at).stream().map(Hung::what).limit(most).toList();
        groups.forEach(group -> sit(reform, group, at));
        return groups.size();
    }

    private void sit(Reform reform, String group, Instant at) {
        var next = reform.plan().otherwise();
        var entry = Entry.of("group.succeeded", at, maker.random())
                .fact("group", group)
                .fact("reform", reform.code())
                .fact("unit", next)
                .sealed(maker.id());
        jdbc.sql("""
                with moved as (
                    update task.member set unit = :next where unit = :unit and group_code = :group returning unit
                )
                insert into evidence.entry (id, kind, at, bytes, hash) select :entry, :kind, :at, :bytes, :hash from moved
                """)
                .param("next", next)
                .param("unit", reform.plan().unit())
                .param("group", group)
                .param("entry", entry.id())
                .param("kind", entry.kind())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("bytes", entry.bytes())
                .param("hash", entry.hash())
                .update();
    }
}
