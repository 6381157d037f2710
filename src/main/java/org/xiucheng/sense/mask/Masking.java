package org.xiucheng.sense.mask;

import java.util.List;

/// A text as the public may read it: what looks like personal data is blacked out, the same length for all, so
/// that not even the length is told.
public final class Masking {
    /// What stands where something was.
    public static final String BLACK = "█████";

    private Masking() {}

    public static String mask(String text) {
        return mask(text, FindTraces.in(text));
    }

    /// Blacks out these traces, which come in order and apart.
    public static String mask(String text, List<Trace> traces) {
        var masked = new StringBuilder(text.length());
        var at = 0;
        for (var trace : traces) {
            masked.append(text, at, trace.from()).append(BLACK);
            at = trace.to();
        }
        return masked.append(text, at, text.length()).toString();
    }
}
