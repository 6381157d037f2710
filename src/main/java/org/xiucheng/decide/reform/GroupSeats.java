package org.xiucheng.decide.reform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Seats of the unit in leading groups that are at work. Whoever takes over everywhere sits there instead;
/// where it sits there already the old seat stays as what was founded, and speaks for nobody.
@Component
class GroupSeats implements Hanging {
    private final JdbcClient jdbc;

    GroupSeats(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
        var groups = on(reform.plan(), at).stream().map(Hung::what).limit(most).toArray(String[]::new);
        return jdbc.sql("update task.member set unit = :next where unit = :unit and group_code = any(:groups)")
                .param("next", reform.plan().otherwise())
                .param("unit", reform.plan().unit())
                .param("groups", groups)
                .update();
    }
}
