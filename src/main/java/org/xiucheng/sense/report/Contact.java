package org.xiucheng.sense.report;

import java.util.Optional;

/// How to reach the reporter, if they wish; sealed before it is stored and never part of any listing.
public record Contact(Optional<String> name, Optional<String> phone, Optional<String> email, Optional<String> account) {
    public boolean empty() {
        return name.isEmpty() && phone.isEmpty() && email.isEmpty() && account.isEmpty();
    }

    /// Never shows the contact in logs.
    @Override
    public String toString() {
        return "Contact[…]";
    }
}
