package org.xiucheng.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.decide.intake.PlanIntake;
import org.xiucheng.host.demo.BulkMatters;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.sense.report.Where;
import tools.jackson.databind.json.JsonMapper;

/// How many whole lives of a matter a second go over HTTP when the store holds very many already, beside the
/// same on an empty store in the same run.
///
/// One life is seven requests: create (report), assign (file, dispatch), resolve (accept, finish), search (the
/// list of this category in this street, then the matter itself). Client, server and store share the machine.
/// `--matters N` (1000000), `--connections N` (16), `--rounds N` (5), `--seconds N` a round (10), `--warmup N`
/// seconds (75).
public final class LifecycleBench {
    private static final CategoryKey CATEGORY = new CategoryKey("cjt-214-2007-events", "0102");
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> STEPS =
            List.of("report", "file", "dispatch", "accept", "finish", "list", "matter");

    private final LongAdder[] spent = adders();
    private final LongAdder[] counts = adders();
    private final BenchCity city;
    private final int connections;
    private final Point spot;
    private final String street;
    private final Officer intake;
    private final Officer dispatcher;
    private final Officer handler;

    private LifecycleBench(BenchCity city, int connections) throws IOException {
        this.city = city;
        this.connections = connections;
        this.spot = middle(city.part(Places.class));
        var now = city.part(InstantSource.class).instant();
        var plan = city.part(PlanIntake.class).plan(Optional.of(CATEGORY), Where.at(spot), now);
        var areas = plan.site().location().areas();
        this.street = areas.get(Math.min(2, areas.size() - 1));
        var parties = city.part(CurrentParties.class).get();
        var desk = parties.unitOver(areas, Relation.INTAKE, now).orElseThrow().code();
        var command =
                parties.unitOver(areas, Relation.DISPATCHER, now).orElseThrow().code();
        this.intake = Officer.of(city, desk, Permission.INTAKE.name());
        this.dispatcher = Officer.of(city, command, Permission.DISPATCH.name());
        this.handler = Officer.of(city, plan.naming().lead().unit(), Permission.HANDLE.name());
    }

    public static void main(String[] arguments) throws Exception {
        var options = Options.of(arguments);
        var matters = options.number("matters", 1_000_000);
        var seconds = options.number("seconds", 10);
        var rounds = options.number("rounds", 5);
        var connections = options.number("connections", 16);
        try (var city = BenchCity.open(0, connections + 4)) {
            var bench = new LifecycleBench(city, connections);
            bench.rate(options.number("warmup", 75));
            var empty = bench.median("empty", rounds, seconds);
            var loading = System.nanoTime();
            BulkMatters.load(city.store(), matters, BenchCity.progress());
            var loaded = Duration.ofNanos(System.nanoTime() - loading);
            bench.rate(options.number("warmup", 75) / 3);
            var full = bench.median("full", rounds, seconds);
            bench.print(empty, full, loaded);
        }
    }

    private double median(String name, int rounds, int seconds) throws Exception {
        var rates = new double[rounds];
        for (var round = 0; round < rounds; round++) {
            rates[round] = rate(seconds);
            System.out.printf(Locale.ROOT, "%-6s round %d   %6.1f lives/s%n", name, round + 1, rates[round]);
            System.out.println(steps());
        }
        Arrays.sort(rates);
        return rates[rounds / 2];
    }

    private void print(double empty, double full, Duration loaded) {
        var held = JdbcClient.create(city.store())
                .sql("select count(*) from matter.matter")
                .query(Long.class)
                .single();
        System.out.printf(Locale.ROOT, "%n%-34s %10s%n", "lives of a matter a second", "median");
        System.out.printf(Locale.ROOT, "%-34s %10.1f%n", "on an empty store", empty);
        System.out.printf(Locale.ROOT, "%-34s %10.1f%n", "on a store of " + held + " matters", full);
        System.out.printf(
                Locale.ROOT,
                "{\"name\":\"lifecycle\",\"ours\":%.1f,\"reference\":%.1f,\"ratio\":%.3f,\"unit\":\"lives/s\","
                        + "\"details\":{\"matters\":%d,\"connections\":%d,\"requestsPerLife\":7,\"loadSeconds\":%d}}%n",
                full,
                empty,
                full / empty,
                held,
                connections,
                loaded.toSeconds());
    }

    private double rate(int seconds) throws Exception {
        var done = new AtomicInteger();
        var start = System.nanoTime();
        var until = start + Duration.ofSeconds(seconds).toNanos();
        Callable<Void> task = () -> {
            try (var connection = new KeptConnection(city.address())) {
                while (System.nanoTime() < until) {
                    live(connection);
                    done.incrementAndGet();
                }
            }
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (var worked : threads.invokeAll(Collections.nCopies(connections, task))) {
                worked.get();
            }
        }
        return done.get() / ((System.nanoTime() - start) / 1e9);
    }

    /// Where a life spends its time: milliseconds of each request, on average since the last asking.
    private String steps() {
        var text = new StringBuilder("       ");
        for (var i = 0; i < STEPS.size(); i++) {
            var count = Math.max(1, counts[i].sumThenReset());
            text.append(String.format(Locale.ROOT, " %s %.1f", STEPS.get(i), spent[i].sumThenReset() / 1e6 / count));
        }
        return text + " ms";
    }

    private long lap(int step, long since) {
        var now = System.nanoTime();
        spent[step].add(now - since);
        counts[step].increment();
        return now;
    }

    private void live(KeptConnection connection) throws IOException {
        var time = System.nanoTime();
        var body =
                "{\"description\":\"垃圾没有清走\",\"category\":{\"system\":\"%s\",\"code\":\"%s\"},\"location\":{\"point\":[%s,%s]}}"
                        .formatted(CATEGORY.system(), CATEGORY.code(), spot.lon(), spot.lat());
        var created = connection.post("/api/v1/reports", body).orFail(201);
        var number = JSON.readTree(created.body()).get("number").asString();
        time = lap(0, time);
        var revision = act(connection, number, intake, "\"1\"", "{\"verb\":\"file\"}");
        time = lap(1, time);
        revision = act(connection, number, dispatcher, revision, "{\"verb\":\"dispatch\"}");
        time = lap(2, time);
        revision = act(connection, number, handler, revision, "{\"verb\":\"accept\"}");
        time = lap(3, time);
        act(connection, number, handler, revision, "{\"verb\":\"finish\",\"note\":\"已清理\"}");
        time = lap(4, time);
        var query = "?limit=20&area=%s&system=%s&code=%s"
                .formatted(
                        URLEncoder.encode(street, StandardCharsets.UTF_8),
                        URLEncoder.encode(CATEGORY.system(), StandardCharsets.UTF_8),
                        CATEGORY.code());
        connection.get("/api/v1/matters" + query).orFail(200);
        time = lap(5, time);
        connection.get("/api/v1/matters/" + number).orFail(200);
        lap(6, time);
    }

    private static String act(KeptConnection connection, String number, Officer officer, String revision, String body)
            throws IOException {
        var answer = connection.post("/api/v1/matters/" + number + "/acts", body, officer.headers(revision));
        return String.valueOf(answer.orFail(200).headers().get("etag"));
    }

    private static LongAdder[] adders() {
        return STEPS.stream().map(_ -> new LongAdder()).toArray(LongAdder[]::new);
    }

    private static Point middle(Places places) {
        var areas = places.areasAtLevel(places.levels().getLast().key());
        return areas.get(areas.size() / 2).shape().bounds().orElseThrow().centre();
    }
}
