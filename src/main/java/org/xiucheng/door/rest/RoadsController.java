package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.road.KeepDossier;
import org.xiucheng.door.web.Callers;
import org.xiucheng.door.web.Refusals;
import org.xiucheng.kernel.Problem;
import org.xiucheng.serve.road.CorridorView;
import org.xiucheng.serve.road.DossierView;
import org.xiucheng.serve.road.MovesView;
import org.xiucheng.serve.road.ReadDossiers;
import org.xiucheng.serve.road.ReadMoves;
import org.xiucheng.serve.road.ReadRoads;

/// The roads of the city, each from end to end, with what moves along them and their dossiers; all public.
@RestController
class RoadsController {
    private final ReadRoads roads;
    private final ReadMoves moves;
    private final ReadDossiers dossiers;
    private final KeepDossier keep;
    private final Callers callers;

    RoadsController(ReadRoads roads, ReadMoves moves, ReadDossiers dossiers, KeepDossier keep, Callers callers) {
        this.roads = roads;
        this.moves = moves;
        this.dossiers = dossiers;
        this.keep = keep;
        this.callers = callers;
    }

    record Roads(List<CorridorView.Listed> items) {}

    @GetMapping("/api/v1/roads")
    Roads list(HttpServletRequest request) {
        return new Roads(roads.list(callers.subject(request)));
    }

    @GetMapping("/api/v1/roads/{id}/corridor")
    CorridorView corridor(@PathVariable String id, HttpServletRequest request) {
        return roads.find(id, callers.subject(request)).orElseThrow(RoadsController::absent);
    }

    @GetMapping("/api/v1/roads/{id}/displacement")
    MovesView displacement(@PathVariable String id, HttpServletRequest request) {
        return moves.find(id, callers.subject(request)).orElseThrow(RoadsController::absent);
    }

    @GetMapping("/api/v1/roads/{id}/dossier")
    DossierView dossier(@PathVariable String id, HttpServletRequest request) {
        var version = Optional.ofNullable(request.getParameter("version")).map(RoadsController::whole);
        return dossiers.find(id, version, callers.subject(request)).orElseThrow(RoadsController::absent);
    }

    @PutMapping("/api/v1/roads/{id}/dossier")
    DossierView keep(@PathVariable String id, JsonBody body, HttpServletRequest request) {
        var fields = body.fields(DossierForm.FIELDS);
        var officer = callers.officer(request).orElseThrow(Refusals::unauthenticated);
        keep.keep(id, fields.findWhole("base").orElse(0), DossierForm.read(fields), officer);
        return dossiers.find(id, Optional.empty(), officer).orElseThrow(RoadsController::absent);
    }

    @PostMapping("/api/v1/roads/{id}/dossier/approval")
    DossierView approve(@PathVariable String id, JsonBody body, HttpServletRequest request) {
        var officer = callers.officer(request).orElseThrow(Refusals::unauthenticated);
        var fields = body.fields(Set.of("written"));
        keep.approve(id, fields.findInstant("written").orElseThrow(() -> fields.missing("written")), officer);
        return dossiers.find(id, Optional.empty(), officer).orElseThrow(RoadsController::absent);
    }

    @PostMapping("/api/v1/roads/{id}/dossier/withdrawal")
    DossierView withdraw(@PathVariable String id, JsonBody body, HttpServletRequest request) {
        body.fields(Set.of());
        var officer = callers.officer(request).orElseThrow(Refusals::unauthenticated);
        keep.withdraw(id, officer);
        return dossiers.find(id, Optional.empty(), officer).orElseThrow(RoadsController::absent);
    }

    private static int whole(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw Problem.malformed("dossier.version", "A version is a number from 1 on.");
        }
        return Integer.parseInt(text);
    }

    private static Problem absent() {
        return Problem.absent("road.absent", "There is no such road.");
    }
}
