package org.xiucheng.door.rest;

import static org.xiucheng.testkit.FuzzTarget.holds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.xiucheng.door.web.DoorSettings;
import org.xiucheng.kernel.Problem;
import org.xiucheng.sense.report.CheckReport;
import org.xiucheng.testkit.FuzzTarget;
import tools.jackson.databind.json.JsonMapper;

/// What is read at our own door before anything is asked of the city.
public final class RestFuzz {
    private static final CheckReport CHECK =
            new CheckReport(InstantSource.fixed(Instant.parse("2026-11-23T00:00:00Z")));
    private static final StrictJson JSON = new StrictJson(65_536, 16);
    private static final JsonMapper LENIENT = JsonMapper.shared();
    private static final Conditions CONDITIONS = new Conditions(settings());
    private static final Set<String> ANYTHING = Set.of("a", "b", "verb", "on", "hours", "at", "text", "list");

    private RestFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                new FuzzTarget("json", bodies(), RestFuzz::json),
                new FuzzTarget("report", bodies(), RestFuzz::report),
                FuzzTarget.ofText("conditions", conditions(), RestFuzz::conditions));
    }

    /// What we read, any other reader of JSON reads too: nothing is guessed.
    private static void json(byte[] body) {
        var values = JSON.read(body);
        holds(LENIENT.readTree(body).isObject(), "read as an object what is none");
        var fields = new Fields(values, Set.copyOf(values.keySet()));
        for (var name : values.keySet()) {
            attempt(() -> fields.findText(name));
            attempt(() -> fields.findWhole(name));
            attempt(() -> fields.findInstant(name));
            attempt(() -> fields.findTruth(name));
            attempt(() -> fields.findList(name));
            attempt(() -> fields.findObject(name, ANYTHING).ifPresent(inner -> inner.findWhole("hours")));
        }
    }

    private static void report(byte[] body) {
        var draft = CHECK.check(ReportsController.draft(new Fields(JSON.read(body), ReportsController.REPORT)));
        var stored = draft.description().getBytes(StandardCharsets.UTF_8);
        holds(new String(stored, StandardCharsets.UTF_8).equals(draft.description()), "a text that cannot be stored");
        holds(draft.description().indexOf('\0') < 0, "a NUL that the store refuses");
    }

    private static void conditions(String text) {
        attempt(() -> holds(CONDITIONS.limit(text) <= 100, "a limit beyond the limit"));
        attempt(() -> holds(CONDITIONS.revision(text) > 0, "a revision that none has"));
        attempt(() -> CONDITIONS.number(text));
        attempt(() -> CONDITIONS.truth(text));
        attempt(() -> CONDITIONS.category(text, "0102"));
        attempt(() -> Conditions.number("lon", text));
        attempt(() -> {
            var key = CONDITIONS
                    .idempotency(text, "fuzz", new byte[32])
                    .orElseThrow()
                    .key();
            holds(key.length() <= 255 && key.chars().allMatch(c -> c > ' ' && c < 127), "a key that no header carries");
        });
    }

    /// Goes on with the next question where one is refused; a refusal must still be a listed one.
    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (Problem refused) {
            holds(refused.kind().status() < 500 && !refused.code().isBlank(), "refused without a reason");
        }
    }

    private static List<byte[]> bodies() {
        return List.of(
                        "{\"description\":\"路灯不亮\",\"location\":{\"point\":[100.011,20.0051]}}",
                        "{\"description\":\"a\",\"location\":{\"area\":\"999902\",\"address\":\"x\",\"component\":\"9999020101000001\"},"
                                + "\"occurredAt\":\"2026-01-31T08:00:00+08:00\",\"language\":\"zh-Hans\","
                                + "\"category\":{\"system\":\"a\",\"code\":\"1\"},\"photos\":[\"AAAAAAAAAAAAAAAAAAAAAA\"],"
                                + "\"contact\":{\"name\":\"a\",\"phone\":\"1\",\"email\":null}}",
                        "{\"a\":1e99,\"b\":[true,false,null,-0.5E-7,{\"hours\":3}],\"\\ud83d\\ude00\":\"\\u00e9\"}",
                        "{\"verb\":\"file\",\"on\":true,\"hours\":12,\"at\":\"2026-01-31T08:00:00Z\"}")
                .stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> conditions() {
        return List.of("50", "\"3\"", "26K7-T3MX-Q9R4", "true", "100.011", "a-key-of-mine", "1e5", "0x1p3");
    }

    /// As they are where nobody set anything.
    private static DoorSettings settings() {
        return new Binder(new MapConfigurationPropertySource()).bindOrCreate("xiucheng.door", DoorSettings.class);
    }
}
