package org.xiucheng.door.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.door.web.DoorSettings;
import org.xiucheng.kernel.Problem;
import org.xiucheng.serve.matter.MatterQuery;
import org.xiucheng.serve.matter.MatterSummary;
import org.xiucheng.serve.matter.ReadMatters;
import org.xiucheng.serve.undertaking.ReadUndertakings;
import org.xiucheng.serve.undertaking.UndertakingView;

/// Undertakings, with the newest of the matters that feed them.
@RestController
class UndertakingsController {
    private final ReadUndertakings undertakings;
    private final ReadMatters matters;
    private final DoorSettings settings;

    UndertakingsController(ReadUndertakings undertakings, ReadMatters matters, DoorSettings settings) {
        this.undertakings = undertakings;
        this.matters = matters;
        this.settings = settings;
    }

    record Listed(List<Whole> items) {}

    /// An undertaking with its newest matters; the rest are listed under `/matters?undertaking=`.
    record Whole(@JsonUnwrapped UndertakingView undertaking, List<MatterSummary> matters) {}

    @GetMapping("/api/v1/undertakings")
    Listed list() {
        return new Listed(undertakings.list(settings.pageLimit()).stream()
                .map(undertaking -> new Whole(undertaking, List.of()))
                .toList());
    }

    @GetMapping("/api/v1/undertakings/{number}")
    Whole one(@PathVariable String number) {
        var found = undertakings
                .find(number)
                .orElseThrow(() -> Problem.absent("undertaking.absent", "There is no such undertaking."));
        var fed = matters.list(MatterQuery.ofUndertaking(found.number()), Optional.empty(), settings.pageLimit());
        return new Whole(found, fed.items());
    }
}
