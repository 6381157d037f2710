package org.xiucheng.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.door.web.Route;
import org.xiucheng.door.web.Routes;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The description of the API against the API: its routes, its parameters, its answers.
class OpenApiTest {
    private static final Path SNAPSHOT = Path.of("docs/generated/openapi.json");
    private static final JsonMapper JSON = JsonMapper.shared();

    private static SmallCity city;
    private static ApiClient anyone;
    private static Answer document;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        anyone = new ApiClient(city.address());
        document = anyone.get("/api/openapi.json");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void describesEveryRouteOfOursAndNoOther() {
        var described = new TreeSet<String>();
        document.body()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        var routes = new TreeSet<String>();
        ours().forEach(route -> routes.add(route.method() + " " + route.pattern()));
        assertThat(described).isEqualTo(routes);
    }

    @Test
    void describesTheQueryParametersThatAreRead() {
        ours().forEach(route -> {
            var names = new TreeSet<String>();
            for (var parameter : operation(route).path("parameters")) {
                if (parameter.path("in").asString().equals("query")) {
                    names.add(parameter.path("name").asString());
                }
            }
            assertThat(names)
                    .as(route.pattern())
                    .isEqualTo(new TreeSet<>(route.query().orElse(Set.of())));
        });
    }

    @Test
    void saysForEveryRouteThatNeedsASessionThatItDoes() {
        ours().forEach(route -> assertThat(operation(route).path("security").isEmpty())
                .as(route.pattern())
                .isEqualTo(route.admits() instanceof Route.Admits.Anyone
                        && !route.pattern().equals("/api/v1/matters/{number}")));
    }

    @Test
    void answersAsItIsDescribed() {
        fits("City", anyone.get("/api/v1/city"));
        fits("AreaPlan", anyone.get("/api/v1/areas/999902/plan"));
        fits("Procedure", anyone.get("/api/v1/procedures/closed-loop"));
        fits("DemoAccounts", anyone.get("/api/v1/demo/accounts"));
        fits("Responsibility", anyone.get("/api/v1/responsibility?lon=100.011&lat=20.0051"));
        fits("Problem", anyone.get("/api/v1/matters/nonsense"));
        fits("Health", anyone.get("/health"));
        eachFits("Category", anyone.get("/api/v1/categories"));
        eachFits("Area", anyone.get("/api/v1/areas?parent=999902"));
    }

    @Test
    void answersAboutMattersAsItIsDescribed() {
        var filed = anyone.post(
                "/api/v1/reports",
                "{\"description\":\"路灯不亮\",\"location\":{\"point\":[100.011,20.0051]},\"contact\":{\"phone\":\"1\"}}");
        fits("Filed", filed);
        var desk = new ApiClient(city.address()).login("intake-west");
        fits("Session", desk.get("/api/v1/session"));
        eachFits("Named", desk.get("/api/v1/units"));
        fits("Queue", desk.get("/api/v1/queue"));
        var waste = Map.of("system", SmallCity.WASTE.system(), "code", SmallCity.WASTE.code());
        fits("MatterView", desk.act(filed.at("/number"), 1, Map.of("verb", "file", "category", waste)));
        fits("MatterView", anyone.get("/api/v1/matters/" + filed.at("/number")));
        eachFits("MatterSummary", anyone.get("/api/v1/matters"));
    }

    @Test
    void standsInTheDocumentsAsItIsServed() throws IOException {
        if ("1".equals(System.getenv("UPDATE"))) {
            Files.createDirectories(SNAPSHOT.getParent());
            Files.write(SNAPSHOT, document.response().body());
        }
        assertThat(document.text()).isEqualTo(Files.readString(SNAPSHOT));
    }

    private static List<Route> ours() {
        return Routes.ALL.stream()
                .filter(route -> !route.pattern().startsWith("/open311"))
                .toList();
    }

    private static JsonNode operation(Route route) {
        return document.body()
                .path("paths")
                .path(route.pattern())
                .path(route.method().toLowerCase(Locale.ROOT));
    }

    private static void fits(String schema, Answer answer) {
        fits(schema, answer.body());
    }

    private static void eachFits(String schema, Answer answer) {
        assertThat(answer.body().path("items").isEmpty()).isFalse();
        answer.body().path("items").forEach(item -> fits(schema, item));
    }

    private static void fits(String schema, JsonNode body) {
        ObjectNode wanted = JSON.createObjectNode();
        wanted.put("$ref", "#/components/schemas/" + schema);
        wanted.set("components", document.body().path("components"));
        var flaws = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(wanted)
                .validate(body);
        assertThat(flaws).as("%s: %s", schema, body).isEmpty();
    }
}
