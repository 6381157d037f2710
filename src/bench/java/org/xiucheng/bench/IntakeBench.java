package org.xiucheng.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.xiucheng.decide.intake.ComposeOpening;
import org.xiucheng.decide.intake.PlanIntake;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.sql.OpeningStatement;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;

/// How many reports a second are on disk and acknowledged over HTTP, beside a prepared JDBC loop that sends the
/// same statement with the same rows to the same durable store over as many connections and does nothing else.
///
/// The two take turns; the median of the rounds counts, after a warm-up of both. Client, server and store share
/// the machine. `--connections N` (8), `--rounds N` (5), `--seconds N` a round (6), `--warmup N` seconds (30).
public final class IntakeBench {
    private static final CategoryKey CATEGORY = new CategoryKey("cjt-214-2007-events", "0102");
    private static final String TEXT = "小区门口的垃圾堆了两天没有清走，味道很大，请尽快处理。";

    private final BenchCity city;
    private final Point spot;
    private final int connections;

    private IntakeBench(BenchCity city, int connections) {
        this.city = city;
        this.connections = connections;
        this.spot = middle(city.part(Places.class));
    }

    public static void main(String[] arguments) throws Exception {
        var options = Options.of(arguments);
        var connections = options.number("connections", 8);
        try (var city = BenchCity.open(0, connections)) {
            var bench = new IntakeBench(city, connections);
            var seconds = options.number("seconds", 6);
            bench.warm(options.number("warmup", 30));
            var ours = new double[options.number("rounds", 5)];
            var reference = new double[ours.length];
            for (var round = 0; round < ours.length; round++) {
                ours[round] = bench.http(seconds);
                reference[round] = bench.jdbc(seconds);
                System.out.printf(
                        Locale.ROOT,
                        "round %d   ours %7.0f/s   jdbc %7.0f/s%n",
                        round + 1,
                        ours[round],
                        reference[round]);
            }
            print(ours, reference, connections);
        }
    }

    private static void print(double[] ours, double[] reference, int connections) {
        var mine = median(ours);
        var theirs = median(reference);
        System.out.printf(Locale.ROOT, "%n%-28s %10s%n", "reports a second, durable", "median");
        System.out.printf(Locale.ROOT, "%-28s %10.0f%n", "POST /api/v1/reports", mine);
        System.out.printf(Locale.ROOT, "%-28s %10.0f%n", "prepared JDBC loop", theirs);
        System.out.printf(
                Locale.ROOT,
                "{\"name\":\"intake\",\"ours\":%.0f,\"reference\":%.0f,\"ratio\":%.3f,\"unit\":\"reports/s\","
                        + "\"details\":{\"connections\":%d,\"rounds\":%d}}%n",
                mine,
                theirs,
                mine / theirs,
                connections,
                ours.length);
    }

    private void warm(int seconds) throws Exception {
        http(seconds * 2 / 3);
        jdbc(Math.max(1, seconds / 3));
    }

    private double http(int seconds) throws Exception {
        return rate(seconds, (until, done) -> {
            var body =
                    "{\"description\":\"%s\",\"category\":{\"system\":\"%s\",\"code\":\"%s\"},\"location\":{\"point\":[%s,%s]}}"
                            .formatted(TEXT, CATEGORY.system(), CATEGORY.code(), spot.lon(), spot.lat());
            try (var connection = new KeptConnection(city.address())) {
                while (System.nanoTime() < until) {
                    connection.post("/api/v1/reports", body).orFail(201);
                    done.incrementAndGet();
                }
            }
        });
    }

    /// The rows are composed before the clock starts: what is timed is the store alone.
    private double jdbc(int seconds) throws Exception {
        var rows = compose(seconds * 12_000 / connections);
        var next = new AtomicInteger();
        return rate(seconds, (until, done) -> {
            var mine = rows.get(next.getAndIncrement());
            try (var connection = city.store().getConnection();
                    var statement = connection.prepareStatement(positional())) {
                for (var row : mine) {
                    if (System.nanoTime() >= until) {
                        return;
                    }
                    bind(connection, statement, row);
                    statement.executeUpdate();
                    done.incrementAndGet();
                }
                throw new IllegalStateException("the rows ran out before the time did");
            }
        });
    }

    private List<List<@Nullable Object[]>> compose(int each) {
        var plan = city.part(PlanIntake.class);
        var compose = city.part(ComposeOpening.class);
        var draft = ReportDraft.plain("web", TEXT, Optional.of(CATEGORY), Where.at(spot));
        var all = new ArrayList<List<@Nullable Object[]>>();
        for (var connection = 0; connection < connections; connection++) {
            var rows = new ArrayList<@Nullable Object[]>();
            for (var i = 0; i < each; i++) {
                var planned = plan.plan(draft.category(), draft.where(), compose.now());
                var opening = compose.opening(draft, planned, new Subject.Anyone(), compose.now(), Optional.empty());
                rows.add(positions(OpeningStatement.values(opening)));
            }
            all.add(rows);
        }
        return all;
    }

    private static String positional() {
        return NamedParameterUtils.substituteNamedParameters(OpeningStatement.SQL, new MapSqlParameterSource());
    }

    private static @Nullable Object[] positions(Map<String, @Nullable Object> values) {
        return NamedParameterUtils.buildValueArray(OpeningStatement.SQL, values);
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object[] row)
            throws SQLException {
        for (var i = 0; i < row.length; i++) {
            if (row[i] instanceof String[] texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts));
            } else {
                statement.setObject(i + 1, row[i]);
            }
        }
    }

    private interface Worker {
        void work(long until, AtomicInteger done) throws Exception;
    }

    private double rate(int seconds, Worker worker) throws Exception {
        var done = new AtomicInteger();
        var start = System.nanoTime();
        var until = start + Duration.ofSeconds(seconds).toNanos();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            Callable<Void> task = () -> {
                worker.work(until, done);
                return null;
            };
            for (var worked : threads.invokeAll(Collections.nCopies(connections, task))) {
                worked.get();
            }
        }
        return done.get() / ((System.nanoTime() - start) / 1e9);
    }

    private static Point middle(Places places) {
        var finest = places.levels().getLast().key();
        var areas = places.areasAtLevel(finest);
        return areas.get(areas.size() / 2).shape().bounds().orElseThrow().centre();
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
