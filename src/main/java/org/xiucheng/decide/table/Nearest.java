package org.xiucheng.decide.table;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.xiucheng.kernel.Bilingual;

/// The word that somebody most likely meant: at most two keys beside it.
public final class Nearest {
    private static final int FAR = 3;

    private Nearest() {}

    /// The nearest of the known words, if one is near.
    public static Optional<String> of(String said, Collection<String> known) {
        record Near(String word, int far) {}
        var plain = said.strip().toLowerCase(Locale.ROOT);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        return known.stream()
                .filter(word -> Math.abs(word.length() - plain.length()) < FAR)
                .map(word -> new Near(word, apart(plain, word.toLowerCase(Locale.ROOT))))
                .filter(near -> near.far < Math.min(FAR, plain.length()))
                .min(Comparator.comparingInt(Near::far).thenComparing(Near::word))
                .map(Near::word);
    }

    /// What is wrong with a word, and which one was likely meant instead.
    public static Bilingual meant(String zh, String en, Optional<String> near) {
        return near.map(word -> new Bilingual(zh + "，是否为“" + word + "”？", en + "; is it “" + word + "”?"))
                .orElse(new Bilingual(zh + "。", en + "."));
    }

    /// How many keys lie between two words (Levenshtein), as far as it matters.
    private static int apart(String one, String two) {
        var before = new int[two.length() + 1];
        for (var j = 0; j <= two.length(); j++) {
            before[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var now = new int[two.length() + 1];
            now[0] = i;
            var least = i;
            for (var j = 1; j <= two.length(); j++) {
                var changed = before[j - 1] + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
                least = Math.min(least, now[j]);
            }
            if (least >= FAR) {
                return FAR;
            }
            before = now;
        }
        return before[two.length()];
    }
}
