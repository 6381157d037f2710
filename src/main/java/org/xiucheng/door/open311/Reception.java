package org.xiucheng.door.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlApiKeys;
import org.xiucheng.kernel.place.Places;

/// Takes in every request of this door: its form or query, strictly; its city; its key; its language.
@Component
class Reception {
    /// Where a key may stand instead of in the parameters, so that it stays out of logs of addresses.
    static final String KEY_HEADER = "X-Api-Key";

    private static final int LONGEST_KEY = 256;

    private final Open311Limits limits = Open311Limits.USUAL;
    private final Places places;
    private final SqlApiKeys keys;
    private final InstantSource clock;

    Reception(Places places, SqlApiKeys keys, InstantSource clock) {
        this.places = places;
        this.keys = keys;
        this.clock = clock;
    }

    /// A request that asks by its query.
    Call query(HttpServletRequest request, String extension) {
        var format = Format.of(extension);
        return call(request, format, new Fields(form(request)), new byte[0]);
    }

    /// A request that sends a form; the query beside it may hold only what every request may carry.
    Call posted(HttpServletRequest request, String extension) {
        var format = Format.of(extension);
        new Fields(form(request)).allowOnly(_ -> false, "query.unknown");
        var body = body(request);
        var fields = new LinkedHashMap<>(Form.read(body, limits.fields()).fields());
        form(request).fields().forEach((name, values) -> fields.merge(name, values, Reception::both));
        return call(request, format, new Fields(new Form(fields)), body);
    }

    private Call call(HttpServletRequest request, Format format, Fields fields, byte[] body) {
        var jurisdiction = places.jurisdiction();
        fields.text("jurisdiction_id")
                .filter(id -> !id.equals(jurisdiction.id()))
                .ifPresent(_ -> {
                    throw Problem.absent("jurisdiction.unknown", "That jurisdiction_id is not served here.");
                });
        var header = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var language = Language.chosen(fields.text("locale"), header, jurisdiction.locales());
        return new Call(format, language, fields, subject(request, fields), body);
    }

    /// Whoever shows a key must show one that is known; whoever shows none is anyone.
    private Subject subject(HttpServletRequest request, Fields fields) {
        var key = fields.text("api_key").or(() -> Optional.ofNullable(request.getHeader(KEY_HEADER)));
        return key.isEmpty() ? new Subject.Anyone() : client(key.get());
    }

    private Subject client(String key) {
        return Optional.of(key)
                .filter(secret -> secret.length() <= LONGEST_KEY && secret.indexOf('\0') < 0)
                .flatMap(secret -> keys.find(secret, clock.instant()))
                .orElseThrow(() -> Problem.forbidden("key.unknown", "That api_key is not known here."));
    }

    private Form form(HttpServletRequest request) {
        var query = Optional.ofNullable(request.getQueryString()).orElse("");
        if (query.length() > limits.query()) {
            throw Problem.malformed("query.too-long", "The query is longer than what is read.");
        }
        return Form.read(query.getBytes(StandardCharsets.ISO_8859_1), limits.fields());
    }

    private byte[] body(HttpServletRequest request) {
        if (!isForm(request)) {
            throw new Problem(
                    Kind.UNSUPPORTED, "body.media-type", "Send application/x-www-form-urlencoded in UTF-8.", null);
        }
        try {
            var body = request.getContentLengthLong() > limits.body()
                    ? new byte[limits.body() + 1]
                    : request.getInputStream().readNBytes(limits.body() + 1);
            if (body.length > limits.body()) {
                throw new Problem(Kind.TOO_LARGE, "body.too-large", "The form is larger than what is read.", null);
            }
            if (body.length == 0) {
                throw Problem.malformed("body.missing", "There is no form in this request.");
            }
            return body;
        } catch (IOException e) {
            throw Problem.malformed("body.incomplete", "The form broke off.");
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        if (request.getContentType() == null || request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            return false;
        }
        try {
            var type = MediaType.parseMediaType(request.getContentType());
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED) && isUtf8(type.getCharset());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isUtf8(@Nullable Charset charset) {
        return charset == null || charset.equals(StandardCharsets.UTF_8);
    }

    private static List<String> both(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
