package org.xiucheng.host.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.xiucheng.kernel.evidence.NoteKey;
import org.xiucheng.kernel.evidence.SignedNote;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The log of a city at an address, as anybody reads it: nothing that it says is believed here, only its form
/// is
/// checked, and how much it says and how long it takes are limited.
///
/// Every method throws `IOException` where there is no answer or none that a log gives.
public final class RemoteLog implements AutoCloseable {
    /// Entries asked for at once.
    static final int PAGE = 500;

    private static final int LONGEST_LINE = 100_000;
    private static final int LONGEST_ANSWER = 1 << 20;
    /// More than a proof over 2^60 entries needs.
    private static final int LONGEST_PROOF = 128;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// How a log says that it has no such thing, other than that it is busy or away.
    private static final Set<Integer> NOTHING_THERE = Set.of(400, 404);

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /// @param address of the city, such as `https://city.example`
    public RemoteLog(URI address) {
        if (address.getHost() == null || !Set.of("http", "https").contains(address.getScheme())) {
            throw new IllegalArgumentException("not the address of a city: " + address);
        }
        this.base = URI.create(address.toString().replaceFirst("/+$", "") + "/api/v1/log/");
    }

    /// By which keys the city says that it signs.
    List<NoteKey> keys() throws IOException {
        var listed = json("keys").path("keys");
        return parsed(() -> listed.valueStream()
                .map(key -> NoteKey.parse(key.path("vkey").asString()))
                .toList());
    }

    /// What it signed last.
    SignedNote checkpoint() throws IOException {
        var note = text("checkpoint", LONGEST_ANSWER);
        return parsed(() -> SignedNote.parse(note));
    }

    /// What shows that the tree of `to` begins with the tree of `from`; nothing where the log has none to show.
    Optional<List<byte[]>> consistency(long from, long to) throws IOException {
        var answer = ask("consistency?from=" + from + "&to=" + to, LONGEST_ANSWER);
        if (NOTHING_THERE.contains(answer.statusCode())) {
            return Optional.empty();
        }
        var proof = read(good(answer)).path("proof");
        if (proof.size() > LONGEST_PROOF) {
            return Optional.empty();
        }
        return Optional.of(parsed(() -> proof.valueStream()
                .map(hash -> HexFormat.of().parseHex(hash.asString()))
                .toList()));
    }

    /// The lines of the entries from one place on up to another and not with it.
    Stream<String> entries(long from, long to) throws IOException {
        return text("entries?from=" + from + "&to=" + to, (to - from) * LONGEST_LINE)
                .lines();
    }

    private JsonNode json(String path) throws IOException {
        return read(text(path, LONGEST_ANSWER));
    }

    private String text(String path, long most) throws IOException {
        return good(ask(path, most));
    }

    private static String good(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /// With a limit on the whole of the answer, its body with it: a log that drips would hold a witness up.
    private HttpResponse<String> ask(String path, long most) throws IOException {
        var asked = client.sendAsync(
                HttpRequest.newBuilder(base.resolve(path)).build(),
                BodyHandlers.limiting(BodyHandlers.ofString(), most));
        try {
            return asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IOException("no answer from " + base + path + " (" + failed.getCause() + ")", failed);
        } catch (TimeoutException slow) {
            throw new IOException(
                    "no whole answer from " + base + path + " within " + PATIENCE.toSeconds() + " s", slow);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while waiting for " + base, stopped);
        } finally {
            asked.cancel(true);
        }
    }

    private static JsonNode read(String json) throws IOException {
        return parsed(() -> JsonMapper.shared().readTree(json));
    }

    /// What is not of the form is no answer of a log.
    private static <T> T parsed(Parsing<T> parsing) throws IOException {
        try {
            return parsing.parse();
        } catch (IllegalArgumentException | JacksonException malformed) {
            throw new IOException("not what a log answers: " + malformed.getMessage(), malformed);
        }
    }

    private interface Parsing<T> {
        T parse();
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
