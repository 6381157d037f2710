package org.xiucheng.kernel.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The one way an entry is written in bytes: JSON by RFC 8785 (JCS), kept to objects, arrays, strings and whole
/// numbers.
///
/// Keys are sorted by UTF-16 code units, nothing is indented, and numbers are whole and within ±2^53, so that
/// the bytes are the same in every language and no float ever needs rounding. The bytes of an entry can never
/// be changed; neither can this.
final class CanonicalJson {
    private static final long SAFE = 1L << 53;

    private CanonicalJson() {}

    static byte[] bytes(Map<String, ?> object) {
        var out = new StringBuilder(256);
        write(object, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case Map<?, ?> map -> writeObject(map, out);
            case List<?> list -> writeArray(list, out);
            case String text -> writeString(text, out);
            case Integer number -> out.append(number.intValue());
            case Long number when Math.abs(number) <= SAFE -> out.append(number.longValue());
            case Boolean truth -> out.append(truth.booleanValue());
            default ->
                throw new IllegalArgumentException(
                        "no canonical form for " + value.getClass().getSimpleName());
        }
    }

    private static void writeObject(Map<?, ?> map, StringBuilder out) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        out.append('{');
        var separator = "";
        for (var field : sorted.entrySet()) {
            out.append(separator);
            writeString(field.getKey(), out);
            out.append(':');
            write(field.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeArray(List<?> list, StringBuilder out) {
        out.append('[');
        var separator = "";
        for (var item : list) {
            out.append(separator);
            write(item, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (var i = 0; i < text.length(); i++) {
            writeChar(text.charAt(i), out);
        }
        out.append('"');
    }

    private static void writeChar(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < 0x20) {
                    out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
