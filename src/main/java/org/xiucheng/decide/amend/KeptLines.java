package org.xiucheng.decide.amend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.time.Validity;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of tables in every version, in PostgreSQL and, as this node knows them, in memory.
///
/// A pack brings what the city does not have yet; once a row is there, only amendments change it.
@Repository
public class KeptLines {
    private static final TypeReference<Map<String, String>> CELLS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    /// What a pack brings stays, whatever becomes of the deed that first asked for it.
    private final TransactionTemplate apart;

    private final Map<String, List<Line>> known = new ConcurrentHashMap<>();

    KeptLines(JdbcClient jdbc, JsonMapper json, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.apart = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    /// Every version of every row of a table, in the order of their keys and then of their beginning.
    public List<Line> of(String table) {
        return known.computeIfAbsent(table, this::read);
    }

    /// Those that hold at that moment or later.
    public List<Line> from(String table, Instant moment) {
        return of(table).stream()
                .filter(line -> line.validity()
                        .end()
                        .filter(end -> !end.isAfter(moment))
                        .isEmpty())
                .toList();
    }

    /// Keeps rows of a pack whose keys the table never had.
    public void bring(String table, List<Line> lines) {
        apart.executeWithoutResult(_ -> insert(table, lines));
        refresh(table);
    }

    private void insert(String table, List<Line> lines) {
        jdbc.sql("""
                insert into amendment.line (table_key, key, version, cells, valid_from, valid_to)
                select :table, p.key, p.version, p.cells, p.begins, p.ends
                from jsonb_to_recordset(cast(:lines as jsonb))
                    as p(key text, version integer, cells jsonb, begins timestamptz, ends timestamptz)
                where not exists (select from amendment.line l where l.table_key = :table and l.key = p.key)
                on conflict do nothing
                """)
                .param("table", table)
                .param("lines", json.writeValueAsString(numbered(lines)))
                .update();
    }

    /// Reads the table anew.
    public void refresh(String table) {
        known.put(table, read(table));
    }

    private static List<Map<String, Object>> numbered(List<Line> lines) {
        var versions = new HashMap<String, Integer>();
        var rows = new ArrayList<Map<String, Object>>();
        for (var line : lines) {
            var row = new HashMap<String, Object>();
            row.put("key", line.key());
            row.put("version", versions.merge(line.key(), 1, Integer::sum));
            row.put("cells", line.cells());
            row.put("begins", line.validity().from().toString());
            line.validity().end().ifPresent(end -> row.put("ends", end.toString()));
            rows.add(row);
        }
        return rows;
    }

    private List<Line> read(String table) {
        return jdbc.sql("""
                        select key, cells, valid_from, valid_to from amendment.line
                        where table_key = :table order by key, version
                        """).param("table", table).query((row, _) -> line(row)).list();
    }

    private Line line(ResultSet row) throws SQLException {
        var to = row.getObject("valid_to", OffsetDateTime.class);
        var from = row.getObject("valid_from", OffsetDateTime.class).toInstant();
        return new Line(
                row.getString("key"),
                json.readValue(row.getString("cells"), CELLS),
                new Validity(from, to == null ? null : to.toInstant()));
    }
}
