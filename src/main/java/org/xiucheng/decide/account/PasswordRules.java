package org.xiucheng.decide.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.sql.SqlPlaces;

/// What a password of an officer's own must be: long, and not soon guessed.
///
/// How soon is counted as zxcvbn does (Wheeler, USENIX Security 2016): against the 30,000 commonest passwords,
/// words and names in English, rows of keys, dates and repetitions, and against what anybody knows of this
/// officer and city. Guesses through our door wait longer each time, and a stolen hash costs 19 MiB a try, so
/// 10^8 guesses are out of reach; below that it is refused (ASVS 5.0, 6.2.4, 6.2.11).
@Component
class PasswordRules {
    private static final double FEWEST_GUESSES = 1e8;
    /// What stands behind this adds to its strength and is not counted, so that counting stays quick.
    private static final int COUNTED = 64;

    private final Zxcvbn counter = new Zxcvbn();
    private final SqlPlaces places;
    private final AccountSettings settings;

    PasswordRules(SqlPlaces places, AccountSettings settings) {
        this.places = places;
        this.settings = settings;
    }

    /// Whether it may be the password of anybody, so that longer ones need not be computed.
    boolean readable(String password) {
        return password.length() <= settings.passwordLongest();
    }

    /// @throws Problem `password.short`, `password.long`, `password.guessable`
    void check(String fresh, String old, String account) {
        if (fresh.codePointCount(0, fresh.length()) < settings.passwordShortest()) {
            throw Problem.invalid("password.short", "A password has at least 12 characters.", "/password");
        }
        if (!readable(fresh)) {
            throw Problem.invalid("password.long", "A password has at most 256 characters.", "/password");
        }
        if (fresh.equals(old) || fresh.contains(account) || soonGuessed(fresh, account)) {
            throw Problem.invalid("password.guessable", "Choose one that others do not guess.", "/password");
        }
    }

    private boolean soonGuessed(String fresh, String account) {
        var counted = fresh.substring(0, Math.min(fresh.length(), COUNTED));
        return counter.measure(counted, known(account)).getGuesses() < FEWEST_GUESSES;
    }

    /// What anybody knows: the account and its parts, the city, the platform.
    private List<String> known(String account) {
        var known = new ArrayList<>(List.of(account, "xiucheng", "绣城"));
        known.addAll(List.of(account.split("[._-]", -1)));
        places.jurisdiction().ifPresent(city -> {
            known.add(city.name().zh());
            known.addAll(List.of(city.name().en().toLowerCase(Locale.ROOT).split(" ", -1)));
        });
        return known.stream().filter(word -> !word.isEmpty()).toList();
    }
}
