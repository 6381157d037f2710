package org.xiucheng.decide.reform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.matter.Procedures;

/// Undertakings that the unit leads. Who leads one is decided with the undertaking and is not handed over in
/// passing: they must be ended, or led by another unit, first.
@Component
class Undertakings implements Hanging {
    private final SqlReforms reforms;
    private final Procedures procedures;

    Undertakings(SqlReforms reforms, Procedures procedures) {
        this.reforms = reforms;
        this.procedures = procedures;
    }

    @Override
    public List<Hung> on(Plan plan, Instant at) {
        if (!plan.whole()) {
            return List.of();
        }
        var open = procedures.list().stream()
                .flatMap(procedure -> procedure.states().stream()
                        .filter(state -> !state.end())
                        .map(state -> procedure.name() + "/" + procedure.version() + "/" + state.key()))
                .toList();
        return reforms.undertakings(plan.unit(), open).stream()
                .map(number -> new Hung("undertaking", number, Optional.empty()))
                .toList();
    }

    @Override
    public int pass(Reform reform, Instant at, int most) {
        return 0;
    }
}
