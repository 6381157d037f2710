package org.xiucheng.host.demo.people;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.decide.road.Dossier;
import org.xiucheng.decide.road.SqlDossiers;
import org.xiucheng.host.demo.ground.Sheet;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;

/// The dossiers of the first roads of the district, from the demo pack's `dossiers.csv`: written by the chief
/// of
/// the road, their money seen by the chief of a stretch.
public final class RoadFiles {
    private static final Duration AGO = Duration.ofDays(20);

    private final SqlDossiers dossiers;
    private final Parties parties;
    private final LocalDate day;
    private final Instant at;

    public RoadFiles(JdbcClient jdbc, Parties parties, ZoneId zone, Instant now) {
        this.dossiers = new SqlDossiers(jdbc);
        this.parties = parties;
        this.at = now.minus(AGO);
        this.day = at.atZone(zone).toLocalDate();
    }

    /// Writes them.
    ///
    /// @param roads in the order in which the list counts them
    public void add(List<String> roads) {
        for (var i = 0; i < roads.size(); i++) {
            var number = String.valueOf(i + 1);
            var rows = Sheet.rows("dossiers").stream()
                    .filter(row -> row.get("road").equals(number))
                    .toList();
            if (!rows.isEmpty()) {
                add(roads.get(i), rows);
            }
        }
    }

    private void add(String road, List<CSVRecord> rows) {
        var chief = parties.post("chief-" + road).orElseThrow();
        var second = parties.posts().stream()
                .filter(post -> post.code().startsWith("chief-" + road + "-"))
                .min((one, other) -> one.code().compareTo(other.code()))
                .orElseThrow();
        var dossier = new Dossier(road, 1, body(rows), chief.unit(), chief.code(), at);
        var as = new Subject.Holding(second.code(), second.unit(), Set.of());
        dossiers.add(dossier, holder(chief).id(), holder(second).id(), as);
    }

    private Dossier.Body body(List<CSVRecord> rows) {
        var plan = rows.stream()
                .filter(row -> row.get("kind").equals("plan"))
                .map(row -> new Dossier.Plan(row.get("title"), row.get("text"), measures(rows)))
                .findFirst();
        var shops = rows.stream()
                .filter(row -> row.get("kind").equals("shop"))
                .map(row -> new Dossier.Shop(row.get("title"), row.get("text"), Optional.empty()))
                .toList();
        return new Dossier.Body(plan, "演示包（虚构）", shops);
    }

    private List<Dossier.Measure> measures(List<CSVRecord> rows) {
        return rows.stream()
                .filter(row -> row.get("kind").equals("measure"))
                .map(row -> new Dossier.Measure(
                        row.get("title"),
                        new BigDecimal(row.get("yuan")),
                        row.get("text"),
                        day.plusDays(Long.parseLong(row.get("days"))),
                        Dossier.Stage.valueOf(row.get("stage").toUpperCase(Locale.ROOT)),
                        row.get("unit"),
                        List.of(),
                        List.of()))
                .toList();
    }

    private Person holder(Post post) {
        return parties.holder(post.code(), at).orElseThrow();
    }
}
