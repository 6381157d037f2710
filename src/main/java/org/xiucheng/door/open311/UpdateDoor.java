package org.xiucheng.door.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.door.open311.Element.Group;
import org.xiucheng.door.open311.Element.Series;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.Reason;
import org.xiucheng.kernel.matter.State;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.serve.report.ReadUpdates;
import org.xiucheng.serve.report.ReportUpdate;

/// What has happened to service requests, by the extension for updates that other makers of this standard have
/// published.
///
/// Updates are read here and not sent: no verb of a procedure takes a remark from outside, and a remark that
/// nobody must act on would be a promise that nobody keeps.
@RestController
class UpdateDoor {
    private static final Set<String> FILTERS = Set.of("service_request_id", "start_date", "end_date");

    private final Reception reception;
    private final Listing listing;
    private final ReadUpdates updates;
    private final Procedures procedures;
    private final Times times;

    UpdateDoor(Reception reception, Listing listing, ReadUpdates updates, Procedures procedures, Times times) {
        this.reception = reception;
        this.listing = listing;
        this.updates = updates;
        this.procedures = procedures;
        this.times = times;
    }

    @GetMapping("/open311/v2/servicerequestupdates.{format}")
    ResponseEntity<byte[]> list(HttpServletRequest request, @PathVariable String format) {
        var call = reception.query(request, format);
        call.fields().allowOnly(FILTERS::contains, "query.unknown");
        var window = listing.window(call.fields());
        var found = listing.numbers(call.fields())
                .map(named -> updates.of(named, window.from(), window.to(), call.subject(), listing.most()))
                .orElseGet(() -> updates.within(window.from(), window.to(), call.subject(), listing.most()));
        var elements =
                found.stream().map(update -> element(update, call.language())).toList();
        var answer = new Answer(call, new Series("service_request_updates", elements));
        return answer.builder().header(Window.HEADER, window.text()).body(answer.bytes());
    }

    private Group element(ReportUpdate update, Language language) {
        var procedure = procedures.find(update.procedure(), update.version());
        var now = procedure.map(known -> known.state(update.to()));
        return Element.group(
                "request_update",
                Element.text("update_id", update.report().text() + "." + update.revision()),
                Element.text("service_request_id", update.report().text()),
                Element.text("status", now.filter(State::end).isPresent() ? "closed" : "open"),
                Element.text("updated_datetime", times.text(update.at())),
                Element.text("description", procedure.map(known -> told(update, known, language))),
                Element.text("media_url", Optional.empty()));
    }

    private static String told(ReportUpdate update, Procedure procedure, Language language) {
        var state = language.of(procedure.state(update.to()).name());
        var step = procedure.from(update.from()).stream()
                .filter(candidate -> candidate.verb().equals(update.verb()))
                .findFirst();
        var verb = step.map(Step::name).map(language::of).orElse(update.verb());
        var reason = step.flatMap(taken -> update.reason().flatMap(taken::reason))
                .map(Reason::name)
                .map(language::of);
        return reason.map(why -> Sentences.MOVED_FOR.in(language, verb, why, state))
                .orElseGet(() -> Sentences.MOVED.in(language, verb, state));
    }
}
