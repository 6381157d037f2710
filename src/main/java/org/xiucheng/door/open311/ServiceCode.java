package org.xiucheng.door.open311;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xiucheng.kernel.category.CategoryKey;

/// How a category is called at this door: its system, an underscore, its code.
///
/// Letters, digits and dashes stand for themselves; every other byte (UTF-8) is `~` and two hexadecimal
/// digits. So a code is safe in addresses and in comma-separated lists, no two categories share one, and it
/// never changes.
final class ServiceCode {
    /// What is reported without a category; the intake desk finds the right one.
    static final String OTHER = "other";

    private static final char SEPARATOR = '_';
    private static final char ESCAPE = '~';
    private static final int LONGEST = 400;
    private static final Pattern SHAPE =
            Pattern.compile("(?:[A-Za-z0-9-]|~[0-9a-f]{2})+_(?:[A-Za-z0-9-]|~[0-9a-f]{2})+");

    private ServiceCode() {}

    static String of(CategoryKey key) {
        return encoded(key.system()) + SEPARATOR + encoded(key.code());
    }

    /// `other` where there is no category.
    static String of(Optional<CategoryKey> key) {
        return key.map(ServiceCode::of).orElse(OTHER);
    }

    /// The category that a code stands for; empty when it is no code of ours.
    static Optional<CategoryKey> read(String code) {
        if (code.length() > LONGEST || !SHAPE.matcher(code).matches()) {
            return Optional.empty();
        }
        var middle = code.indexOf(SEPARATOR);
        var system = decoded(code.substring(0, middle));
        var rest = decoded(code.substring(middle + 1));
        return system.flatMap(s -> rest.map(c -> new CategoryKey(s, c))).filter(key -> of(key).equals(code));
    }

    private static String encoded(String text) {
        var coded = new StringBuilder(text.length() + 8);
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            if (plain(b)) {
                coded.append((char) b);
            } else {
                coded.append(ESCAPE).append(HexFormat.of().toHexDigits(b));
            }
        }
        return coded.toString();
    }

    private static Optional<String> decoded(String coded) {
        var bytes = ByteBuffer.allocate(coded.length());
        for (var i = 0; i < coded.length(); i++) {
            if (coded.charAt(i) == ESCAPE) {
                bytes.put((byte) HexFormat.fromHexDigits(coded, i + 1, i + 3));
                i += 2;
            } else {
                bytes.put((byte) coded.charAt(i));
            }
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            return text.isBlank() ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean plain(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-';
    }
}
