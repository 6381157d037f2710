package org.xiucheng.door.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.xiucheng.kernel.Problem;

/// Holds the query of a request to what its route declares: known names, once each, plain characters, no
/// novels.
final class QueryCheck {
    private QueryCheck() {}

    static void check(HttpServletRequest request, Set<String> known, int longest) {
        var query = request.getQueryString();
        if (query == null || query.isEmpty()) {
            return;
        }
        if (query.length() > longest) {
            throw Problem.malformed("query.too-long", "The query is longer than what is read.");
        }
        if (known.isEmpty()) {
            throw unknown();
        }
        parameters(request).forEach((name, values) -> {
            if (!known.contains(name)) {
                throw unknown();
            }
            if (values.length > 1) {
                throw Problem.malformed("query.repeated", "A query parameter is given more than once.");
            }
            plain(values[0]);
        });
    }

    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException e) {
            throw Problem.malformed("query.malformed", "The query could not be read.");
        }
    }

    private static void plain(String value) {
        if (value.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c) || c == 0xFFFD)) {
            throw Problem.malformed("query.malformed", "The query holds characters that are no text.");
        }
    }

    private static Problem unknown() {
        return Problem.malformed("query.unknown", "This address does not take that query parameter.");
    }
}
