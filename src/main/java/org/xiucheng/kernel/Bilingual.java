package org.xiucheng.kernel;

/// A name that people read, in Chinese first and in English complete.
///
/// Neither side is ever blank: where no translation exists yet, the Chinese stands on both sides.
public record Bilingual(String zh, String en) {
    public Bilingual {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a bilingual name needs both languages");
        }
    }

    /// The same words for every reader, for names that have only one form.
    public static Bilingual same(String name) {
        return new Bilingual(name, name);
    }
}
