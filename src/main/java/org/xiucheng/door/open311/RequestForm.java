package org.xiucheng.door.open311;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.sense.report.Contact;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;

/// Reads a posted service request as a draft of a report.
///
/// `device_id` is taken and dropped: nothing here needs it, and kept it would tie together what its owner said
/// without a name.
@Component
class RequestForm {
    private static final String CHANNEL = "open311";
    private static final Set<String> KNOWN = Set.of(
            "service_code",
            "lat",
            "long",
            "address_string",
            "address_id",
            "email",
            "device_id",
            "account_id",
            "first_name",
            "last_name",
            "phone",
            "description",
            "media_url");
    /// What the platform itself decides; a sender who sets it is told so.
    private static final Set<String> DECIDED_HERE = Set.of(
            "id",
            "number",
            "service_request_id",
            "token",
            "status",
            "status_notes",
            "state",
            "service_name",
            "service_notice",
            "agency_responsible",
            "lead",
            "priority",
            "deadline",
            "requested_datetime",
            "updated_datetime",
            "expected_datetime",
            "createdAt",
            "reporterId",
            "gridId",
            "verified",
            "zipcode");

    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([A-Za-z0-9_.:-]{1,64})](\\[])?");
    private static final Pattern COMPONENT = Pattern.compile("[0-9]{16}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");

    private final Services services;
    private final Places places;

    RequestForm(Services services, Places places) {
        this.services = services;
        this.places = places;
    }

    /// What the form says, or the first problem with it.
    ReportDraft read(Fields fields) {
        if (fields.form().fields().keySet().stream().anyMatch(DECIDED_HERE::contains)) {
            throw Problem.malformed("field.read-only", "A field is decided here and cannot be sent.");
        }
        fields.allowOnly(name -> KNOWN.contains(name) || ATTRIBUTE.matcher(name).matches(), "field.unknown");
        var code = fields.text("service_code")
                .orElseThrow(() -> Problem.malformed("service.missing", "service_code says what it is about."));
        var service = services.get(code);
        var attributes = attributes(fields, service);
        return new ReportDraft(
                CHANNEL,
                fields.text("description")
                        .orElse(
                                service.category().isEmpty()
                                        ? ""
                                        : service.name().zh()),
                service.category(),
                where(fields, first(attributes, Question.COMPONENT)),
                Optional.empty(),
                Optional.of(contact(fields)),
                Optional.empty(),
                attributes,
                fields.text("media_url"),
                Optional.empty());
    }

    /// A spot, the number of a component, an area, words, or several of these, as long as they can all be true.
    private Where where(Fields fields, Optional<String> attributed) {
        var id = fields.text("address_id");
        var component = id.filter(RequestForm::isComponent).or(() -> attributed);
        var area = id.filter(text -> !isComponent(text));
        var point = point(fields);
        area.ifPresent(code -> point.ifPresent(spot -> within(spot, code)));
        if (id.isPresent() && attributed.isPresent() && !component.equals(attributed)) {
            throw contradiction();
        }
        return new Where(point, area, component, fields.text("address_string"));
    }

    private static Optional<String> first(Map<String, List<String>> attributes, String code) {
        return attributes.getOrDefault(code, List.of()).stream().findFirst();
    }

    private static boolean isComponent(String id) {
        return COMPONENT.matcher(id).matches();
    }

    private static Optional<Point> point(Fields fields) {
        var lat = fields.degrees("lat");
        var lon = fields.degrees("long");
        if (lat.isPresent() != lon.isPresent()) {
            throw Problem.malformed("location.half", "lat and long are sent both or not at all.");
        }
        return lat.flatMap(y -> lon.map(x -> new Point(x, y)));
    }

    private void within(Point spot, String area) {
        var covering = places.chainAt(spot);
        if (covering.isPresent()
                && !covering.get().contains(area)
                && places.area(area).isPresent()) {
            throw contradiction();
        }
    }

    private static Problem contradiction() {
        return Problem.malformed("location.contradiction", "The parts of the location say different places.");
    }

    private static Contact contact(Fields fields) {
        var first = fields.text("first_name");
        var last = fields.text("last_name");
        var name = first.isPresent() && last.isPresent()
                ? Optional.of(named(first.get(), last.get()))
                : first.or(() -> last);
        return new Contact(name, fields.text("phone"), fields.text("email"), fields.text("account_id"));
    }

    /// Chinese names begin with the family and are written without a space.
    private static String named(String first, String last) {
        return HAN.matcher(last + first).matches() ? last + first : first + " " + last;
    }

    private static Map<String, List<String>> attributes(Fields fields, Service service) {
        var answers = new LinkedHashMap<String, List<String>>();
        fields.form().fields().forEach((field, values) -> {
            var named = ATTRIBUTE.matcher(field);
            if (named.matches() && !values.isEmpty()) {
                answers.merge(named.group(1), values, RequestForm::joined);
            }
        });
        answers.forEach((code, values) -> service.question(code)
                .orElseThrow(() -> Problem.malformed("attribute.unknown", "This service has no such attribute."))
                .check(values));
        if (service.questions().stream().anyMatch(q -> q.required() && !answers.containsKey(q.code()))) {
            throw Problem.malformed("attribute.missing", "A required attribute is not there.");
        }
        return answers;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
