package org.xiucheng.decide.organisation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who stands where, as the desk of the security administrator asks and ends it.
@Repository
class SqlStances {
    private final JdbcClient jdbc;

    SqlStances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Until the end of the transaction nobody else changes who stands where.
    void waitForOthers() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('party.relation', 0))")
                .query((_, _) -> 0)
                .single();
    }

    /// Whether somebody stands so in that time: the same one, or anyone where one at a time does.
    boolean held(Stance stance, Instant from, boolean sole) {
        return jdbc.sql("""
                        select exists (
                            select from party.relation
                            where object_kind = :objectKind and object_id = :object and relation = :relation
                                and (:sole or (subject_kind = :subjectKind and subject_id = :subject))
                                and tstzrange(valid_from, valid_to)
                                    && tstzrange(:from, cast(:to as timestamptz))
                        )
                        """)
                .param("objectKind", stance.object().kind())
                .param("object", stance.object().id())
                .param("relation", stance.name())
                .param("sole", sole)
                .param("subjectKind", stance.subject().kind())
                .param("subject", stance.subject().id())
                .param("from", utc(from))
                .param("to", stance.to().map(SqlStances::utc).orElse(null))
                .query(Boolean.class)
                .single();
    }

    /// Ends what stands now or was to begin; how many sentences that were.
    int end(Stance stance, Instant at) {
        return jdbc.sql("""
                        update party.relation set valid_to = greatest(:at, valid_from + interval '1 microsecond')
                        where object_kind = :objectKind and object_id = :object and relation = :relation
                            and subject_kind = :subjectKind and subject_id = :subject
                            and (valid_to is null or valid_to > :at)
                        """)
                .param("at", utc(at))
                .param("objectKind", stance.object().kind())
                .param("object", stance.object().id())
                .param("relation", stance.name())
                .param("subjectKind", stance.subject().kind())
                .param("subject", stance.subject().id())
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
