package org.xiucheng.door.rest;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.serve.figure.HopView;
import org.xiucheng.serve.figure.MisrouteView;
import org.xiucheng.serve.figure.ReadHops;
import org.xiucheng.serve.figure.ReadMisroutes;

/// Figures about the city's own work, which everyone may read.
@RestController
class FiguresController {
    private final ReadMisroutes misroutes;

    private final ReadHops hops;

    FiguresController(ReadMisroutes misroutes, ReadHops hops) {
        this.misroutes = misroutes;
        this.hops = hops;
    }

    @GetMapping("/api/v1/figures/misroutes")
    ResponseEntity<MisrouteView> misroutes() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
                .body(misroutes.read());
    }

    @GetMapping("/api/v1/figures/hops")
    ResponseEntity<HopView> hops() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
                .body(hops.read());
    }
}
