package org.xiucheng.decide.intake;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Announcement;

/// Floods and brigades as they begin, in PostgreSQL.
@Repository
class SqlClusters {
    private final JdbcClient jdbc;

    SqlClusters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A cluster that begins, and the unit that is told.
    record Begun(UUID id, String kind, List<String> areas, String told, Entry entry, Announcement announcement) {}

    void begin(Begun begun) {
        jdbc.sql("""
                with cluster as (
                    insert into flood.cluster (id, kind, spot, areas, at, told)
                    values (:id, :kind, :spot, :areas, :at, :told) on conflict do nothing
                    returning id
                ), entry as (
                    insert into evidence.entry (id, kind, at, bytes, hash)
                    select :entry, :entryKind, :at, :bytes, :hash from cluster
                )
                insert into outbox.event (id, kind, subject, at, body)
                select :event, :eventKind, :subject, :at, cast(:body as jsonb) from cluster
                """)
                .param("id", begun.id())
                .param("kind", begun.kind())
                .param("spot", begun.areas().getLast())
                .param("areas", begun.areas().toArray(String[]::new))
                .param("at", begun.announcement().at().atOffset(ZoneOffset.UTC))
                .param("told", begun.told())
                .param("entry", begun.entry().id())
                .param("entryKind", begun.entry().kind())
                .param("bytes", begun.entry().bytes())
                .param("hash", begun.entry().hash())
                .param("event", begun.announcement().id())
                .param("eventKind", begun.announcement().kind())
                .param("subject", begun.announcement().subject())
                .param("body", begun.announcement().body())
                .update();
    }
}
