package org.xiucheng.door.rest;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.intake.Receipt;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Matter.Concern;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.sense.report.Contact;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;
import org.xiucheng.serve.matter.MatterView;
import org.xiucheng.serve.matter.ReadMatters;

/// Reports: what anyone may send in.
@RestController
class ReportsController {
    private static final String ROUTE = "rest/reports";
    static final Set<String> REPORT = Set.of(
            "description",
            "category",
            "location",
            "occurredAt",
            "contact",
            "language",
            "photos",
            "about",
            "sensitive",
            "protected");
    private static final Set<String> CATEGORY = Set.of("system", "code");
    private static final Set<String> LOCATION = Set.of("point", "area", "component", "address");
    static final Set<String> CONTACT = Set.of("name", "phone", "email");

    private final ReceiveReport receiveReport;
    private final ReadMatters matters;
    private final Conditions conditions;

    ReportsController(ReceiveReport receiveReport, ReadMatters matters, Conditions conditions) {
        this.receiveReport = receiveReport;
        this.matters = matters;
        this.conditions = conditions;
    }

    /// What the reporter keeps: the number to name, the token to follow with, and the proof that it was
    /// written down.
    record Filed(String number, String token, Kept receipt, MatterView matter) {}

    /// The receipt; `entryHash` is the hash of the evidence entry, in hexadecimal.
    record Kept(String number, Instant receivedAt, String entryHash) {}

    @PostMapping("/api/v1/reports")
    ResponseEntity<Filed> receive(
            JsonBody body, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var repeatable = conditions.idempotency(key, ROUTE, body.hash());
        var receipt = receiveReport.receive(draft(body.fields(REPORT)), new Subject.Anyone(), repeatable);
        return ResponseEntity.status(receipt.replayed() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(URI.create("/api/v1/matters/" + receipt.number()))
                .body(filed(receipt));
    }

    private Filed filed(Receipt receipt) {
        var number = receipt.number().text();
        return new Filed(
                number,
                receipt.token().text(),
                new Kept(number, receipt.receivedAt(), HexFormat.of().formatHex(receipt.entryHash())),
                receipt.opening().map(matters::opened).orElseGet(() -> again(receipt)));
    }

    private MatterView again(Receipt receipt) {
        return matters.view(receipt.number(), new Subject.Reporter(receipt.report()))
                .orElseThrow(() -> new IllegalStateException("a report that was stored is not there"));
    }

    static ReportDraft draft(Fields fields) {
        var draft = new ReportDraft(
                "web",
                fields.text("description"),
                category(fields),
                where(fields),
                fields.findInstant("occurredAt"),
                fields.findObject("contact", CONTACT).map(ReportsController::contact),
                fields.findText("language"),
                Map.of(),
                Optional.empty(),
                Optional.empty());
        return draft.showing(photos(fields))
                .weighing(concern(fields), fields.findTruth("protected").orElse(false));
    }

    /// The unit that is complained about, and the mark.
    static Concern concern(Fields fields) {
        return new Concern(
                filled(fields.findText("about")), fields.findTruth("sensitive").orElse(false));
    }

    private static List<String> photos(Fields fields) {
        return fields.findList("photos").orElse(List.of()).stream()
                .map(token -> {
                    if (token instanceof String text) {
                        return text;
                    }
                    throw fields.type("photos");
                })
                .toList();
    }

    /// The category under `category`, if there is one.
    static Optional<CategoryKey> category(Fields fields) {
        return fields.findObject("category", CATEGORY).map(key -> {
            var system = key.text("system");
            var code = key.text("code");
            if (system.isBlank() || code.isBlank()) {
                throw key.missing(system.isBlank() ? "system" : "code");
            }
            return new CategoryKey(system, code);
        });
    }

    private static Where where(Fields fields) {
        var location = fields.findObject("location", LOCATION).orElseThrow(() -> fields.missing("location"));
        return new Where(
                location.findList("point").map(list -> point(list, location)),
                location.findText("area"),
                location.findText("component"),
                location.findText("address"));
    }

    private static Point point(List<?> list, Fields location) {
        if (list.size() != 2
                || !(list.getFirst() instanceof BigDecimal lon)
                || !(list.getLast() instanceof BigDecimal lat)) {
            throw location.type("point");
        }
        return new Point(lon.doubleValue(), lat.doubleValue());
    }

    private static Optional<String> filled(Optional<String> text) {
        return text.filter(given -> !given.isBlank());
    }

    static Contact contact(Fields fields) {
        return new Contact(
                filled(fields.findText("name")),
                filled(fields.findText("phone")),
                filled(fields.findText("email")),
                Optional.empty());
    }
}
