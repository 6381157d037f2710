package org.xiucheng.serve.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.sense.media.Pictures;
import org.xiucheng.sense.report.Contact;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// A thousand reporters with a planted text in every field of their contact and in what their photos do not
/// show; every readable address of the API, as every role, in every format, every size of every photo,
/// headers, errors and the log: the texts come out under a grant alone. There is no feed and no live event
/// yet.
class CanaryTest {
    private static final int REPORTERS = 1_000;
    private static final int EVERY_ROLE = 12;
    private static final int GRANTED = 20;
    private static final String CANARY = "kanarie";
    private static final String UNPAINTED = Pictures.SECRET.toLowerCase(Locale.ROOT);
    private static final List<String> ROLES = List.of(
            "intake-west",
            "intake-east",
            "intake-district",
            "dispatcher",
            "inspector",
            "supervisor",
            "moderator",
            "auditor",
            "steward",
            "sanitation",
            "roads",
            "office-west",
            "office-east");

    private final StringBuffer logs = new StringBuffer();
    private long responses;
    private long characters;
    private final List<String> leaks = new ArrayList<>();

    @Test
    void showsNoContactToAnybodyWithoutAGrant() {
        listen();
        try (var city = SmallCity.serve()) {
            var reports = plant(city);
            var readers = readers(city);
            var paths = paths(city);
            assertThat(paths).hasSizeGreaterThan(20);
            readers.forEach((role, reader) -> paths.stream()
                    .filter(path -> !path.contains("{number}") && !path.contains("{id}"))
                    .forEach(path -> scan(role, path, reader.get(filled(path, "x")))));
            for (var i = 0; i < REPORTERS; i++) {
                var number = reports.get(i).number();
                var who = i < EVERY_ROLE
                        ? readers
                        : Map.of(
                                "anyone",
                                readers.get("anyone"),
                                ROLES.get(i % ROLES.size()),
                                readers.get(ROLES.get(i % ROLES.size())));
                who.forEach((role, reader) -> about(paths, number, role, reader));
            }
            reports.subList(0, EVERY_ROLE).forEach(report -> deeds(city, report, readers));
            photos(reports.subList(0, EVERY_ROLE), readers);
            pages(readers);
            System.out.printf(
                    "reporters %d, roles %d, addresses %d, responses %d, %.1f MB, canaries %d%n",
                    REPORTERS, readers.size(), paths.size(), responses, characters / 1e6, leaks.size());
            assertThat(leaks).isEmpty();
            assertThat(logs.toString().toLowerCase(Locale.ROOT)).doesNotContain(CANARY);
            granted(city, reports, readers);
        }
    }

    /// Under a grant the text is there, so the search would have found it; and each look has its lines.
    private static void granted(SmallCity city, List<Reporters> reports, Map<String, ApiClient> readers) {
        for (var report : reports.subList(0, GRANTED)) {
            var desk = Objects.requireNonNull(readers.get("intake-west"));
            var steward = Objects.requireNonNull(readers.get("steward"));
            var code = report.granted(desk, steward);
            assertThat(report.look(desk, code, "visit").text()).contains(CANARY);
            assertThat(report.own("GET", "/export", "").text()).contains(CANARY);
        }
        var unlogged = city.sql().sql("""
                select count(*) from identity.view v join matter.report r on r.id = v.report_id
                where not exists (
                    select from audit.record a
                    where a.action = 'identity.viewed' and a.result = 'done' and a.what = r.number and a.who = v.person_id::text)
                """).query(Long.class).single();
        assertThat(unlogged).isZero();
        var views = city.sql()
                .sql("select count(*) from identity.view")
                .query(Long.class)
                .single();
        var lines = city.sql()
                .sql("select count(*) from audit.record where action = 'identity.viewed' and result = 'done'")
                .query(Long.class)
                .single();
        var entries = city.sql()
                .sql("select count(*) from evidence.entry where kind = 'identity.viewed'")
                .query(Long.class)
                .single();
        System.out.printf("views %d, with a line of the audit %d, with an entry %d%n", views, lines, entries);
        assertThat(List.of(lines, entries)).containsOnly(views);
        assertThat(views).isEqualTo(GRANTED);
    }

    private static List<Reporters> plant(SmallCity city) {
        var reports = new ArrayList<Reporters>();
        for (var i = 0; i < REPORTERS; i++) {
            var contact = new Contact(
                    Optional.of(CANARY + "-name-" + i),
                    Optional.of(CANARY + "-phone-" + i),
                    Optional.of(CANARY + i + "@example.org"),
                    Optional.of(CANARY + "-account-" + i));
            var plain = ReportDraft.plain("web", "路边有暴露垃圾", Optional.of(SmallCity.WASTE), Where.at(SmallCity.WEST));
            var draft = new ReportDraft(
                    plain.channel(),
                    plain.description(),
                    plain.category(),
                    plain.where(),
                    Optional.empty(),
                    Optional.of(contact),
                    Optional.of("zh"),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty());
            var shown =
                    i < EVERY_ROLE ? draft.showing(List.of(CanaryPhotos.sent(city, CANARY + "-photo-" + i))) : draft;
            var receipt = city.part(ReceiveReport.class).receive(shown, new Subject.Anyone(), Optional.empty());
            reports.add(
                    new Reporters(city, receipt.number().text(), receipt.token().text()));
        }
        return reports;
    }

    private static Map<String, ApiClient> readers(SmallCity city) {
        var readers = new LinkedHashMap<String, ApiClient>();
        readers.put("anyone", new ApiClient(city.address()));
        ROLES.forEach(role -> readers.put(role, new ApiClient(city.address()).login(role)));
        return readers;
    }

    /// Every address that can be read: ours from the description of the API, and those of Open311 in both
    /// formats.
    private static List<String> paths(SmallCity city) {
        var described = new ApiClient(city.address()).get("/api/openapi.json");
        var ours = described.body().path("paths").properties().stream()
                .filter(path -> !path.getValue().path("get").isMissingNode())
                .map(Map.Entry::getKey);
        var open311 = Stream.of("json", "xml")
                .flatMap(format -> Stream.of(
                        "/open311/v2/discovery." + format,
                        "/open311/v2/services." + format,
                        "/open311/v2/requests." + format,
                        "/open311/v2/servicerequestupdates." + format,
                        "/open311/v2/requests/{number}." + format,
                        "/open311/v2/tokens/{number}." + format));
        return Stream.concat(ours, open311).toList();
    }

    private static String filled(String path, String number) {
        return path.replace("{number}", number).replace("{name}", "closed-loop").replaceAll("\\{[a-z]+}", "999902");
    }

    private void about(List<String> paths, String number, String role, ApiClient reader) {
        paths.stream()
                .filter(path -> path.contains("{number}"))
                .forEach(path -> scan(role, path, reader.get(filled(path, number))));
    }

    /// What changes something or fails: it shows nothing either, and errors repeat nothing.
    private void deeds(SmallCity city, Reporters report, Map<String, ApiClient> readers) {
        readers.forEach((role, reader) -> {
            scan(role, "identity-views", report.look(reader, report.number(), "visit"));
            scan(role, "acts", reader.act(report.number(), 1, Map.of("verb", "accept")));
            scan(
                    role,
                    "wrong token",
                    reader.get("/api/v1/reports/" + report.number() + "/export", "Report-Token", "x"));
        });
        var anyone = new ApiClient(city.address());
        var tooLong = CANARY.repeat(20);
        scan("anyone", "too long", anyone.post("/api/v1/reports", """
                {"description":"x","location":{"point":[100.011,20.0051]},"contact":{"name":"%s"}}
                """.formatted(tooLong)));
        scan("anyone", "unknown field", anyone.post("/api/v1/reports", """
                {"description":"x","location":{"point":[100.011,20.0051]},"contact":{"wechat":"%s"}}
                """.formatted(CANARY)));
        scan("reporter", "held", report.own("GET", "/held", ""));
        scan("reporter", "wrong contact", report.own("PUT", "/contact", "{\"name\":\"" + tooLong + "\"}"));
    }

    /// Every size of every photo, as everybody, before and after what may be released is released.
    private void photos(List<Reporters> reports, Map<String, ApiClient> readers) {
        var photos = new CanaryPhotos();
        reports.forEach(report -> {
            readers.forEach((role, reader) -> photos.fetch(report, role, reader, this::scan));
            photos.own(report, this::scan);
        });
        var inReach = photos.seen();
        assertThat(inReach).isGreaterThan(reports.size() * 2);
        reports.forEach(report -> CanaryPhotos.release(report, readers));
        reports.forEach(report -> readers.forEach((role, reader) -> photos.fetch(report, role, reader, this::scan)));
        assertThat(photos.seen() - inReach).isEqualTo(reports.size() * readers.size() * 2);
        System.out.printf("photos fetched %d, %.1f MB%n", photos.seen(), photos.bytes() / 1e6);
    }

    /// Lists to their end.
    private void pages(Map<String, ApiClient> readers) {
        readers.forEach((role, reader) -> Stream.of("/api/v1/queue", "/api/v1/audit", "/api/v1/matters")
                .forEach(list -> {
                    var next = "";
                    do {
                        var answer = reader.get(list + "?limit=100" + (next.isEmpty() ? "" : "&cursor=" + next));
                        scan(role, list, answer);
                        next = answer.body().path("next").asString("");
                    } while (!next.isEmpty());
                }));
    }

    private void scan(String role, String path, Answer answer) {
        responses++;
        var text = CanaryPhotos.text(answer.response().body())
                + answer.response().headers().map().toString().toLowerCase(Locale.ROOT);
        characters += text.length();
        assertThat(answer.status()).as(role + " " + path).isLessThan(500).isNotEqualTo(429);
        if (text.contains(CANARY) || text.contains(UNPAINTED)) {
            leaks.add(role + " " + path);
        }
    }

    private void listen() {
        var root = (Logger) LoggerFactory.getLogger("ROOT");
        var appender = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                logs.append(event.getFormattedMessage()).append('\n');
                if (event.getThrowableProxy() != null) {
                    logs.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
                }
            }
        };
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }
}
