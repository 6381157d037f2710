package org.xiucheng.decide.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.IdentitySeal.Sealed;
import org.xiucheng.kernel.access.Subject;

/// Consents in PostgreSQL, which shows them only to a transaction in the name of the worker of their round.
@Repository
public class SqlConsents {
    private final JdbcClient jdbc;

    SqlConsents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A line of what the subject is told is kept of them.
    ///
    /// @param what `given`, `until`, `ended`, `looked`, `visited`
    public record Told(String what, Instant at, Optional<String> unit, Optional<String> post) {}

    void add(Consent consent, byte[] tokenHash, Subject.Officer by, Subject.Holding as) {
        jdbc.sql("""
                insert into patrol.consent (id, code, errand, area, token_hash, wrapped_key, contact, person_id, unit, post, given_at, until)
                values (:id, :code, :errand, :area, :token, :key, :contact, :person, :unit, :post, :at, :until)
                """)
                .param("id", consent.id())
                .param("code", consent.code())
                .param("errand", consent.errand())
                .param("area", consent.area())
                .param("token", tokenHash)
                .param("key", consent.contact().wrappedKey())
                .param("contact", consent.contact().contact())
                .param("person", by.person())
                .param("unit", as.unit())
                .param("post", as.post())
                .param("at", utc(consent.givenAt()))
                .param("until", utc(consent.until()))
                .update();
    }

    /// Those that hold in some areas, by code.
    public List<Consent> holding(List<String> areas, Instant at) {
        return jdbc.sql("""
                select c.*, (select max(v.at) from patrol.visit v where v.consent_id = c.id) as last
                from patrol.consent c where c.area = any(:areas) and c.ended_at is null and c.until > :at order by c.code
                """)
                .param("areas", areas.toArray(String[]::new))
                .param("at", utc(at))
                .query((row, _) -> consent(row))
                .list();
    }

    /// The one of that code that holds; none outside the own round.
    Optional<Consent> find(String code, Instant at) {
        return jdbc.sql("""
                select c.*, (select max(v.at) from patrol.visit v where v.consent_id = c.id) as last
                from patrol.consent c where c.code = :code and c.ended_at is null and c.until > :at for update of c
                """)
                .param("code", code)
                .param("at", utc(at))
                .query((row, _) -> consent(row))
                .optional();
    }

    void looked(UUID look, UUID consent, Instant at, Subject.Officer by, Subject.Holding as) {
        jdbc.sql("""
                insert into patrol.look (id, consent_id, person_id, unit, post, at) values (:id, :consent, :person, :unit, :post, :at)
                """)
                .param("id", look)
                .param("consent", consent)
                .param("person", by.person())
                .param("unit", as.unit())
                .param("post", as.post())
                .param("at", utc(at))
                .update();
    }

    /// Ends it and destroys what it holds.
    void end(UUID consent, Instant at) {
        jdbc.sql("update patrol.consent set ended_at = :at, wrapped_key = '', contact = '' where id = :id")
                .param("id", consent)
                .param("at", utc(at))
                .update();
    }

    /// Ends all whose term is over, and says which.
    List<String> endOver(Instant at) {
        return jdbc.sql("""
                update patrol.consent set ended_at = :at, wrapped_key = '', contact = ''
                where ended_at is null and until <= :at returning code
                """).param("at", utc(at)).query(String.class).list();
    }

    /// The consent of which somebody shows code and token.
    Optional<UUID> shown(String code, byte[] tokenHash) {
        return jdbc.sql("select patrol.consent_of(:code, :token)")
                .param("code", code)
                .param("token", tokenHash)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single();
    }

    /// Whether it was taken back now.
    boolean withdraw(UUID consent, Instant at) {
        return jdbc.sql("select patrol.withdraw(:id, :at)")
                .param("id", consent)
                .param("at", utc(at))
                .query(Boolean.class)
                .single();
    }

    List<Told> told(UUID consent) {
        return jdbc.sql("select what, at, unit, post from patrol.told(:id)")
                .param("id", consent)
                .query((row, _) -> new Told(
                        row.getString("what"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString("unit")),
                        Optional.ofNullable(row.getString("post"))))
                .list();
    }

    private static Consent consent(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime last = row.getObject("last", OffsetDateTime.class);
        var id = row.getObject("id", UUID.class);
        return new Consent(
                id,
                row.getString("code"),
                row.getString("errand"),
                row.getString("area"),
                new Sealed(id, row.getBytes("wrapped_key"), row.getBytes("contact")),
                row.getObject("given_at", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(last).map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
