package org.xiucheng.sense.report;

import java.nio.charset.StandardCharsets;
import org.xiucheng.kernel.Problem;

/// Refuses what is no text: too long, with NUL, or with half of a surrogate pair.
public final class CheckText {
    private CheckText() {}

    /// `limit` counts Unicode code points; `pointer` says where the text stands in what was sent.
    public static void check(String text, int limit, String pointer) {
        if (text.codePointCount(0, text.length()) > limit) {
            throw Problem.invalid("length.max", "The text is longer than " + limit + " characters.", pointer);
        }
        if (text.indexOf('\0') >= 0) {
            throw Problem.invalid("text.nul", "The text holds a character that is no text.", pointer);
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new Problem(Problem.Kind.MALFORMED, "encoding", "The text holds half of a character.", pointer);
        }
    }
}
