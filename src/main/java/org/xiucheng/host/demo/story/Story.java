package org.xiucheng.host.demo.story;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.xiucheng.decide.intake.CitySecrets;
import org.xiucheng.host.Progress;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.host.demo.ground.Ground;
import org.xiucheng.host.demo.store.Ledger;
import org.xiucheng.kernel.access.IdentitySeal;
import org.xiucheng.kernel.matter.sql.SqlProcedures;
import org.xiucheng.kernel.party.Post;

/// A year of the district, told and written down.
public final class Story {
    /// The year ends at `end`, is so long, and hears so many reports.
    public record Span(Instant end, Duration length, int reports) {
        Instant start() {
            return end.minus(length);
        }
    }

    private static final int BATCH = 2_000;

    private final DataSource source;
    private final Works.Keys keys;
    private final long seed;

    public Story(DataSource source, CitySecrets secrets, IdentitySeal seal, long seed) {
        this.source = source;
        this.keys = new Works.Keys(secrets, seal);
        this.seed = seed;
    }

    /// Tells it into the founded district, within the transaction of the caller.
    public void tell(Ground ground, List<Post> posts, Span span, Progress progress) {
        var jdbc = JdbcClient.create(source);
        var start = span.start().truncatedTo(ChronoUnit.SECONDS);
        var works = Works.on(jdbc, keys, new YearClock(start), seed);
        var kept = new SqlProcedures(jdbc);
        works.packs().texts().forEach(text -> kept.keep(text.procedure(), text.document()));
        if (span.reports() == 0) {
            return;
        }
        var renewal = new Renewal(jdbc, works, ground, span);
        renewal.begin();
        var zone = works.places().jurisdiction().zone();
        var timetable = new Timetable(span.end(), span.length(), zone, new Dice(seed, "times"));
        var people = new Voices(ground, timetable, new Dice(seed, "voices"));
        var voices = new ArrayList<>(people.speak(span.reports()));
        voices.addAll(people.fresh(span.end()));
        var cast = new Cast(works.parties().get(), posts, new Dice(seed, "cast"));
        var year = new Year(works, cast, span.end(), new Dice(seed, "year"));
        var tales = year.told(renewal.with(voices), progress);
        write(tales, renewal, progress);
    }

    private void write(List<Tale> tales, Renewal renewal, Progress progress) {
        var written = 0;
        for (var from = 0; from < tales.size(); from += BATCH) {
            var batch = tales.subList(from, Math.min(tales.size(), from + BATCH));
            var ledger = new Ledger();
            var writing = new Writing(ledger);
            batch.forEach(tale -> {
                renewal.collect(tale, ledger);
                writing.add(tale);
            });
            send(ledger);
            written += batch.size();
            progress.count("Matters written down", written, tales.size());
        }
    }

    private void send(Ledger ledger) {
        var connection = DataSourceUtils.getConnection(source);
        try {
            ledger.send(connection);
        } catch (SQLException refused) {
            throw new IllegalStateException("the demo could not be written", refused);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }
}
