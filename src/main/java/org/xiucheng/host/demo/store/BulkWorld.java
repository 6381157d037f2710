package org.xiucheng.host.demo.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a city already holds and matters refer to: the chains of its smallest areas, who leads what, who may
/// act, the procedure.
public record BulkWorld(
        List<List<String>> chains,
        List<Duty> duties,
        Map<String, List<Officer>> officers,
        String procedure,
        int version) {
    /// A rule with the unit it names.
    public record Duty(String rule, String unit, Optional<String> post, String basis, String name) {}

    /// Someone who holds a post.
    public record Officer(UUID person, String unit, String post) {}

    /// Reads it; a city in which nothing is founded is refused.
    public static BulkWorld read(JdbcClient jdbc) {
        var procedure = jdbc.sql(
                        "select name, version from matter.procedure where name = 'closed-loop' order by version desc limit 1")
                .query((row, _) -> Map.entry(row.getString("name"), row.getInt("version")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("the city has not stored the procedure closed-loop"));
        var world = new BulkWorld(chains(jdbc), duties(jdbc), officers(jdbc), procedure.getKey(), procedure.getValue());
        if (world.chains.isEmpty() || world.duties.isEmpty()) {
            throw new IllegalStateException("the city has no areas or no duty rules");
        }
        return world;
    }

    /// Officers who carry the permission; of other units too, since nobody checks a bulk load.
    List<Officer> officers(String permission) {
        return officers.getOrDefault(permission, List.of());
    }

    private static List<List<String>> chains(JdbcClient jdbc) {
        return jdbc.sql("""
                with recursive chain (leaf, code, parent, way) as (
                    select a.code, a.code, a.parent, array[a.code] from place.area a
                    where a.valid_to is null
                        and not exists (select from place.area b where b.parent = a.code and b.valid_to is null)
                    union all
                    select c.leaf, a.code, a.parent, a.code || c.way from chain c
                    join place.area a on a.code = c.parent and a.valid_to is null
                )
                select way from chain where parent is null order by leaf
                """)
                .query((row, _) -> List.of((String[]) row.getArray("way").getArray()))
                .list();
    }

    private static List<Duty> duties(JdbcClient jdbc) {
        return jdbc.sql("""
                select id, lead_unit, lead_post, basis, name_zh from responsibility.rule where valid_to is null order by id
                """)
                .query((row, _) -> new Duty(
                        row.getString("id"),
                        row.getString("lead_unit"),
                        Optional.ofNullable(row.getString("lead_post")),
                        row.getString("basis"),
                        row.getString("name_zh")))
                .list();
    }

    private static Map<String, List<Officer>> officers(JdbcClient jdbc) {
        record Held(String permission, Officer officer) {}
        return jdbc
                .sql("""
                select permission, p.code, p.unit_code, r.subject_id from party.post p
                cross join unnest(p.permissions) as permission
                join party.relation r on r.object_kind = 'post' and r.object_id = p.code and r.relation = 'holder'
                order by permission, p.code
                """)
                .query((row, _) -> new Held(
                        row.getString("permission"),
                        new Officer(
                                UUID.fromString(row.getString("subject_id")),
                                row.getString("unit_code"),
                                row.getString("code"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Held::permission, Collectors.mapping(Held::officer, Collectors.toList())));
    }
}
