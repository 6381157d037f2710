package org.xiucheng.decide.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.roster.Turn;

/// Offers to change turns, and what became of them.
@Repository
public class SqlSwaps {
    private final JdbcClient jdbc;

    SqlSwaps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Swap(String code, Turn own, Turn other, UUID by) {}

    /// An offer that waits for the other.
    public record Asked(
            String code,
            String shift,
            LocalDate day,
            String post,
            String otherShift,
            LocalDate otherDay,
            String otherPost,
            UUID by) {}

    void add(Swap swap, Instant at) {
        jdbc.sql("""
                insert into roster.swap
                    (code, unit_code, shift_code, day, post, other_shift, other_day, other_post, asked_by, at)
                values (:code, :unit, :shift, :day, :post, :otherShift, :otherDay, :otherPost, :by, :at)
                """)
                .param("code", swap.code())
                .param("unit", swap.own().unit())
                .param("shift", swap.own().shift())
                .param("day", swap.own().day())
                .param("post", swap.own().post())
                .param("otherShift", swap.other().shift())
                .param("otherDay", swap.other().day())
                .param("otherPost", swap.other().post())
                .param("by", swap.by())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Asked> find(String code) {
        return jdbc.sql("""
                        select code, shift_code as shift, day, post, other_shift, other_day, other_post, asked_by as by
                        from roster.swap where code = :code
                        """).param("code", code).query(Asked.class).optional();
    }

    /// Offers of a unit that nobody has answered and whose turns are not before that day.
    public List<Asked> open(String unit, LocalDate day) {
        return jdbc.sql("""
                        select code, shift_code as shift, day, post, other_shift, other_day, other_post, asked_by as by
                        from roster.swap
                        where unit_code = :unit and agreed is null and least(day, other_day) >= :day
                        order by at limit 100
                        """)
                .param("unit", unit)
                .param("day", day)
                .query(Asked.class)
                .list();
    }

    /// Whether this call was the one that answered it.
    boolean answer(String code, boolean agreed, UUID by, Instant at) {
        return jdbc.sql("""
                        update roster.swap set agreed = :agreed, answered_by = :by, answered_at = :at
                        where code = :code and agreed is null
                        """)
                        .param("code", code)
                        .param("agreed", agreed)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
