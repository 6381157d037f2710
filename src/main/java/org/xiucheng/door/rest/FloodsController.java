package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.serve.flood.ReadFloods;

/// What looked like a flood, for supervisors.
@RestController
class FloodsController {
    private final ReadFloods floods;
    private final Conditions conditions;
    private final Showing showing;

    FloodsController(ReadFloods floods, Conditions conditions, Showing showing) {
        this.floods = floods;
        this.conditions = conditions;
        this.showing = showing;
    }

    record Listed(List<ReadFloods.FloodView> items) {}

    @GetMapping("/api/v1/floods")
    Listed list(@RequestParam(required = false) @Nullable String limit, HttpServletRequest request) {
        return new Listed(floods.list(showing.officer(request), conditions.limit(limit)));
    }
}
