package org.xiucheng.decide.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.Subject;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Visits in PostgreSQL, which shows them only to a transaction in the name of the worker of their round.
@Repository
public class SqlVisits {
    private static final TypeReference<Map<String, Visit.Seen>> SEEN = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    SqlVisits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Visit visit, Subject.Officer by, Subject.Holding as) {
        jdbc.sql("""
                insert into patrol.visit (id, code, kind, errand, area, consent_id, about_unit, point, checklist, number, person_id,
                    unit, post, at)
                values (:id, :code, :kind, :errand, :area, :consent, :about, :point, cast(:checklist as jsonb), :number, :person,
                    :unit, :post, :at)
                """)
                .param("id", visit.id())
                .param("code", visit.code())
                .param("kind", visit.kind())
                .param("errand", visit.errand())
                .param("area", visit.area())
                .param("consent", visit.consent().orElse(null))
                .param("about", visit.point().map(Visit.At::unit).orElse(null))
                .param("point", visit.point().map(Visit.At::point).orElse(null))
                .param(
                        "checklist",
                        visit.point()
                                .map(at -> json.writeValueAsString(at.seen()))
                                .orElse(null))
                .param("number", visit.number().orElse(null))
                .param("person", by.person())
                .param("unit", as.unit())
                .param("post", as.post())
                .param("at", utc(visit.at()))
                .update();
    }

    /// The visits of one person since some moment, latest first.
    public List<Visit> of(UUID person, Instant since) {
        return jdbc.sql("select * from patrol.visit where person_id = :person and at >= :since order by at desc")
                .param("person", person)
                .param("since", utc(since))
                .query((row, _) -> visit(row))
                .list();
    }

    private Visit visit(ResultSet row) throws SQLException {
        return new Visit(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("kind"),
                row.getString("errand"),
                row.getString("area"),
                Optional.ofNullable(row.getObject("consent_id", UUID.class)),
                at(row),
                Optional.ofNullable(row.getString("number")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private Optional<Visit.At> at(ResultSet row) throws SQLException {
        @Nullable String point = row.getString("point");
        return point == null
                ? Optional.empty()
                : Optional.of(new Visit.At(
                        point, row.getString("about_unit"), json.readValue(row.getString("checklist"), SEEN)));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
