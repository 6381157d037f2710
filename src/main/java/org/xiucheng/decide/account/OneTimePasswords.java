package org.xiucheng.decide.account;

import java.util.Base64;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.time.Maker;

/// Passwords that an administrator hands over and the officer changes at the first login.
@Component
class OneTimePasswords {
    private static final int BYTES = 15;

    private final Passwords passwords;
    private final Maker maker;

    OneTimePasswords(Passwords passwords, Maker maker) {
        this.passwords = passwords;
        this.maker = maker;
    }

    /// The password, to be shown once, and what is kept of it.
    record Made(String password, String hash) {
        /// Never shows the password in logs.
        @Override
        public String toString() {
            return "Made[…]";
        }
    }

    /// 120 random bits.
    Made make() {
        var bytes = new byte[BYTES];
        maker.random().nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new Made(password, passwords.hash(password));
    }
}
