package org.xiucheng.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// Requests that the OpenAPI file and the city make, most of them right but for one thing that chance spoils:
/// a field, a type, a length, an encoding, a header, an address, the caller.
///
/// Whatever comes, the answer is no 5xx, tells nothing of the inside and holds nobody's contact; what is
/// refused changes no row and says so as RFC 9457 has it. The seed is printed; `FUZZ_SEED` repeats a run,
/// `FUZZ_REQUESTS` makes it longer.
class FuzzTest {
    private static final long SEED = Long.parseLong(System.getenv().getOrDefault("FUZZ_SEED", "20261123"));
    private static final int REQUESTS = Integer.parseInt(System.getenv().getOrDefault("FUZZ_REQUESTS", "6000"));
    /// Of all requests, in percent.
    private static final int AS_THEY_SHOULD_BE = 30;

    private static final List<String> INSIDE = List.of(
            "exception",
            "org.xiucheng",
            "org.spring",
            "springframework",
            "org.postgres",
            "jdbc",
            "tomcat",
            "\tat ",
            "sqlstate");
    /// Where a contact is shown to whom it belongs, or under a grant.
    private static final List<String> OWN = List.of("/export", "/held", "/contact", "/identity-views");

    private static SmallCity city;

    private final Random random = new Random(SEED);
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final TreeSet<String> succeeded = new TreeSet<>();
    private long slowest;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void staysWholeWhateverComes() {
        var world = new FuzzWorld(city, random);
        var maker = new FuzzMaker(world, random);
        var spoil = new FuzzSpoil(world, random);
        var operations = maker.operations();
        var wrong = new ArrayList<String>();
        for (var i = 0; i < REQUESTS && wrong.size() < 20; i++) {
            var request = maker.make(operations.get(i % operations.size()));
            if (random.nextInt(100) >= AS_THEY_SHOULD_BE) {
                spoil.spoil(request);
            }
            tryOne(world, request).ifPresent(wrong::add);
        }
        var well = statuses.entrySet().stream()
                .filter(each -> each.getKey() / 100 == 2)
                .mapToInt(Map.Entry::getValue)
                .sum();
        System.out.printf(
                "fuzz: seed %d, %d operations of which %d did well, %.1f %% of answers 2xx, slowest %d ms, by status %s%n",
                SEED, operations.size(), succeeded.size(), 100.0 * well / REQUESTS, slowest, statuses);
        assertThat(wrong).isEmpty();
        assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(REQUESTS);
        assertThat(statuses.keySet()).contains(200, 201, 204, 400, 401, 403, 404, 409, 415, 422);
        assertThat(100 * well / REQUESTS).as("the fuzzer gets past the gate").isGreaterThanOrEqualTo(15);
    }

    private Optional<String> tryOne(FuzzWorld world, FuzzRequest request) {
        var changes = !request.method().equals("GET");
        var before = changes ? world.state() : "";
        var began = System.nanoTime();
        var answer = request.send();
        slowest = Math.max(slowest, (System.nanoTime() - began) / 1_000_000);
        statuses.merge(answer.status(), 1, Integer::sum);
        if (answer.status() / 100 == 2) {
            succeeded.add(request.operation);
            world.learn(request.operation, answer);
        }
        var said = request + " → " + answer.status() + " " + answer.text();
        var flaw = flaw(request, answer);
        if (flaw.isEmpty() && changes && answer.status() >= 400 && !before.equals(world.state())) {
            flaw = Optional.of("refused and stored");
        }
        return flaw.map(what -> what + ": " + said.substring(0, Math.min(900, said.length())));
    }

    private static Optional<String> flaw(FuzzRequest request, Answer answer) {
        var text = answer.text().toLowerCase(Locale.ROOT);
        if (answer.status() >= 500) {
            return Optional.of("broke");
        }
        if (answer.status() >= 400 && !isProblem(answer)) {
            return Optional.of("refused in no form");
        }
        if (INSIDE.stream().anyMatch(text::contains) && !request.template().equals("/api/openapi.json")) {
            return Optional.of("told of the inside");
        }
        var whole = text + answer.response().headers().map();
        return whole.contains(FuzzWorld.CANARY) && OWN.stream().noneMatch(request.template()::endsWith)
                ? Optional.of("showed a contact")
                : Optional.empty();
    }

    private static boolean isProblem(Answer answer) {
        var body = answer.body();
        return answer.header("Content-Type").startsWith("application/problem+json")
                && body.path("status").asInt(0) == answer.status()
                && !body.path("code").asString("").isEmpty()
                && !body.path("title").asString("").isEmpty()
                && body.path("instance").asString("").startsWith("urn:uuid:")
                && new String(answer.response().body(), StandardCharsets.UTF_8).length() < 2_000;
    }
}
