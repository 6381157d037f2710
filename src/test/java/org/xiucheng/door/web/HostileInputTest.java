package org.xiucheng.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.sense.media.Pictures;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.RawHttp;
import org.xiucheng.testkit.SmallCity;

/// Rows of the catalogue of bad inputs that no other test tries: B10, B21, F9, H12, I13.
class HostileInputTest {
    private static final int ROUNDS = 60;

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

    /// B10, B21: what a file is called or says it is counts nothing.
    @Test
    void takesNothingForAPhotoThatIsNone() {
        var eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
        for (var text : List.of(
                eicar,
                "<!doctype html><script>alert(1)</script>",
                "GIF89a/*\u0001*/=1;alert(1)",
                "%PDF-1.7",
                "RIFF0000WEBP")) {
            var answer = upload(text.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(answer.status()).as(text).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("media.type");
        }
        var both = Pictures.joined(Pictures.jpeg(32, 32), Pictures.zip());
        assertThat(upload(both).status()).as("a JPEG that is an archive too").isEqualTo(201);
    }

    /// F9: how long the answer takes tells nothing of what is there.
    ///
    /// Medians of requests in turn, so that a busy machine slows both alike; three tries, since it may not.
    @Test
    void takesAsLongForWhatIsForbiddenAsForWhatIsAbsent() {
        var there = anyone.post("/api/v1/reports", "{\"description\":\"x\",\"location\":{\"point\":[100.011,20.0051]}}")
                .at("/number");
        var foreigner = new ApiClient(city.address()).login("intake-east");
        var ratio = 0.0;
        for (var attempt = 0; attempt < 3 && (ratio < 0.6 || ratio > 1.7); attempt++) {
            var forbidden = new long[ROUNDS];
            var absent = new long[ROUNDS];
            for (var i = 0; i < ROUNDS; i++) {
                forbidden[i] = nanos(() -> refused(foreigner, there));
                absent[i] = nanos(() -> refused(foreigner, "26AA-AAAA-AAAA"));
            }
            ratio = (double) median(forbidden) / median(absent);
            System.out.printf(
                    "F9: %,d µs for what is forbidden, %,d µs for what is absent, ratio %.2f%n",
                    median(forbidden) / 1_000, median(absent) / 1_000, ratio);
        }
        assertThat(ratio).isBetween(0.6, 1.7);
    }

    /// H12: a scale of one to five, and nobody rates another's report.
    @Test
    void takesNoRatingBeyondTheScaleAndNoneOfAnothersReport() {
        var mine = Journey.begin(city).toVerified();
        var other = Journey.begin(city);
        var number = mine.receipt().number().text();
        var revision = mine.matter().revision();
        var token = mine.receipt().token().text();
        for (var rating : new Object[] {0, 6, -1, 4.5, "5", 1_000_000_000_000L}) {
            var answer =
                    anyone.act(number, revision, Map.of("verb", "confirm", "rating", rating), "Report-Token", token);
            assertThat(answer.status()).as("" + rating).isEqualTo(422);
        }
        var foreign = anyone.act(
                number,
                revision,
                Map.of("verb", "confirm", "rating", 5),
                "Report-Token",
                other.receipt().token().text());
        assertThat(foreign.status()).isIn(401, 403, 404);
        assertThat(mine.state()).isEqualTo("verified");
    }

    /// I13: what never reaches a filter of ours is refused in our form too, and with our headers.
    @Test
    void saysNoInOurFormWhereTheServerItselfRefuses() {
        var http = new RawHttp(city.address());
        for (var path : List.of("/api/v1/matters/a%2Fb", "/a%5Cb", "/open311/v2/%2f.json")) {
            var answer = http.send("GET " + path, new byte[0]);
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.header("Content-Security-Policy")).isPresent();
            assertThat(answer.body()).contains("\"code\":\"request.malformed\"").doesNotContain("html", "Tomcat");
        }
    }

    private static void refused(ApiClient client, String number) {
        var answer = client.act(number, 1, Map.of("verb", "file"));
        assertThat(answer.code()).isEqualTo("matter.absent");
    }

    private static long nanos(Runnable request) {
        var began = System.nanoTime();
        request.run();
        return System.nanoTime() - began;
    }

    private static long median(long[] times) {
        return LongStream.of(times).sorted().toArray()[times.length / 2];
    }

    private static Answer upload(byte[] file) {
        var head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n";
        var form = Pictures.joined(
                head.getBytes(StandardCharsets.US_ASCII), file, "\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return anyone.send("POST", "/api/v1/media", form, "Content-Type", "multipart/form-data; boundary=b");
    }
}
