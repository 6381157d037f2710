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
