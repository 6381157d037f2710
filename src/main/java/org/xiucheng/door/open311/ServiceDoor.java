package org.xiucheng.door.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.door.open311.Element.Count;
import org.xiucheng.door.open311.Element.Flag;
import org.xiucheng.door.open311.Element.Group;
import org.xiucheng.door.open311.Element.Series;
import org.xiucheng.kernel.place.Places;

/// What can be reported here, and where the door itself is.
@RestController
class ServiceDoor {
    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";
    private static final String BASE = "/open311/v2";

    private final Reception reception;
    private final Services services;
    private final Places places;
    private final Times times;

    ServiceDoor(Reception reception, Services services, Places places, Times times) {
        this.reception = reception;
        this.services = services;
        this.places = places;
        this.times = times;
    }

    @GetMapping(BASE + "/discovery.{format}")
    ResponseEntity<byte[]> discovery(HttpServletRequest request, @PathVariable String format) {
        var call = reception.query(request, format);
        call.fields().allowOnly(_ -> false, "query.unknown");
        var changeset = times.text(services.changed());
        var here = request.getRequestURL().toString();
        var endpoint = Element.group(
                "endpoint",
                Element.text("specification", SPECIFICATION),
                Element.text("url", here.substring(0, here.lastIndexOf('/'))),
                Element.text("changeset", changeset),
                Element.text("type", places.jurisdiction().demo() ? "test" : "production"),
                formats());
        var city = call.language().of(places.jurisdiction().name());
        return new Answer(
                        call,
                        Element.group(
                                "discovery",
                                Element.text("changeset", changeset),
                                Element.text("contact", Sentences.CONTACT.in(call.language(), city)),
                                Element.text("key_service", Sentences.KEY_SERVICE.in(call.language(), city)),
                                new Series("endpoints", List.of(endpoint))))
                .ok();
    }

    @GetMapping(BASE + "/services.{format}")
    ResponseEntity<byte[]> services(HttpServletRequest request, @PathVariable String format) {
        var call = reception.query(request, format);
        call.fields().allowOnly(_ -> false, "query.unknown");
        var all = services.list().stream()
                .map(service -> service(service, call.language()))
                .toList();
        return new Answer(call, new Series("services", all)).ok();
    }

    @GetMapping(BASE + "/services/{code}.{format}")
    ResponseEntity<byte[]> definition(
            HttpServletRequest request, @PathVariable String code, @PathVariable String format) {
        var call = reception.query(request, format);
        call.fields().allowOnly(_ -> false, "query.unknown");
        var service = services.get(code);
        var questions = service.questions();
        var attributes = IntStream.range(0, questions.size())
                .mapToObj(i -> attribute(questions.get(i), i + 1, call.language()))
                .toList();
        return new Answer(
                        call,
                        Element.group(
                                "service_definition",
                                Element.text("service_code", service.code()),
                                new Series("attributes", attributes)))
                .ok();
    }

    private static Series formats() {
        return new Series(
                "formats",
                Stream.of(Format.values())
                        .map(format -> Element.text("format", format.type()))
                        .toList());
    }

    private static Group service(Service service, Language language) {
        return Element.group(
                "service",
                Element.text("service_code", service.code()),
                Element.text("service_name", language.of(service.name())),
                Element.text("description", language.of(service.description())),
                new Flag("metadata", !service.questions().isEmpty()),
                Element.text("type", "realtime"),
                Element.text("keywords", keywords(service, language)),
                Element.text("group", language.of(service.group())));
    }

    /// What readers of the other language would look for.
    private static String keywords(Service service, Language language) {
        var other = language.other();
        return Stream.of(other.of(service.name()), other.of(service.group()))
                .map(word -> word.replace(",", ""))
                .distinct()
                .reduce((name, group) -> name + "," + group)
                .orElseThrow();
    }

    private static Group attribute(Question question, int order, Language language) {
        var values = question.choices().stream()
                .map(choice -> Element.group(
                        "value", Element.text("key", choice.key()), Element.text("name", language.of(choice.name()))))
                .toList();
        return Element.group(
                "attribute",
                new Flag("variable", true),
                Element.text("code", question.code()),
                Element.text("datatype", question.kind().standardName()),
                new Flag("required", question.required()),
                Element.text("datatype_description", Optional.empty()),
                new Count("order", order),
                Element.text("description", language.of(question.wording())),
                new Series("values", values));
    }
}
