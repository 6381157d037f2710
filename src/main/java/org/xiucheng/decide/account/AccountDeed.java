package org.xiucheng.decide.account;

import java.time.Instant;
import java.util.Optional;

/// What the security administrator does to somebody's account.
public sealed interface AccountDeed {
    /// The word for it in the audit.
    String code();

    /// Nobody logs in with it any more, and who is logged in no longer is.
    record Disable(String code) implements AccountDeed {
        public Disable() {
            this("account.disable");
        }
    }

    /// It opens again.
    record Enable(String code) implements AccountDeed {
        public Enable() {
            this("account.enable");
        }
    }

    /// A password to be used once and changed at the first login.
    record ResetPassword(String code) implements AccountDeed {
        public ResetPassword() {
            this("account.reset-password");
        }
    }

    /// The second factor is forgotten, for a lost telephone; the next login sets a new one.
    record ResetSecondFactor(String code) implements AccountDeed {
        public ResetSecondFactor() {
            this("account.reset-second-factor");
        }
    }

    /// Who this person is at a provider of identities.
    record Link(String issuer, String subject) implements AccountDeed {
        @Override
        public String code() {
            return "account.link";
        }
    }

    /// No longer that person there.
    record Unlink(String issuer, String subject) implements AccountDeed {
        @Override
        public String code() {
            return "account.unlink";
        }
    }

    /// The person holds a post from now on, perhaps until a day.
    record GivePost(String post, Optional<Instant> until) implements AccountDeed {
        @Override
        public String code() {
            return "account.give-post";
        }
    }

    /// The person holds it no longer.
    record EndPost(String post) implements AccountDeed {
        @Override
        public String code() {
            return "account.end-post";
        }
    }
}
