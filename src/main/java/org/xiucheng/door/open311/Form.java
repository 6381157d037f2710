package org.xiucheng.door.open311;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xiucheng.kernel.Problem;

/// The fields of a form or of a query, as they were sent and in that order.
///
/// Read strictly from the bytes: what a lenient reader would repair (a broken escape, bytes that are no UTF-8)
/// is refused, since a repaired text is not what the reporter said. An empty value is the same as none, as the
/// standard has it.
record Form(Map<String, List<String>> fields) {
    Form {
        fields = Collections.unmodifiableMap(fields);
    }

    /// Reads `application/x-www-form-urlencoded`; refuses with `form.malformed`, `encoding` or
    /// `form.too-many-fields`.
    static Form read(byte[] coded, int most) {
        var fields = new LinkedHashMap<String, List<String>>();
        var count = 0;
        for (var start = 0; start < coded.length; ) {
            var end = indexOf(coded, '&', start, coded.length);
            if (end > start) {
                if (++count > most) {
                    throw Problem.malformed("form.too-many-fields", "At most " + most + " fields are read.");
                }
                add(fields, coded, start, end);
            }
            start = end + 1;
        }
        return new Form(fields);
    }

    List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }

    private static void add(Map<String, List<String>> fields, byte[] coded, int start, int end) {
        var equals = indexOf(coded, '=', start, end);
        var name = decoded(coded, start, equals);
        var value = equals < end ? decoded(coded, equals + 1, end) : "";
        var values = fields.computeIfAbsent(name, _ -> new ArrayList<>());
        if (!value.isEmpty()) {
            values.add(value);
        }
    }

    private static int indexOf(byte[] coded, char sought, int start, int end) {
        for (var i = start; i < end; i++) {
            if (coded[i] == sought) {
                return i;
            }
        }
        return end;
    }

    private static String decoded(byte[] coded, int start, int end) {
        var bytes = new ByteArrayOutputStream(end - start);
        for (var i = start; i < end; i++) {
            switch (coded[i]) {
                case '+' -> bytes.write(' ');
                case '%' -> {
                    bytes.write(escaped(coded, i, end));
                    i += 2;
                }
                default -> bytes.write(coded[i]);
            }
        }
        return text(bytes.toByteArray());
    }

    private static int escaped(byte[] coded, int at, int end) {
        var high = at + 2 < end ? Character.digit(coded[at + 1], 16) : -1;
        var low = at + 2 < end ? Character.digit(coded[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw Problem.malformed("form.malformed", "A % is followed by two hexadecimal digits.");
        }
        return high << 4 | low;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.malformed("encoding", "The text is not UTF-8.");
        }
    }
}
