package org.xiucheng.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.testkit.ApiClient.Answer;

/// Honest reports, alone or amid a flood from browsers behind the same address, and an officer of intake who
/// files what stands first in the queue.
///
/// Who is told to wait waits as long as told and tries again, up to two minutes; the flood does not wait.
public final class FloodRun {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int HONEST_DEVICES = 20;

    /// The cookie of a browser that was not greeted.
    private static final String STRANGER = "none=1";

    private final URI address;
    private final String officer;
    private final CategoryKey category;
    private final List<Point> spots;
    private final Map<String, Long> accepted = new ConcurrentHashMap<>();
    private final Map<String, Long> triaged = new ConcurrentHashMap<>();
    private final Map<ApiClient, String> cookies = new ConcurrentHashMap<>();
    private final List<Long> answered = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger bogusTaken = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();

    /// @param spots the first is where the flood points at
    public FloodRun(URI address, String officer, CategoryKey category, List<Point> spots) {
        this.address = address;
        this.officer = officer;
        this.category = category;
        this.spots = List.copyOf(spots);
    }

    /// What came of it; times in milliseconds.
    public record Outcome(
            int honest,
            int accepted,
            int triaged,
            int bogusTaken,
            int faults,
            long p99,
            long triageMedian,
            long triageP99) {}

    /// @param honest how many honest reports, spread over the time that the flood takes
    /// @param bogus how many reports the flood tries to send, from so many `sources`
    public Outcome run(int honest, int bogus, int sources) throws Exception {
        accepted.clear();
        triaged.clear();
        answered.clear();
        var working = new AtomicBoolean(true);
        var officerAtDesk = new ApiClient(address).login(officer);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var desk = threads.submit(() -> {
                triage(officerAtDesk, working, honest);
                return null;
            });
            var flood = new ArrayList<Future<?>>();
            for (var source = 0; source < sources && bogus > 0; source++) {
                var own = source;
                flood.add(threads.submit(() -> flood(own, bogus / sources)));
            }
            var people = new ArrayList<Future<?>>();
            for (var device = 0; device < HONEST_DEVICES; device++) {
                var own = device;
                people.add(threads.submit(() -> people(own, honest / HONEST_DEVICES)));
            }
            for (var one : people) {
                one.get();
            }
            for (var one : flood) {
                one.get();
            }
            desk.get();
            working.set(false);
        }
        return outcome(honest);
    }

    private Outcome outcome(int honest) {
        var waits = accepted.entrySet().stream()
                .flatMap(one -> Optional.ofNullable(triaged.get(one.getKey())).map(at -> at - one.getValue()).stream())
                .sorted()
                .toList();
        var answers = answered.stream().sorted().toList();
        return new Outcome(
                honest,
                accepted.size(),
                waits.size(),
                bogusTaken.get(),
                faults.get(),
                at(answers, 99),
                at(waits, 50),
                at(waits, 99));
    }

    private static long at(List<Long> sorted, int percent) {
        return sorted.isEmpty()
                ? -1
                : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1_000_000;
    }

    private void flood(int source, int count) {
        var client = new ApiClient(address);
        var cookie = open(client);
        for (var i = 0; i < count; i++) {
            var answer = report(client, cookie, "都是假的，赶紧处理" + source + "-" + i, spots.getFirst());
            if (answer.status() == 201) {
                bogusTaken.incrementAndGet();
            }
        }
    }

    private void people(int device, int count) {
        var client = new ApiClient(address);
        for (var i = 0; i < count; i++) {
            var words = "第%d户门口第%d处路面破损".formatted(device + 1, i + 1) + (char) ('甲' + device * 50 + i);
            honest(client, words, spots.get(1 + (device * count + i) % (spots.size() - 1)));
            pause(Duration.ofMillis(200));
        }
    }

    private void honest(ApiClient client, String words, Point spot) {
        var cookie = cookies.computeIfAbsent(client, FloodRun::open);
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < patience) {
            var before = System.nanoTime();
            var answer = report(client, cookie, words, spot);
            if (answer.status() == 201) {
                answered.add(System.nanoTime() - before);
                accepted.put(answer.at("/number"), System.nanoTime());
                return;
            }
            pause(Duration.ofSeconds(
                    Long.parseLong(answer.header("Retry-After").isEmpty() ? "1" : answer.header("Retry-After"))));
            cookie = cookie.equals(STRANGER) ? open(client) : cookie;
            cookies.put(client, cookie);
        }
    }

    private Answer report(ApiClient client, String cookie, String words, Point spot) {
        var body = String.format(
                Locale.ROOT,
                "{\"description\":\"%s\",\"category\":{\"system\":\"%s\",\"code\":\"%s\"},\"location\":{\"point\":[%s,%s]}}",
                words,
                category.system(),
                category.code(),
                spot.lon(),
                spot.lat());
        var answer = client.post("/api/v1/reports", body, "Cookie", cookie);
        if (answer.status() >= 500 || answer.status() != 201 && answer.status() != 429) {
            faults.incrementAndGet();
        }
        return answer;
    }

    /// Opens the page as a browser does.
    private static String open(ApiClient client) {
        var cookie = client.get("/").header("Set-Cookie");
        return cookie.isEmpty() ? STRANGER : cookie.substring(0, cookie.indexOf(';'));
    }

    /// Files what stands first, again and again, until the honest ones are through.
    private void triage(ApiClient desk, AtomicBoolean working, int honest) {
        var end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (working.get() && System.nanoTime() < end && through() < honest) {
            for (var item : desk.get("/api/v1/queue?limit=20").body().path("items")) {
                var number = item.path("number").asString();
                var done = desk.act(number, item.path("revision").asInt(), Map.of("verb", "file"));
                if (done.status() == 200) {
                    triaged.put(number, System.nanoTime());
                }
            }
        }
    }

    private long through() {
        return accepted.keySet().stream().filter(triaged::containsKey).count();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
