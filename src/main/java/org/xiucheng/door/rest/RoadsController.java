package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.door.web.Callers;
import org.xiucheng.kernel.Problem;
import org.xiucheng.serve.road.CorridorView;
import org.xiucheng.serve.road.ReadRoads;

/// The roads of the city, each from end to end; public.
@RestController
class RoadsController {
    private final ReadRoads roads;
    private final Callers callers;

    RoadsController(ReadRoads roads, Callers callers) {
        this.roads = roads;
        this.callers = callers;
    }

    record Roads(List<CorridorView.Listed> items) {}

    @GetMapping("/api/v1/roads")
    Roads list(HttpServletRequest request) {
        return new Roads(roads.list(callers.subject(request)));
    }

    @GetMapping("/api/v1/roads/{id}/corridor")
    CorridorView corridor(@PathVariable String id, HttpServletRequest request) {
        return roads.find(id, callers.subject(request))
                .orElseThrow(() -> Problem.absent("road.absent", "There is no such road."));
    }
}
