package org.xiucheng.sense.mask;

import java.text.Normalizer;

/// A text as a reader hears it, whatever characters it was typed with: full-width and foreign digits are
/// digits, full-width letters are letters, invisible characters are gone. `positions` leads back to the text.
record Folded(String text, int[] positions) {
    private static final String NUMERALS = "〇一二三四五六七八九";
    private static final String SPOKEN = "零幺两";
    private static final String SPOKEN_DIGITS = "012";

    /// With the digits of every script; Chinese numerals stay words.
    static Folded digits(String text) {
        return fold(text, false);
    }

    /// With Chinese numerals as digits too, for numbers that are written out: 一三八….
    static Folded numerals(String text) {
        return fold(text, true);
    }

    private static Folded fold(String text, boolean numerals) {
        var folded = new StringBuilder(text.length());
        var positions = new int[text.length() + 1];
        for (var at = 0; at < text.length(); ) {
            var character = text.codePointAt(at);
            if (Character.getType(character) != Character.FORMAT) {
                positions[folded.length()] = at;
                folded.append(plain(character, numerals));
            }
            at += Character.charCount(character);
        }
        positions[folded.length()] = text.length();
        return new Folded(folded.toString(), positions);
    }

    private static char plain(int character, boolean numerals) {
        if (character < 128) {
            return (char) character;
        }
        var digit = Character.digit(character, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        return numerals ? numeral(character) : letter(character);
    }

    private static char numeral(int character) {
        var digit = NUMERALS.indexOf(character);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        var spoken = SPOKEN.indexOf(character);
        return spoken >= 0 ? SPOKEN_DIGITS.charAt(spoken) : letter(character);
    }

    /// One character for one: what unfolds into several has nothing to do with numbers.
    private static char letter(int character) {
        var plain = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
        return plain.length() == 1 ? plain.charAt(0) : '\uFFFD';
    }

    Trace trace(Trace.Kind kind, int from, int to) {
        return new Trace(kind, positions[from], positions[to]);
    }
}
