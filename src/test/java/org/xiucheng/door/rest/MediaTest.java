package org.xiucheng.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.sense.media.KeepPhotos;
import org.xiucheng.sense.media.Pictures;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// Photos through the door: what is taken, what is refused, and whom they belong to.
class MediaTest {
    private static final String BOUNDARY = "----boundary4711";

    private static SmallCity city;
    private static ApiClient anyone;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        anyone = new ApiClient(city.address());
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void keepsAPhotoUntilAReportNamesItAndForGoodAfterwards() {
        var sent = upload(anyone, Pictures.jpeg(640, 480));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        assertThat(sent.body().path("width").asInt()).isEqualTo(640);
        var filed = report(sent.at("/token"));
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        assertThat(attached(filed.at("/number"))).isEqualTo(1);
        assertThat(report(sent.at("/token")).code()).isEqualTo("photos.unknown");
        assertThat(report("AAAAAAAAAAAAAAAAAAAAAA").code()).isEqualTo("photos.unknown");
    }

    @Test
    void answersARepeatedReportWithPhotosAsTheFirstOne() {
        var token = upload(anyone, Pictures.jpeg(64, 64)).at("/token");
        var first = anyone.post("/api/v1/reports", body(token), "Idempotency-Key", "photo-once");
        var again = anyone.post("/api/v1/reports", body(token), "Idempotency-Key", "photo-once");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/number")).isEqualTo(first.at("/number"));
    }

    @Test
    void givesAPhotoToOneOfManyReportsThatNameItAtOnce() throws Exception {
        var token = upload(anyone, Pictures.jpeg(64, 64)).at("/token");
        try (var threads = Executors.newFixedThreadPool(16)) {
            var answers = new ArrayList<Integer>();
            for (var done : threads.invokeAll(Collections.nCopies(
                    16, (Callable<Integer>) () -> report(token).status()))) {
                answers.add(done.get());
            }
            assertThat(answers).containsOnly(201, 422).containsOnlyOnce(201);
        }
    }

    @Test
    void takesFivePhotosInAReportAndNotSix() {
        var tokens = new ArrayList<String>();
        for (var i = 0; i < 6; i++) {
            tokens.add(upload(anyone, Pictures.jpeg(40 + i, 40)).at("/token"));
        }
        assertThat(report(tokens.toArray(String[]::new)).code()).isEqualTo("photos.too-many");
        assertThat(report(tokens.getFirst(), tokens.getFirst()).code()).isEqualTo("photos.unknown");
        var filed = report(tokens.subList(0, 5).toArray(String[]::new));
        assertThat(filed.status()).isEqualTo(201);
        assertThat(attached(filed.at("/number"))).isEqualTo(5);
    }

    @Test
    void refusesWhatIsNoPhotoAndKeepsNothingOfIt() {
        var before = photos();
        for (var bad : List.of(
                "<svg><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8),
                "#EXTM3U\nfile:///etc/passwd".getBytes(StandardCharsets.UTF_8),
                Pictures.zip(),
                Pictures.written("gif", Pictures.scene(9, 9)),
                new byte[0])) {
            var answer = upload(anyone, bad);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("media.type");
        }
        assertThat(upload(anyone, Pictures.bomb(60_000, 60_000)).code()).isEqualTo("media.pixels");
        assertThat(upload(anyone, new byte[10_100_000]).status()).isEqualTo(413);
        assertThat(photos()).isEqualTo(before);
    }

    @Test
    void refusesUploadsThatAreNoForm() {
        var photo = Pictures.jpeg(32, 32);
        assertThat(anyone.send("POST", "/api/v1/media", photo, "Content-Type", "image/jpeg")
                        .status())
                .isEqualTo(415);
        assertThat(anyone.send("POST", "/api/v1/media", photo).status()).isEqualTo(415);
        assertThat(form("multipart/form-data", part("a.jpg", photo)).status()).isEqualTo(400);
        assertThat(form(type(), photo).status()).isEqualTo(400);
        assertThat(form(type(), new byte[0]).status()).isEqualTo(400);
        assertThat(form(type(), Pictures.joined(part("a.jpg", photo), part("b.jpg", photo), end()))
                        .status())
                .as("two files")
                .isEqualTo(400);
        assertThat(form(type(), part("a.jpg", photo)).status()).as("no end").isEqualTo(400);
        var many = Pictures.joined(
                Collections.nCopies(10_000, part("a", new byte[1])).toArray(byte[][]::new));
        assertThat(form(type(), many).status()).as("B17, 10,000 parts").isEqualTo(400);
        var header = "y".repeat(1_000_000);
        assertThat(form(type(), Pictures.joined(part(header, photo), end())).status())
                .as("B17, a header of 1 MB")
                .isIn(400, 413);
        assertThat(anyone.get("/health").status()).isEqualTo(200);
    }

    @Test
    void ignoresTheNameOfAFile() {
        for (var name : List.of("../../a.jpg", "CON", "x".repeat(4_096), "a\u202egpj.exe", "a\"; x=\"b.svg")) {
            var answer = form(type(), Pictures.joined(part(name, Pictures.jpeg(32, 32)), end()));
            assertThat(answer.status())
                    .as(name.substring(0, Math.min(20, name.length())))
                    .isEqualTo(201);
            assertThat(answer.header("Content-Disposition")).isEmpty();
        }
    }

    @Test
    void sweepsPhotosAwayThatNobodyNamed() throws IOException {
        var left = upload(anyone, Pictures.jpeg(123, 45)).at("/token");
        var named = upload(anyone, Pictures.jpeg(124, 46)).at("/token");
        assertThat(report(named).status()).isEqualTo(201);
        var owner = city.database().ownerSql();
        owner.sql("update media.photo set at = at - interval '2 hours'").update();
        owner.sql("update media.file set touched_at = touched_at - interval '2 hours'")
                .update();
        var files = files();
        assertThat(city.part(KeepPhotos.class).sweep()).isPositive();
        assertThat(files()).isLessThan(files);
        assertThat(report(left).code()).isEqualTo("photos.unknown");
        assertThat(photos())
                .isEqualTo(owner.sql("select count(*) from media.attached")
                        .query(Integer.class)
                        .single());
    }

    private static Answer upload(ApiClient client, byte[] photo) {
        return client.send(
                "POST", "/api/v1/media", Pictures.joined(part("photo.jpg", photo), end()), "Content-Type", type());
    }

    private static Answer form(String type, byte[] body) {
        return anyone.send("POST", "/api/v1/media", body, "Content-Type", type);
    }

    private static String type() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    private static byte[] part(String name, byte[] content) {
        var head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: image/jpeg\r\n\r\n"
                        .formatted(BOUNDARY, name);
        return Pictures.joined(head.getBytes(StandardCharsets.UTF_8), content, "\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] end() {
        return "--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8);
    }

    private static Answer report(String... tokens) {
        return anyone.post("/api/v1/reports", body(tokens));
    }

    private static String body(String... tokens) {
        return "{\"description\":\"路边有暴露垃圾\",\"location\":{\"point\":[100.011,20.0051]},\"photos\":[\"%s\"]}"
                .formatted(String.join("\",\"", tokens));
    }

    private static int attached(String number) {
        return city.database()
                .ownerSql()
                .sql(
                        "select count(*) from media.attached a join matter.report r on r.id = a.report_id where r.number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    private static int photos() {
        return city.database()
                .ownerSql()
                .sql("select count(*) from media.photo")
                .query(Integer.class)
                .single();
    }

    private static long files() throws IOException {
        try (var all = Files.walk(city.folder())) {
            return all.filter(file -> file.toString().endsWith(".jpg")).count();
        }
    }
}
