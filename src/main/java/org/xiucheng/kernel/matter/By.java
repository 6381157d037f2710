package org.xiucheng.kernel.matter;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.access.Permission;

/// Who may do a step: one of the roles, or the clock when a term has run out.
public enum By {
    INTAKE(Permission.INTAKE),
    DISPATCHER(Permission.DISPATCH),
    LEAD(Permission.HANDLE),
    INSPECTOR(Permission.INSPECT),
    REPORTER(Permission.JUDGE),
    SUPERVISOR(Permission.SUPERVISE),
    CLOCK(null);

    @Nullable
    private final Permission needs;

    By(@Nullable Permission needs) {
        this.needs = needs;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The permission that the role carries; the clock needs none.
    public Optional<Permission> needs() {
        return Optional.ofNullable(needs);
    }
}
