package org.xiucheng.kernel.party.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.time.Validity;

/// Reads and adds units, posts, people and relations. Callers that add many do so in a transaction of their
/// own.
@Repository
public class SqlParties {
    private final JdbcClient jdbc;

    public SqlParties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Everything there is, also what has ended: who stood where on a day of the past stays known.
    public Parties all() {
        return new Parties(units(), posts(), people(), relations());
    }

    public void add(Unit unit) {
        jdbc.sql("""
                insert into party.unit (code, name_zh, name_en, kind, area_code, valid_from, valid_to)
                values (:code, :zh, :en, :kind, :area, :from, cast(:to as timestamptz))
                """)
                .param("code", unit.code())
                .param("zh", unit.name().zh())
                .param("en", unit.name().en())
                .param("kind", unit.kind())
                .param("area", unit.area())
                .param("from", unit.validity().from().atOffset(ZoneOffset.UTC))
                .param("to", end(unit.validity()))
                .update();
    }

    public void add(Post post) {
        jdbc.sql("""
                insert into party.post (code, unit_code, name_zh, name_en, permissions)
                values (:code, :unit, :zh, :en, :permissions)
                """)
                .param("code", post.code())
                .param("unit", post.unit())
                .param("zh", post.name().zh())
                .param("en", post.name().en())
                .param("permissions", post.permissions().stream().sorted().toArray(String[]::new))
                .update();
    }

    public void add(Person person) {
        jdbc.sql("insert into party.person (id, name) values (:id, :name)")
                .param("id", person.id())
                .param("name", person.name())
                .update();
    }

    public void add(UUID id, Relation relation) {
        jdbc.sql("""
                insert into party.relation
                    (id, object_kind, object_id, relation, subject_kind, subject_id, valid_from, valid_to, granted_by)
                values (:id, :objectKind, :object, :relation, :subjectKind, :subject, :from,
                    cast(:to as timestamptz), :by)
                """)
                .param("id", id)
                .param("objectKind", relation.object().kind())
                .param("object", relation.object().id())
                .param("relation", relation.name())
                .param("subjectKind", relation.subject().kind())
                .param("subject", relation.subject().id())
                .param("from", relation.validity().from().atOffset(ZoneOffset.UTC))
                .param("to", end(relation.validity()))
                .param("by", relation.grantedBy())
                .update();
    }

    /// The unit is called and placed otherwise from now on; its code and beginning stay.
    public void change(Unit unit) {
        jdbc.sql("""
                update party.unit set name_zh = :zh, name_en = :en, kind = :kind, area_code = :area where code = :code
                """)
                .param("code", unit.code())
                .param("zh", unit.name().zh())
                .param("en", unit.name().en())
                .param("kind", unit.kind())
                .param("area", unit.area())
                .update();
    }

    /// The post is called otherwise or permits something else from now on; it stays in its unit.
    public void change(Post post) {
        jdbc.sql("""
                update party.post set name_zh = :zh, name_en = :en, permissions = :permissions where code = :code
                """)
                .param("code", post.code())
                .param("zh", post.name().zh())
                .param("en", post.name().en())
                .param("permissions", post.permissions().stream().sorted().toArray(String[]::new))
                .update();
    }

    private List<Unit> units() {
        return jdbc.sql("select code, name_zh, name_en, kind, area_code, valid_from, valid_to from party.unit")
                .query((row, _) -> new Unit(
                        row.getString("code"),
                        name(row),
                        row.getString("kind"),
                        row.getString("area_code"),
                        validity(row)))
                .list();
    }

    private List<Post> posts() {
        return jdbc.sql("select code, unit_code, name_zh, name_en, permissions from party.post")
                .query((row, _) ->
                        new Post(row.getString("code"), row.getString("unit_code"), name(row), Set.of((String[])
                                row.getArray("permissions").getArray())))
                .list();
    }

    private List<Person> people() {
        return jdbc.sql("select id, name from party.person")
                .query((row, _) -> new Person(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    private List<Relation> relations() {
        return jdbc.sql("""
                select object_kind, object_id, relation, subject_kind, subject_id, valid_from, valid_to, granted_by
                from party.relation order by valid_from desc, id
                """)
                .query((row, _) -> new Relation(
                        new Party(row.getString("object_kind"), row.getString("object_id")),
                        row.getString("relation"),
                        new Party(row.getString("subject_kind"), row.getString("subject_id")),
                        validity(row),
                        row.getString("granted_by")))
                .list();
    }

    private static Bilingual name(ResultSet row) throws SQLException {
        return new Bilingual(row.getString("name_zh"), row.getString("name_en"));
    }

    private static Validity validity(ResultSet row) throws SQLException {
        var to = row.getObject("valid_to", OffsetDateTime.class);
        return new Validity(
                row.getObject("valid_from", OffsetDateTime.class).toInstant(), to == null ? null : to.toInstant());
    }

    private static @Nullable OffsetDateTime end(Validity validity) {
        return validity.end().map(e -> e.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
