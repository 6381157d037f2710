package org.xiucheng.door.open311;

import static org.xiucheng.testkit.FuzzTarget.holds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.DefaultResourceLoader;
import org.xiucheng.compute.locate.InMemoryPlaces;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.pack.PackLoader;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.testkit.FuzzTarget;
import org.xiucheng.testkit.SmallGround;

/// A whole posted service request, on the ground and with the categories and questions of a real city: what
/// comes out is a draft that says only what was sent, or a problem that names the fault.
final class RequestFuzz {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final int FIELDS = 100;
    private static final Places PLACES =
            new InMemoryPlaces(SmallGround.division(List.of("demo")), SmallGround.nothingStands());
    private static final Services SERVICES = services();
    private static final RequestForm FORM = new RequestForm(SERVICES, PLACES);

    private RequestFuzz() {}

    static FuzzTarget target() {
        return new FuzzTarget("open311-request", requests(), RequestFuzz::request);
    }

    private static void request(byte[] coded) {
        try {
            sound(FORM.read(new Fields(Form.read(coded, FIELDS))));
        } catch (Problem refused) {
            holds(refused.kind().status() < 500 && !refused.code().isBlank(), "refused without a reason");
        }
    }

    private static void sound(ReportDraft draft) {
        draft.category()
                .ifPresent(key -> holds(
                        SERVICES.list().stream()
                                .anyMatch(service -> service.category().equals(draft.category())),
                        "a category nobody may choose"));
        draft.where().point().ifPresent(spot -> {
            holds(Math.abs(spot.lat()) <= 90 && Math.abs(spot.lon()) <= 180, "a spot on no globe");
            draft.where()
                    .area()
                    .filter(area -> PLACES.area(area).isPresent())
                    .ifPresent(area -> holds(
                            PLACES.chainAt(spot)
                                    .map(chain -> chain.contains(area))
                                    .orElse(true),
                            "two places at once"));
        });
        draft.where().component().ifPresent(id -> holds(id.length() < 256, "a number without end"));
        draft.attributes().values().forEach(values -> holds(!values.isEmpty(), "an answer without a value"));
    }

    private static Services services() {
        var packs = PackLoader.program().load(List.of("demo"), ZoneId.of("Asia/Shanghai"), NOW);
        return new Services(packs.categories(), PLACES, new DefaultResourceLoader(), () -> NOW);
    }

    private static List<byte[]> requests() {
        return Stream.of(
                        "service_code=other&lat=20.0051&long=100.011&description=%E8%B7%AF+a&phone=1",
                        "service_code=cjt-214-2007-components_0101&attribute[CONDITION]=missing&address_id=999902001",
                        "service_code=cjt-214-2007-components_0101&attribute[CONDITION]=broken&attribute[COMPONENT]=9999020101000001",
                        "service_code=other&first_name=%E9%92%88&last_name=%E7%BA%BF&media_url=https://a.test/b.jpg",
                        "service_code=other&lat=20.0051&long=100.011&address_id=999902002&address_string=a&token=b")
                .map(form -> form.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
