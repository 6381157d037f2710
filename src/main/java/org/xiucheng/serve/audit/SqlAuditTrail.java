package org.xiucheng.serve.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.AuditRecord.Who;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.serve.matter.Shown;

/// Reads the audit as it lies in the store.
@Repository
class SqlAuditTrail {
    private final JdbcClient jdbc;
    private final CurrentParties parties;

    SqlAuditTrail(JdbcClient jdbc, CurrentParties parties) {
        this.jdbc = jdbc;
        this.parties = parties;
    }

    /// A line with its place in the order of time.
    record Row(UUID id, AuditLine line) {}

    /// Lines before `before`, latest first; of these units only, where units are given.
    List<Row> newest(AuditQuery query, Optional<List<String>> units, UUID before, int limit) {
        return jdbc.sql("""
                select * from audit.record
                where id < :before
                    and (cast(:what as text) is null or what = :what)
                    and (cast(:action as text) is null or action = :action or starts_with(action, :action || '.'))
                    and (cast(:unit as text) is null or unit = :unit)
                    and (cast(:units as text[]) is null or unit = any (cast(:units as text[])))
                order by id desc limit :limit
                """)
                .param("before", before)
                .param("what", query.what().orElse(null))
                .param("action", query.action().orElse(null))
                .param("unit", query.unit().orElse(null))
                .param("units", units.map(list -> list.toArray(String[]::new)).orElse(null))
                .param("limit", limit)
                .query((row, _) -> new Row(row.getObject("id", UUID.class), line(row)))
                .list();
    }

    private AuditLine line(ResultSet row) throws SQLException {
        var kind = row.getString("who_kind");
        return new AuditLine(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                kind,
                name(kind, row.getString("who")),
                Optional.ofNullable(row.getString("unit")).map(this::unit),
                Optional.ofNullable(row.getString("post")).map(this::post),
                Optional.ofNullable(row.getString("address")),
                row.getString("action"),
                row.getString("what_kind"),
                row.getString("what"),
                Optional.ofNullable(row.getString("why")),
                row.getString("result"));
    }

    private Optional<String> name(String kind, @Nullable String id) {
        if (id == null || kind.equals(Who.REPORTER)) {
            return Optional.empty();
        }
        return kind.equals(Who.STAFF)
                ? parties.get().person(UUID.fromString(id)).map(Person::name)
                : Optional.of(id);
    }

    private Shown.Named unit(String code) {
        return new Shown.Named(code, parties.get().unit(code).map(Unit::name).orElseGet(() -> Bilingual.same(code)));
    }

    private Shown.Named post(String code) {
        return new Shown.Named(code, parties.get().post(code).map(Post::name).orElseGet(() -> Bilingual.same(code)));
    }
}
