package org.xiucheng.compute.hop;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.time.Uuid7;

/// The acts of matters that came in during a span of time and are closed. Nobody is named as viewer, so the
/// wall keeps back what is sensitive.
@Repository
public class SqlHops {
    private final JdbcClient jdbc;

    SqlHops(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final class Course {
        private final Instant opened;
        private final List<Hops.Done> acts = new ArrayList<>();

        Course(Instant opened) {
            this.opened = opened;
        }
    }

    /// The hops of at most `limit` of them, latest first.
    public List<Hops> between(Instant from, Instant to, int limit) {
        var courses = new LinkedHashMap<UUID, Course>();
        jdbc.sql("""
                select a.matter_id, m.opened_at, a.from_state, a.actor_post, a.at, a.delegation is not null as lent
                from (
                    select id, opened_at from matter.matter where id >= :from and id < :to and not open
                    order by id desc limit :limit
                ) m join matter.act a on a.matter_id = m.id and a.matter_id >= :from and a.matter_id < :to
                order by a.matter_id, a.revision
                """)
                .param("from", Uuid7.floor(from))
                .param("to", Uuid7.floor(to))
                .param("limit", limit)
                .query(row -> {
                    var opened =
                            row.getObject("opened_at", OffsetDateTime.class).toInstant();
                    courses.computeIfAbsent(row.getObject("matter_id", UUID.class), _ -> new Course(opened))
                            .acts
                            .add(new Hops.Done(
                                    row.getString("from_state"),
                                    Optional.ofNullable(row.getString("actor_post")),
                                    row.getObject("at", OffsetDateTime.class).toInstant(),
                                    row.getBoolean("lent")));
                });
        return courses.values().stream()
                .map(course -> Hops.of(course.opened, course.acts))
                .toList();
    }
}
