package org.xiucheng.serve.identity;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.decide.identity.SealContact;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.IdentitySeal.Sealed;
import org.xiucheng.serve.matter.Names;
import org.xiucheng.serve.matter.Shown;

/// Reads what is held of a reporter.
@Repository
class SqlHeld {
    private final JdbcClient jdbc;
    private final SealContact seal;
    private final Names names;

    SqlHeld(JdbcClient jdbc, SealContact seal, Names names) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.names = names;
    }

    int keptDays() {
        return jdbc.sql("select days from identity.retention")
                .query(Integer.class)
                .single();
    }

    List<Shown.Named> purposes() {
        return jdbc.sql("select code, name_zh, name_en from identity.purpose order by code")
                .query((row, _) -> named(row, "code"))
                .list();
    }

    /// Every look at the contact of a report, latest first.
    List<Held.Look> looks(UUID report) {
        return jdbc.sql("""
                select v.unit, v.post, v.at, v.code, p.code as purpose, p.name_zh, p.name_en
                from identity.view v join identity.purpose p on p.code = v.purpose
                where v.report_id = :report order by v.id desc
                """)
                .param("report", report)
                .query((row, _) -> new Held.Look(
                        names.unit(row.getString("unit")),
                        names.post(row.getString("post")),
                        named(row, "purpose"),
                        at(row),
                        row.getString("code")))
                .list();
    }

    /// The messages of a report that still have their keys, oldest first.
    List<Held.Message> messages(UUID report) {
        return jdbc.sql("""
                select id, from_reporter, unit, post, wrapped_key, body, at from identity.message
                where report_id = :report and length(wrapped_key) > 0 order by id
                """)
                .param("report", report)
                .query((row, _) -> message(row))
                .list();
    }

    /// The closed contact of a report; the store shows it only to those who may see it.
    Optional<Sealed> contact(UUID report) {
        return jdbc.sql("""
                select s.id, s.wrapped_key, s.contact from matter.report r join identity.subject s on s.id = r.subject_id
                where r.id = :report and length(s.wrapped_key) > 0
                """)
                .param("report", report)
                .query((row, _) -> sealed(row, "contact"))
                .optional();
    }

    Map<String, String> fields(Sealed contact) {
        return seal.fields(contact);
    }

    Held.Said said(UUID report) {
        return jdbc.sql("select * from matter.report where id = :report")
                .param("report", report)
                .query((row, _) -> said(row))
                .single();
    }

    private Held.Message message(ResultSet row) throws SQLException {
        return new Held.Message(
                row.getBoolean("from_reporter"),
                Optional.ofNullable(row.getString("unit")).map(names::unit),
                Optional.ofNullable(row.getString("post")).map(names::post),
                at(row),
                new String(seal.body(sealed(row, "body")), StandardCharsets.UTF_8));
    }

    private static Sealed sealed(ResultSet row, String content) throws SQLException {
        return new Sealed(row.getObject("id", UUID.class), row.getBytes("wrapped_key"), row.getBytes(content));
    }

    private static Held.Said said(ResultSet row) throws SQLException {
        var code = row.getString("category_code");
        var lon = row.getObject("lon", Double.class);
        var lat = row.getObject("lat", Double.class);
        return new Held.Said(
                row.getString("number"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("occurred_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("channel"),
                row.getString("description"),
                code == null ? Optional.empty() : Optional.of(row.getString("category_system") + "/" + code),
                Optional.ofNullable(row.getString("address")),
                lon == null || lat == null ? Optional.empty() : Optional.of(new double[] {lon, lat}),
                Optional.ofNullable(row.getString("language")),
                Optional.ofNullable(row.getString("attributes")),
                Optional.ofNullable(row.getString("media_url")));
    }

    private static Shown.Named named(ResultSet row, String code) throws SQLException {
        return new Shown.Named(row.getString(code), new Bilingual(row.getString("name_zh"), row.getString("name_en")));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }
}
