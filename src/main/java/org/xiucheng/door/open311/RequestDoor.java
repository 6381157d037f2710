package org.xiucheng.door.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.door.open311.Element.Series;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.sql.SqlReports;
import org.xiucheng.serve.report.ReadReports;
import org.xiucheng.serve.report.ReportView;

/// Service requests: sent, asked for one by one, and listed.
@RestController
class RequestDoor {
    private static final String BASE = "/open311/v2";
    private static final Set<String> FILTERS = Set.of(
            "service_request_id",
            "service_code",
            "start_date",
            "end_date",
            "status",
            "updated_after",
            "updated_before",
            "page",
            "page_size");

    private final Reception reception;
    private final Send send;
    private final Listing listing;
    private final ReadReports reports;
    private final SqlReports tokens;
    private final RequestElements elements;

    RequestDoor(
            Reception reception,
            Send send,
            Listing listing,
            ReadReports reports,
            SqlReports tokens,
            RequestElements elements) {
        this.reception = reception;
        this.send = send;
        this.listing = listing;
        this.reports = reports;
        this.tokens = tokens;
        this.elements = elements;
    }

    @PostMapping(BASE + "/requests.{format}")
    ResponseEntity<byte[]> send(HttpServletRequest request, @PathVariable String format) {
        var call = reception.posted(request, format);
        var sent = send.send(call, Optional.ofNullable(request.getHeader("Idempotency-Key")));
        var number = sent.receipt().number();
        var answer = new Answer(call, sent.element());
        return answer.builder()
                .location(URI.create(
                        BASE + "/requests/" + number + "." + call.format().extension()))
                .header(Send.TOKEN_HEADER, sent.receipt().token().text())
                .header(FollowToken.HEADER, FollowToken.of(sent.receipt()).text())
                .body(answer.bytes());
    }

    @GetMapping(BASE + "/requests.{format}")
    ResponseEntity<byte[]> list(HttpServletRequest request, @PathVariable String format) {
        var call = reception.query(request, format);
        call.fields().allowOnly(FILTERS::contains, "query.unknown");
        var named = listing.numbers(call.fields());
        if (named.isPresent()) {
            return answer(call, reports.list(named.get(), call.subject())).ok();
        }
        var filter = listing.filter(call.fields());
        var answer = answer(call, reports.list(filter, call.subject()));
        return answer.builder()
                .header(Window.HEADER, new Window(filter.from(), filter.to()).text())
                .body(answer.bytes());
    }

    @GetMapping(BASE + "/requests/{id}.{format}")
    ResponseEntity<byte[]> one(HttpServletRequest request, @PathVariable String id, @PathVariable String format) {
        var call = reception.query(request, format);
        call.fields().allowOnly(_ -> false, "query.unknown");
        var report = PublicNumber.parse(id)
                .flatMap(number -> reports.find(number, call.subject()))
                .orElseThrow(() -> Problem.absent("request.unknown", "There is no such service_request_id here."));
        return answer(call, List.of(report)).ok();
    }

    @GetMapping(BASE + "/tokens/{token}.{format}")
    ResponseEntity<byte[]> token(HttpServletRequest request, @PathVariable String token, @PathVariable String format) {
        var call = reception.query(request, format);
        call.fields().allowOnly(_ -> false, "query.unknown");
        var proven = FollowToken.read(token)
                .filter(shown -> tokens.reporter(shown.number(), shown.token()).isPresent())
                .orElseThrow(() -> Problem.absent("token.unknown", "There is no such token here."));
        var found = Element.group(
                "request", Element.text("service_request_id", proven.number().text()), Element.text("token", token));
        return new Answer(call, new Series("service_requests", List.of(found))).ok();
    }

    private Answer answer(Call call, List<ReportView> found) {
        return new Answer(call, elements.all(found, call.language()));
    }
}
