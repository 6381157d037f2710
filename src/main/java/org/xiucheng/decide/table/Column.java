package org.xiucheng.decide.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.xiucheng.kernel.Bilingual;

/// One column of a table that people fill in.
///
/// @param key what it is called in code and, beside its Chinese name, at its head
/// @param needed whether a row without it is at fault
public record Column(String key, Bilingual name, boolean needed) {
    /// A column that may stay empty.
    public static Column of(String key, String zh, String en) {
        return new Column(key, new Bilingual(zh, en), false);
    }

    /// A column that every row fills in.
    public static Column needed(String key, String zh, String en) {
        return new Column(key, new Bilingual(zh, en), true);
    }

    /// As it stands at its head when the city writes it: both the Chinese name and the key.
    public String header() {
        return name.zh() + " " + key;
    }

    /// Whether a head means this column: by key, by either name, or as the city writes it.
    boolean isMeantBy(String head) {
        var said = plain(head);
        return Stream.of(key, name.zh(), name.en(), header())
                .anyMatch(text -> plain(text).equals(said));
    }

    private static String plain(String text) {
        return String.join(
                " ", Arrays.asList(text.strip().toLowerCase(Locale.ROOT).split("\\s+")));
    }
}
