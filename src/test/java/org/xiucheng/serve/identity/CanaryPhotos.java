package org.xiucheng.serve.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.xiucheng.sense.media.KeepPhotos;
import org.xiucheng.sense.media.Pictures;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// Photos with a planted text in everything that is not painted: Exif with its own small picture, XMP, a colour
/// profile, comments, and an archive behind the end.
final class CanaryPhotos {
    private int seen;
    private long bytes;

    /// A photo that was sent in, by the token under which a report names it.
    static String sent(SmallCity city, String canary) {
        var small = Pictures.with(Pictures.jpeg(16, 16), comment(canary));
        var photo = Pictures.joined(
                Pictures.with(
                        Pictures.jpeg(220, 160),
                        Pictures.exif(6, small),
                        Pictures.xmp(),
                        Pictures.profile(),
                        Pictures.comment(),
                        comment(canary)),
                Pictures.zip());
        assertThat(text(photo)).contains(canary).contains(Pictures.SECRET.toLowerCase(Locale.ROOT));
        try {
            var file = Files.createTempFile("canary", ".jpg");
            Files.write(file, photo);
            var token = city.part(KeepPhotos.class).keep(file).token().text();
            Files.delete(file);
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What to do with each answer.
    interface Scan {
        void scan(String role, String path, Answer answer);
    }

    /// Every size of every photo of the report as that reader, and each link in the hands of a stranger.
    void fetch(Reporters report, String role, ApiClient reader, Scan scan) {
        var list = reader.get("/api/v1/matters/" + report.number() + "/publication");
        scan.scan(role, "publication", list);
        for (var link : links(list)) {
            var photo = reader.get(link);
            scan.scan(role, "photo", photo);
            assertThat(photo.status()).as(role).isEqualTo(200);
            seen(photo);
            if (!role.equals("anyone")) {
                var stranger = new ApiClient(report.city().address()).get(link);
                scan.scan("anyone", "photo of " + role, stranger);
                assertThat(stranger.status()).as("link of " + role).isEqualTo(404);
            }
        }
    }

    /// The same as its own reporter.
    void own(Reporters report, Scan scan) {
        var anyone = new ApiClient(report.city().address());
        var list = anyone.get("/api/v1/matters/" + report.number() + "/publication", "Report-Token", report.token());
        scan.scan("reporter", "publication", list);
        assertThat(links(list)).hasSize(2);
        links(list).forEach(link -> {
            var photo = anyone.get(link, "Report-Number", report.number(), "Report-Token", report.token());
            scan.scan("reporter", "photo", photo);
            seen(photo);
        });
    }

    /// The desk that checks releases the words and the photo to everyone.
    static void release(Reporters report, Map<String, ApiClient> readers) {
        for (var part : List.of(0, 1)) {
            var done = Objects.requireNonNull(readers.get("moderator"))
                    .post("/api/v1/moderation/" + report.number() + "/decisions", "{\"part\":" + part + "}");
            assertThat(done.status()).isEqualTo(204);
        }
    }

    int seen() {
        return seen;
    }

    long bytes() {
        return bytes;
    }

    /// The body byte by byte, in small letters, however it is encoded.
    static String text(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    private void seen(Answer photo) {
        assertThat(photo.header("Content-Type")).isEqualTo("image/jpeg");
        seen++;
        bytes += photo.response().body().length;
    }

    private static List<String> links(Answer list) {
        var links = new ArrayList<String>();
        list.body().path("parts").forEach(part -> {
            if (part.path("photo").isObject()) {
                links.add(part.at("/photo/small").asString());
                links.add(part.at("/photo/whole").asString());
            }
        });
        return links;
    }

    private static byte[] comment(String text) {
        return Pictures.segment(0xFE, text.getBytes(StandardCharsets.UTF_8));
    }
}
