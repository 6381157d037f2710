package org.xiucheng.door.open311;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.serve.report.ReportFilter;

/// Reads what a listing asks for, and holds it to the limits.
@Component
class Listing {
    private final Open311Limits limits = Open311Limits.USUAL;
    private final InstantSource clock;

    Listing(InstantSource clock) {
        this.clock = clock;
    }

    /// The requests that are named, which override every other field; words that are no number of ours are
    /// passed over.
    Optional<List<PublicNumber>> numbers(Fields fields) {
        var named = fields.list("service_request_id");
        if (named.size() > limits.numbers()) {
            throw Problem.malformed("too-many", "At most " + limits.numbers() + " requests are named at once.");
        }
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(named.stream()
                        .flatMap(text -> PublicNumber.parse(text).stream())
                        .distinct()
                        .toList());
    }

    Window window(Fields fields) {
        return Window.of(fields.moment("start_date"), fields.moment("end_date"), clock.instant(), limits.span());
    }

    /// How many at most, where no pages are asked for.
    int most() {
        return limits.listing();
    }

    ReportFilter filter(Fields fields) {
        var window = window(fields);
        var codes = codes(fields);
        var paged = fields.text("page").isPresent() || fields.text("page_size").isPresent();
        var size = paged ? fields.whole("page_size", limits.page(), limits.page()) : limits.listing();
        var page = fields.whole("page", 1, limits.depth() / size);
        return new ReportFilter(
                window.from(),
                window.to(),
                codes.stream().flatMap(code -> ServiceCode.read(code).stream()).toList(),
                codes.contains(ServiceCode.OTHER),
                open(fields),
                fields.moment("updated_after"),
                fields.moment("updated_before"),
                size,
                (page - 1) * size);
    }

    private List<String> codes(Fields fields) {
        var codes = fields.list("service_code");
        if (codes.size() > limits.numbers()) {
            throw Problem.malformed("too-many", "At most " + limits.numbers() + " services are named at once.");
        }
        var strange = codes.stream()
                .anyMatch(code -> !code.equals(ServiceCode.OTHER)
                        && ServiceCode.read(code).isEmpty());
        if (strange) {
            throw Problem.absent("service.unknown", "There is no such service_code here.");
        }
        return codes;
    }

    private static Optional<Boolean> open(Fields fields) {
        var statuses = fields.list("status");
        if (!List.of("open", "closed").containsAll(statuses)) {
            throw Problem.malformed("status.unknown", "A status is open or closed.");
        }
        return statuses.size() == 1 ? Optional.of(statuses.getFirst().equals("open")) : Optional.empty();
    }
}
