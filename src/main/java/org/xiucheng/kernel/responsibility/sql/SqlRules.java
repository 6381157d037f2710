package org.xiucheng.kernel.responsibility.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.time.Validity;

/// Reads and adds rules of the duty list; a changed rule is a new version.
@Repository
public class SqlRules {
    private final JdbcClient jdbc;

    public SqlRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Every version of every rule.
    public List<Rule> all() {
        return jdbc.sql("select * from responsibility.rule order by id, version")
                .query((row, _) -> rule(row))
                .list();
    }

    public void add(Rule rule) {
        written(rule, jdbc.sql("""
                insert into responsibility.rule (id, version, name_zh, name_en, category_scope, category_system,
                    category_code, place_kind, area_code, road, road_from, road_to, component_system, component_code,
                    lead_unit, lead_post, basis, priority, fallback, valid_from, valid_to)
                values (:id, :version, :zh, :en, :scope, :system, :code, :place, :area, :road,
                    cast(:roadFrom as double precision), cast(:roadTo as double precision), :componentSystem,
                    :componentCode, :unit, :post, :basis, cast(:priority as integer), :fallback, :from,
                    cast(:to as timestamptz))
                """)).update();
    }

    /// Notes in a draft how a rule would be, or that it would end.
    public void propose(UUID draft, Rule rule, boolean ends) {
        written(rule, jdbc.sql("""
                insert into responsibility.proposal (draft_id, ends, id, version, name_zh, name_en, category_scope,
                    category_system, category_code, place_kind, area_code, road, road_from, road_to, component_system,
                    component_code, lead_unit, lead_post, basis, priority, fallback, valid_from, valid_to)
                values (:draft, :ends, :id, :version, :zh, :en, :scope, :system, :code, :place, :area, :road,
                    cast(:roadFrom as double precision), cast(:roadTo as double precision), :componentSystem,
                    :componentCode, :unit, :post, :basis, cast(:priority as integer), :fallback, :from,
                    cast(:to as timestamptz))
                """)).param("draft", draft).param("ends", ends).update();
    }

    /// A rule that a draft names.
    public record Proposed(UUID draft, Rule rule, boolean ends) {}

    /// What these drafts propose, by rule.
    public List<Proposed> proposed(Collection<UUID> drafts) {
        return jdbc.sql("select * from responsibility.proposal where draft_id = any(:drafts) order by draft_id, id")
                .param("drafts", drafts.toArray(UUID[]::new))
                .query((row, _) ->
                        new Proposed(row.getObject("draft_id", UUID.class), rule(row), row.getBoolean("ends")))
                .list();
    }

    /// The number of the version that was published last; 0 for the list that the city was founded with.
    public int version() {
        return jdbc.sql("select coalesce(max(number), 0) from responsibility.version")
                .query(Integer.class)
                .single();
    }

    private static JdbcClient.StatementSpec written(Rule rule, JdbcClient.StatementSpec statement) {
        var scope = Scope.of(rule.categories());
        var place = Place.of(rule.places());
        return statement
                .param("id", rule.id())
                .param("version", rule.version())
                .param("zh", rule.name().zh())
                .param("en", rule.name().en())
                .param("scope", scope.kind())
                .param("system", scope.system())
                .param("code", scope.code())
                .param("place", place.kind())
                .param("area", rule.places().area())
                .param("road", place.road())
                .param("roadFrom", place.from())
                .param("roadTo", place.to())
                .param("componentSystem", place.system())
                .param("componentCode", place.code())
                .param("unit", rule.unit())
                .param("post", rule.post().orElse(null))
                .param("basis", rule.basis().value())
                .param("priority", rule.priority().isPresent() ? rule.priority().getAsInt() : null)
                .param("fallback", rule.fallback())
                .param("from", rule.validity().from().atOffset(ZoneOffset.UTC))
                .param(
                        "to",
                        rule.validity()
                                .end()
                                .map(e -> e.atOffset(ZoneOffset.UTC))
                                .orElse(null));
    }

    private static Rule rule(ResultSet row) throws SQLException {
        var priority = row.getObject("priority", Integer.class);
        var to = row.getObject("valid_to", OffsetDateTime.class);
        return new Rule(
                row.getString("id"),
                row.getInt("version"),
                new Bilingual(row.getString("name_zh"), row.getString("name_en")),
                scope(row),
                place(row),
                row.getString("lead_unit"),
                Optional.ofNullable(row.getString("lead_post")),
                new ArticleId(row.getString("basis")),
                priority == null ? OptionalInt.empty() : OptionalInt.of(priority),
                row.getBoolean("fallback"),
                new Validity(
                        row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                        to == null ? null : to.toInstant()));
    }

    private static CategoryScope scope(ResultSet row) throws SQLException {
        var system = row.getString("category_system");
        var code = row.getString("category_code");
        return switch (row.getString("category_scope")) {
            case "any" -> new CategoryScope.Any();
            case "system" -> new CategoryScope.System(system);
            case "group" -> new CategoryScope.Group(system, code);
            case "one" -> new CategoryScope.One(new CategoryKey(system, code));
            case String other -> throw new IllegalStateException("no category scope is called " + other);
        };
    }

    private static PlaceBinding place(ResultSet row) throws SQLException {
        var area = row.getString("area_code");
        return switch (row.getString("place_kind")) {
            case "area" -> new PlaceBinding.AreaSubtree(area);
            case "road" ->
                new PlaceBinding.RoadRange(
                        area, row.getString("road"), row.getDouble("road_from"), row.getDouble("road_to"));
            case "component-class" ->
                new PlaceBinding.ComponentClass(
                        area, row.getString("component_system"), row.getString("component_code"));
            case "owner-role" -> new PlaceBinding.OwnerRole(area);
            case String other -> throw new IllegalStateException("no place binding is called " + other);
        };
    }

    private record Scope(
            String kind, @Nullable String system, @Nullable String code) {
        static Scope of(CategoryScope scope) {
            return switch (scope) {
                case CategoryScope.Any() -> new Scope("any", null, null);
                case CategoryScope.System(var system) -> new Scope("system", system, null);
                case CategoryScope.Group(var system, var group) -> new Scope("group", system, group);
                case CategoryScope.One(var key) -> new Scope("one", key.system(), key.code());
            };
        }
    }

    private record Place(
            String kind,
            @Nullable String road,
            @Nullable Double from,
            @Nullable Double to,
            @Nullable String system,
            @Nullable String code) {
        static Place of(PlaceBinding binding) {
            return switch (binding) {
                case PlaceBinding.AreaSubtree _ -> new Place("area", null, null, null, null, null);
                case PlaceBinding.RoadRange range ->
                    new Place("road", range.road(), range.from(), range.to(), null, null);
                case PlaceBinding.ComponentClass kind ->
                    new Place("component-class", null, null, null, kind.system(), kind.code());
                case PlaceBinding.OwnerRole _ -> new Place("owner-role", null, null, null, null, null);
            };
        }
    }
}
