package org.xiucheng.decide.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Accounts, the identities linked to them and who holds which post, as administrators change them.
@Repository
class SqlAccounts {
    private final JdbcClient jdbc;

    SqlAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Until the end of the transaction nobody else changes who may do what.
    void waitForOthers() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('access.account', 0))")
                .query((_, _) -> 0)
                .single();
    }

    Optional<UUID> person(String account) {
        return jdbc.sql("select person_id from access.account where account = :account")
                .param("account", account)
                .query(UUID.class)
                .optional();
    }

    void add(UUID person, String account, String hash) {
        jdbc.sql("""
                insert into access.account (person_id, account, secret_hash, must_change)
                values (:person, :account, :hash, true)
                """)
                .param("person", person)
                .param("account", account)
                .param("hash", hash)
                .update();
    }

    void disable(UUID person, Instant at) {
        jdbc.sql("""
                update access.account set disabled_at = coalesce(disabled_at, :at), sessions_from = :at
                where person_id = :person
                """).param("person", person).param("at", utc(at)).update();
    }

    void enable(UUID person) {
        jdbc.sql("update access.account set disabled_at = null where person_id = :person")
                .param("person", person)
                .update();
    }

    void replacePassword(UUID person, String hash, boolean mustChange, Instant at) {
        jdbc.sql("""
                update access.account set secret_hash = :hash, must_change = :change, sessions_from = :at
                where person_id = :person
                """)
                .param("person", person)
                .param("hash", hash)
                .param("change", mustChange)
                .param("at", utc(at))
                .update();
    }

    /// Sessions that began before that moment are over.
    void endSessions(UUID person, Instant at) {
        jdbc.sql("update access.account set sessions_from = :at where person_id = :person")
                .param("person", person)
                .param("at", utc(at))
                .update();
    }

    void forgetSecondFactor(UUID person) {
        jdbc.sql("""
                with codes as (delete from access.recovery_code where person_id = :person)
                delete from access.second_factor where person_id = :person
                """).param("person", person).update();
    }

    /// By whom an identity was linked, and when.
    record Linked(String by, Instant at) {}

    void link(UUID person, String issuer, String subject, Linked linked) {
        jdbc.sql("""
                insert into access.identity_link (issuer, subject, person_id, linked_at, linked_by)
                values (:issuer, :subject, :person, :at, :by)
                """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("person", person)
                .param("at", utc(linked.at()))
                .param("by", linked.by())
                .update();
    }

    boolean unlink(UUID person, String issuer, String subject) {
        return jdbc.sql("""
                        delete from access.identity_link
                        where issuer = :issuer and subject = :subject and person_id = :person
                        """)
                        .param("issuer", issuer)
                        .param("subject", subject)
                        .param("person", person)
                        .update()
                > 0;
    }

    boolean endPost(UUID person, String post, Instant at) {
        return jdbc.sql("""
                        update party.relation set valid_to = greatest(:at, valid_from + interval '1 microsecond')
                        where object_kind = 'post' and object_id = :post and relation = 'holder'
                            and subject_kind = 'person' and subject_id = :person
                            and (valid_to is null or valid_to > :at)
                        """)
                        .param("person", person.toString())
                        .param("post", post)
                        .param("at", utc(at))
                        .update()
                > 0;
    }

    /// An account that holds a post, now or later.
    record Holder(
            String post,
            String account,
            Instant from,
            @Nullable Instant to) {}

    /// Which accounts hold which posts at that moment or later, by post.
    List<Holder> holders(Instant at) {
        return jdbc.sql("""
                        select r.object_id as post, a.account, r.valid_from, r.valid_to
                        from party.relation r join access.account a on a.person_id::text = r.subject_id
                        where r.object_kind = 'post' and r.relation = 'holder' and r.subject_kind = 'person'
                            and (r.valid_to is null or r.valid_to > :at)
                        order by r.object_id, r.valid_from
                        """)
                .param("at", utc(at))
                .query((row, _) -> {
                    var to = row.getObject("valid_to", OffsetDateTime.class);
                    return new Holder(
                            row.getString("post"),
                            row.getString("account"),
                            row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                            to == null ? null : to.toInstant());
                })
                .list();
    }

    /// Whether anybody is left who holds the post of a security administrator and can log in.
    boolean securityIsAdministered(Instant at) {
        return !securityAdministrators(at).isEmpty();
    }

    /// Who holds the post of a security administrator and can log in.
    List<UUID> securityAdministrators(Instant at) {
        return jdbc.sql("""
                        select distinct a.person_id from party.relation r
                        join party.post p on p.code = r.object_id
                        join access.account a on a.person_id::text = r.subject_id
                        where r.object_kind = 'post' and r.relation = 'holder' and r.subject_kind = 'person'
                            and r.valid_from <= :at and (r.valid_to is null or r.valid_to > :at)
                            and p.permissions @> array['ADMINISTER_SECURITY']
                            and a.disabled_at is null
                        """).param("at", utc(at)).query(UUID.class).list();
    }

    boolean isDemo(UUID person) {
        return jdbc.sql("select demo from access.account where person_id = :person")
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
