package org.xiucheng.decide.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.IdentitySeal.Sealed;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.matter.PublicNumber;

/// How contacts are kept, in PostgreSQL. None of this shows one.
@Repository
class SqlCustody {
    private final JdbcClient jdbc;
    private final AsViewer viewer;

    SqlCustody(JdbcClient jdbc, AsViewer viewer) {
        this.jdbc = jdbc;
        this.viewer = viewer;
    }

    /// Reports whose contact was kept for as long as the city keeps one after the end of a matter, as the
    /// clock sees them.
    List<PublicNumber> over(Instant at, int limit) {
        return viewer.read(new Subject.Clock(), () -> look(at, limit));
    }

    private List<PublicNumber> look(Instant at, int limit) {
        return jdbc.sql("""
                select r.number from matter.report r join matter.matter m on m.id = r.matter_id
                where r.subject_id is not null and not m.open
                    and m.since < :at - make_interval(days => (select days from identity.retention))
                    and not exists (
                        select from identity.custody c where c.subject_id = r.subject_id and (c.held or c.erased_at is not null))
                limit :limit
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> new PublicNumber(row.getString("number")))
                .list();
    }

    boolean destroy(UUID report, Instant at) {
        return jdbc.sql("select identity.destroy(:report, :at)")
                .param("report", report)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    void replace(Sealed closed) {
        jdbc.sql("update identity.subject set wrapped_key = :key, contact = :contact where id = :id")
                .param("id", closed.subject())
                .param("key", closed.wrappedKey())
                .param("contact", closed.contact())
                .update();
    }

    void guard(UUID contact, boolean on) {
        jdbc.sql("""
                insert into identity.custody (subject_id, protected) values (:contact, :on)
                on conflict (subject_id) do update set protected = excluded.protected
                """).param("contact", contact).param("on", on).update();
    }

    void corrected(UUID contact, Instant at) {
        jdbc.sql("""
                insert into identity.custody (subject_id, corrected_at) values (:contact, :at)
                on conflict (subject_id) do update set corrected_at = excluded.corrected_at
                """)
                .param("contact", contact)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void hold(UUID contact, @Nullable String reason) {
        jdbc.sql("""
                insert into identity.custody (subject_id, held, held_reason)
                values (:contact, cast(:reason as text) is not null, :reason)
                on conflict (subject_id) do update set held = excluded.held, held_reason = excluded.held_reason
                """).param("contact", contact).param("reason", reason).update();
    }
}
