package org.xiucheng.kernel.access.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Delegation;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.time.Validity;

/// Powers that are lent to posts, read from the store at every question, so that what is taken back is gone at
/// once on every node. To which posts anything is lent at all is remembered for two seconds, so that the others
/// cost nothing.
@Repository
public class SqlDelegations {
    /// How long after its end one is still named to whoever meets the limit.
    private static final int NAMED_DAYS = 30;

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Places places;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    private record Known(Set<String> posts, long askedAt) {}

    public SqlDelegations(JdbcClient jdbc, Places places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    /// What is lent to the posts of whoever asks, with how often it was used today; nothing to those who handle
    /// nothing.
    public List<Delegation> of(Subject who, Instant at) {
        if (!(who instanceof Subject.Officer officer) || !officer.may(Permission.HANDLE)) {
            return List.of();
        }
        var posts = officer.holdings().stream().map(Subject.Holding::post).collect(Collectors.toSet());
        return Collections.disjoint(posts, posts()) ? List.of() : heldBy(posts, at);
    }

    /// What was approved or taken back here is known here at once.
    public void forget() {
        known.set(null);
    }

    private Set<String> posts() {
        var last = known.get();
        if (last != null && System.nanoTime() - last.askedAt < FRESH.toNanos()) {
            return last.posts;
        }
        var asked = System.nanoTime();
        var posts = Set.copyOf(jdbc.sql("""
                select distinct post from access.delegation where approved_at is not null and revoked_at is null
                """).query(String.class).list());
        known.set(new Known(posts, asked));
        return posts;
    }

    private List<Delegation> heldBy(Set<String> posts, Instant at) {
        return jdbc.sql("""
                select d.*, coalesce(u.used, 0) as used from access.delegation d
                left join access.delegation_day u on u.delegation_id = d.id and u.day = :day
                where d.post = any (:posts) and d.approved_at is not null and d.revoked_at is null
                    and d.valid_to > :named order by d.id
                """)
                .param("posts", posts.toArray(String[]::new))
                .param("day", day(at))
                .param("named", at.minusSeconds(NAMED_DAYS * 86_400L).atOffset(ZoneOffset.UTC))
                .query((row, _) -> delegation(row))
                .list();
    }

    /// Counts one more use on that day; false where it was taken back meanwhile or the day's number is reached.
    /// Inside the transaction of the act.
    public boolean use(String code, Instant at) {
        return jdbc.sql("""
                with live as (
                    select id, per_day from access.delegation
                    where code = :code and approved_at is not null and revoked_at is null
                        and valid_from <= :at and valid_to > :at
                    for share
                )
                insert into access.delegation_day as day (delegation_id, day, used) select id, :day, 1 from live
                on conflict (delegation_id, day) do update set used = day.used + 1
                    where day.used < (select per_day from live)
                returning used
                """)
                .param("code", code)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("day", day(at))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private LocalDate day(Instant at) {
        return at.atZone(places.jurisdiction().zone()).toLocalDate();
    }

    /// The row as the decision knows it; `used` is how often it was used today.
    public static Delegation delegation(ResultSet row) throws SQLException {
        return new Delegation(
                row.getString("code"),
                row.getString("grantor"),
                row.getString("post"),
                texts(row, "actions").stream()
                        .map(key -> Action.valueOf(key.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                texts(row, "categories"),
                row.getString("area"),
                row.getInt("per_day"),
                row.getInt("used"),
                new Validity(moment(row, "valid_from"), moment(row, "valid_to")),
                new ArticleId(row.getString("basis")));
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray()).collect(Collectors.toSet());
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
