package org.xiucheng.serve.report;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Reach;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlReach;
import org.xiucheng.kernel.party.sql.CurrentParties;

/// Which reports a reader sees: those that are public, and those that the reader sent, whole.
@Component
class Reached {
    private final CurrentParties parties;
    private final InstantSource clock;

    Reached(CurrentParties parties, InstantSource clock) {
        this.parties = parties;
        this.clock = clock;
    }

    Map<String, Object> by(Subject reader) {
        var reached = new HashMap<String, Object>();
        Reach.of(reader, Set.of(Action.READ_PUBLIC, Action.READ_SENT), Context.at(parties.get(), clock.instant()))
                .forEach((action, reach) -> reached.putAll(SqlReach.parameters(action, reach)));
        return reached;
    }
}
