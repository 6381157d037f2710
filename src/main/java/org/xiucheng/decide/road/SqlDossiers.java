package org.xiucheng.decide.road;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.Subject;
import tools.jackson.databind.json.JsonMapper;

/// The dossiers of roads in PostgreSQL, every version of each.
@Repository
public class SqlDossiers {
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    public SqlDossiers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Dossier> latest(String road) {
        return jdbc.sql("select * from road.dossier where road = :road order by version desc limit 1")
                .param("road", road)
                .query((row, _) -> dossier(row))
                .optional();
    }

    public Optional<Dossier> find(String road, int version) {
        return jdbc.sql("select * from road.dossier where road = :road and version = :version")
                .param("road", road)
                .param("version", version)
                .query((row, _) -> dossier(row))
                .optional();
    }

    /// That there is a version, without what is written in it.
    public record Version(int version, String unit, Instant at) {}

    /// The newest first.
    public List<Version> versions(String road, int limit) {
        return jdbc.sql("""
                select version, unit, at from road.dossier where road = :road order by version desc limit :limit
                """)
                .param("road", road)
                .param("limit", limit)
                .query((row, _) -> new Version(
                        row.getInt("version"),
                        row.getString("unit"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// The version that waits for somebody else's eyes.
    public Optional<Dossier.Draft> draft(String road) {
        return jdbc.sql("select * from road.dossier_draft where road = :road")
                .param("road", road)
                .query((row, _) -> new Dossier.Draft(
                        row.getString("road"),
                        row.getInt("base"),
                        json.readValue(row.getString("body"), Dossier.Body.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("unit"),
                        row.getString("post"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// Lets a version wait. @throws org.springframework.dao.DuplicateKeyException where another waits
    void add(Dossier.Draft draft) {
        jdbc.sql("""
                insert into road.dossier_draft (road, base, body, person_id, unit, post, at)
                values (:road, :base, cast(:body as jsonb), :person, :unit, :post, :at)
                """)
                .param("road", draft.road())
                .param("base", draft.base())
                .param("body", json.writeValueAsString(draft.body()))
                .param("person", draft.person())
                .param("unit", draft.unit())
                .param("post", draft.post())
                .param("at", draft.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Whether the version of that moment waited and does no longer.
    boolean take(Dossier.Draft draft) {
        return jdbc.sql("delete from road.dossier_draft where road = :road and at = :at")
                        .param("road", draft.road())
                        .param("at", draft.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Adds a version that somebody else has seen. @throws org.springframework.dao.DuplicateKeyException where
    /// it is there
    public void add(Dossier dossier, UUID person, UUID approver, Subject.Holding as) {
        jdbc.sql("""
                insert into road.dossier (road, version, body, person_id, unit, post, at, approved_by, approved_unit, approved_post)
                values (:road, :version, cast(:body as jsonb), :person, :unit, :post, :at, :approver, :approvedUnit, :approvedPost)
                """)
                .param("road", dossier.road())
                .param("version", dossier.version())
                .param("body", json.writeValueAsString(dossier.body()))
                .param("person", person)
                .param("unit", dossier.unit())
                .param("post", dossier.post())
                .param("at", dossier.at().atOffset(ZoneOffset.UTC))
                .param("approver", approver)
                .param("approvedUnit", as.unit())
                .param("approvedPost", as.post())
                .update();
    }

    /// Adds a version. @throws org.springframework.dao.DuplicateKeyException where it is there already
    public void add(Dossier dossier, UUID person) {
        jdbc.sql("""
                insert into road.dossier (road, version, body, person_id, unit, post, at)
                values (:road, :version, cast(:body as jsonb), :person, :unit, :post, :at)
                """)
                .param("road", dossier.road())
                .param("version", dossier.version())
                .param("body", json.writeValueAsString(dossier.body()))
                .param("person", person)
                .param("unit", dossier.unit())
                .param("post", dossier.post())
                .param("at", dossier.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Dossier dossier(ResultSet row) throws SQLException {
        return new Dossier(
                row.getString("road"),
                row.getInt("version"),
                json.readValue(row.getString("body"), Dossier.Body.class),
                row.getString("unit"),
                row.getString("post"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
