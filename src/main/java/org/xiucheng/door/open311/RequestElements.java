package org.xiucheng.door.open311;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xiucheng.door.open311.Element.Degrees;
import org.xiucheng.door.open311.Element.Group;
import org.xiucheng.door.open311.Element.Series;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.serve.report.ReportView;
import org.xiucheng.serve.report.Said;

/// A report as the standard's `request`: names instead of codes, and only what the view itself holds.
@Component
class RequestElements {
    private final Services services;
    private final Places places;
    private final Procedures procedures;
    private final CurrentParties parties;
    private final Times times;

    RequestElements(Services services, Places places, Procedures procedures, CurrentParties parties, Times times) {
        this.services = services;
        this.places = places;
        this.procedures = procedures;
        this.parties = parties;
        this.times = times;
    }

    Series all(List<ReportView> reports, Language language) {
        return new Series(
                "service_requests",
                reports.stream().map(report -> one(report, language)).toList());
    }

    private Group one(ReportView report, Language language) {
        var said = report.said();
        var parts = new ArrayList<Element>(List.of(
                Element.text("service_request_id", report.number().text()),
                Element.text("status", report.open() ? "open" : "closed"),
                Element.text("status_notes", state(report, language)),
                Element.text("service_name", language.of(services.name(report.category()))),
                Element.text("service_code", ServiceCode.of(report.category())),
                Element.text("description", said.map(Said::description)),
                Element.text("agency_responsible", agency(report, language)),
                Element.text("service_notice", Optional.empty()),
                Element.text("requested_datetime", times.text(report.requestedAt())),
                Element.text("updated_datetime", times.text(report.updatedAt())),
                Element.text("expected_datetime", times.text(report.expectedAt())),
                Element.text("address", said.flatMap(Said::address).or(() -> Optional.of(address(report, language)))),
                Element.text(
                        "address_id",
                        said.flatMap(Said::component)
                                .or(() -> Optional.of(report.areas().getLast()))),
                Element.text("zipcode", Optional.empty()),
                new Degrees("lat", said.flatMap(Said::point).map(Point::lat).orElse(null)),
                new Degrees("long", said.flatMap(Said::point).map(Point::lon).orElse(null)),
                Element.text(
                        "media_url",
                        said.flatMap(Said::mediaUrl).map(url -> URI.create(url).toASCIIString()))));
        said.map(words -> attributes(words.attributes())).ifPresent(parts::add);
        return new Group("request", parts);
    }

    /// What its sender answered, in the shape that the standard gives to questions.
    private static Series attributes(Map<String, List<String>> answers) {
        return new Series(
                "attributes",
                answers.entrySet().stream()
                        .flatMap(answer -> answer.getValue().stream().map(value -> attribute(answer.getKey(), value)))
                        .toList());
    }

    private static Group attribute(String code, String value) {
        return Element.group("attribute", Element.text("code", code), Element.text("value", value));
    }

    /// The name of the state that the matter is in.
    Optional<String> state(ReportView report, Language language) {
        return procedures
                .find(report.procedure(), report.version())
                .map(procedure -> language.of(procedure.state(report.state()).name()));
    }

    /// The unit that answers for it now.
    Optional<String> agency(ReportView report, Language language) {
        return parties.get().unit(report.leadUnit()).map(unit -> language.of(unit.name()));
    }

    /// The stretch of road and the areas, from most specific to most general, as the standard wants it.
    private String address(ReportView report, Language language) {
        var road = report.segment().flatMap(places::segment).map(Segment::name);
        var areas = report.areas().reversed().stream().flatMap(code -> places.area(code).map(Area::name).stream());
        return Stream.concat(road.stream(), areas)
                .map(language::of)
                .collect(Collectors.joining(language == Language.ZH ? "，" : ", "));
    }
}
