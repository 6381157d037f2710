package org.xiucheng.door.open311;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.xiucheng.kernel.Bilingual;

/// The language that a client reads in: what it asks for, as far as the city has it.
enum Language {
    ZH,
    EN;

    private static final int LONGEST_HEADER = 500;

    /// The `locale` parameter decides, then `Accept-Language`, then the first language of the city.
    static Language chosen(Optional<String> locale, Optional<String> header, List<String> city) {
        return Stream.of(locale.stream(), header.stream().flatMap(Language::ranges), city.stream())
                .flatMap(tags -> tags)
                .flatMap(tag -> of(tag).stream())
                .findFirst()
                .orElse(ZH);
    }

    String of(Bilingual name) {
        return switch (this) {
            case ZH -> name.zh();
            case EN -> name.en();
        };
    }

    /// The same words for readers of the other language.
    Language other() {
        return this == ZH ? EN : ZH;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Language> of(String tag) {
        return switch (Locale.forLanguageTag(tag.replace('_', '-')).getLanguage()) {
            case "zh" -> Optional.of(ZH);
            case "en" -> Optional.of(EN);
            default -> Optional.empty();
        };
    }

    private static Stream<String> ranges(String header) {
        if (header.length() > LONGEST_HEADER) {
            return Stream.empty();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(Locale.LanguageRange::getRange);
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
