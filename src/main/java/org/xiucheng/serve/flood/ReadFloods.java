package org.xiucheng.serve.flood;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.identity.FindFile;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.serve.matter.Names;
import org.xiucheng.serve.matter.Shown;

/// What looked like a flood or a brigade, to whoever supervises over the place: how many reports, of how many
/// matters, and some of them to look at. It says nothing of who sent them, and nothing was dropped.
@Service
public class ReadFloods {
    private static final int EXAMPLES = 5;

    private final JdbcClient jdbc;
    private final FindFile files;
    private final Names names;

    ReadFloods(JdbcClient jdbc, FindFile files, Names names) {
        this.jdbc = jdbc;
        this.files = files;
        this.names = names;
    }

    /// One of them.
    ///
    /// @param kind `flood`, one source or one wording; `brigade`, many new sources against one spot
    /// @param told the unit that was told when it began
    /// @param latest when the last of its reports came
    /// @param examples numbers of its latest matters that the reader may see whole
    public record FloodView(
            String kind,
            Instant at,
            Shown.Named area,
            Optional<Shown.Named> told,
            int reports,
            int matters,
            Optional<Instant> latest,
            List<String> examples) {}

    private record Row(FloodView view, List<String> areas) {}

    /// Those in reach, latest first.
    public List<FloodView> list(Subject.Officer officer, int limit) {
        var now = files.now();
        var over = officer.holdings().stream()
                .filter(held -> held.permissions().contains(Permission.SUPERVISE))
                .flatMap(held -> now.parties().areasOf(held.unit(), Relation.SUPERVISOR, now.at()).stream())
                .toArray(String[]::new);
        return rows(over, limit).stream()
                .filter(row -> Policy.decide(officer, Action.READ_WHOLE, Resource.at(row.areas()), now)
                        .allowed())
                .map(row -> withExamples(row.view(), officer))
                .toList();
    }

    private List<Row> rows(String[] over, int limit) {
        return jdbc.sql("""
                select c.kind, c.at, c.areas, c.told, count(m.report_id) as reports,
                    count(distinct m.matter_id) as matters, max(m.at) as latest,
                    array(select n.number from flood.member n where n.cluster_id = c.id order by n.at desc, n.number
                        limit :examples) as numbers
                from flood.cluster c left join flood.member m on m.cluster_id = c.id
                where c.areas && cast(:over as text[])
                group by c.id order by c.id desc limit :limit
                """)
                .param("over", over)
                .param("limit", limit)
                .param("examples", EXAMPLES)
                .query((row, _) -> row(row))
                .list();
    }

    private Row row(ResultSet row) throws SQLException {
        var areas = texts(row, "areas");
        var told = Optional.of(row.getString("told")).filter(unit -> !unit.isEmpty());
        var latest = Optional.ofNullable(row.getObject("latest", OffsetDateTime.class));
        return new Row(
                new FloodView(
                        row.getString("kind"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        names.area(areas.getLast()),
                        told.map(names::unit),
                        row.getInt("reports"),
                        row.getInt("matters"),
                        latest.map(OffsetDateTime::toInstant),
                        texts(row, "numbers")),
                areas);
    }

    /// A number is named only where its matter may be read whole: one that is sensitive, or about the reader's
    /// own unit, is counted and not named.
    private FloodView withExamples(FloodView view, Subject.Officer officer) {
        var examples = view.examples().stream()
                .filter(number -> mayRead(number, officer))
                .toList();
        return new FloodView(
                view.kind(),
                view.at(),
                view.area(),
                view.told(),
                view.reports(),
                view.matters(),
                view.latest(),
                examples);
    }

    private boolean mayRead(String number, Subject.Officer officer) {
        return files.find(new PublicNumber(number), officer)
                .filter(file -> files.decide(file, Action.READ_WHOLE, officer, files.now())
                        .allowed())
                .isPresent();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
