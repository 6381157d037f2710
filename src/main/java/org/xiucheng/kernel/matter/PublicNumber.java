package org.xiucheng.kernel.matter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The number that a reporter is given and everyone may say aloud, such as `26K7-T3MX-Q9R4`.
///
/// Two digits of the year (UTC), then 45 random bits in Crockford's base 32, then a check character (Luhn
/// modulo 32), which finds every single wrong character and nearly every swap. Small letters, spaces, and I, L,
/// O are read as what they look like. The year says in which partition to look; the random part makes walking
/// through numbers pointless.
public record PublicNumber(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RANDOM_CHARACTERS = 9;
    private static final int LENGTH = 12;
    private static final int CENTURY = 2000;

    public PublicNumber {
        if (!wellFormed(text)) {
            throw new IllegalArgumentException("not a public number");
        }
    }

    /// A fresh number for something that begins at `moment`.
    public static PublicNumber fresh(Instant moment, RandomGenerator random) {
        var year = moment.atOffset(ZoneOffset.UTC).getYear() % 100;
        var body = new StringBuilder(LENGTH).append((char) ('0' + year / 10)).append((char) ('0' + year % 10));
        for (var i = 0; i < RANDOM_CHARACTERS; i++) {
            body.append(ALPHABET.charAt(random.nextInt(32)));
        }
        return new PublicNumber(grouped(body.append(check(body)).toString()));
    }

    /// Reads what a person typed; empty when it cannot be a number of ours.
    public static Optional<PublicNumber> parse(String typed) {
        if (typed.length() > 2 * LENGTH) {
            return Optional.empty();
        }
        var plain = typed.toUpperCase(Locale.ROOT)
                .replace("-", "")
                .replace(" ", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return plain.length() == LENGTH && wellFormed(grouped(plain))
                ? Optional.of(new PublicNumber(grouped(plain)))
                : Optional.empty();
    }

    /// The first moment of the year that the number belongs to.
    public Instant yearStart() {
        return Instant.parse("%04d-01-01T00:00:00Z".formatted(year()));
    }

    /// The first moment of the year after.
    public Instant yearEnd() {
        return Instant.parse("%04d-01-01T00:00:00Z".formatted(year() + 1));
    }

    private int year() {
        return CENTURY + Integer.parseInt(text.substring(0, 2));
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean wellFormed(String text) {
        if (!text.matches("[0-9]{2}[0-9A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}")) {
            return false;
        }
        var plain = text.replace("-", "");
        var known = plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return known && plain.charAt(LENGTH - 1) == check(plain.substring(0, LENGTH - 1));
    }

    private static char check(CharSequence body) {
        var sum = 0;
        var factor = 2;
        for (var i = body.length() - 1; i >= 0; i--) {
            var addend = factor * ALPHABET.indexOf(body.charAt(i));
            sum += addend / 32 + addend % 32;
            factor = 3 - factor;
        }
        return ALPHABET.charAt((32 - sum % 32) % 32);
    }

    private static String grouped(String plain) {
        return plain.length() != LENGTH
                ? plain
                : plain.substring(0, 4) + "-" + plain.substring(4, 8) + "-" + plain.substring(8);
    }
}
