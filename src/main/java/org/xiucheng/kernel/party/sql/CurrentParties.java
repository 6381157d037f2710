package org.xiucheng.kernel.party.sql;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.party.Parties;

/// The parties as this node knows them: read once, swapped whole by `refresh` when they have changed.
@Component
public class CurrentParties implements Supplier<Parties> {
    private final SqlParties store;
    private final AtomicReference<@Nullable Parties> current = new AtomicReference<>();

    public CurrentParties(SqlParties store) {
        this.store = store;
    }

    @Override
    public Parties get() {
        var known = current.get();
        return known == null ? refresh() : known;
    }

    /// Reads everything anew.
    public Parties refresh() {
        var fresh = store.all();
        current.set(fresh);
        return fresh;
    }
}
