package org.xiucheng.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// Every route of the OpenAPI file × every role × {own, in reach, out of reach, absent}, against a table that
/// says who gets in. The table is written by hand and not made from the gate's own; a route that it does not
/// name fails.
///
/// Who gets in is told by the answer: whoever does not is told 401 or 403, and of a matter beyond reach 404
/// with the very body of one that does not exist. Changes are asked for with an empty body, so that nobody
/// changes anything.
class EveryRouteTest {
    /// `anyone`, `session` (logged in), a permission, `audit` (read by administrator and supervisors),
    /// `matter` (shown to all, whole to those in reach), `act` (of those in reach); `reporter`, `concerned`
    /// and `staff` where the deed decides.
    private static final String EXPECTED = """
            GET /health | anyone
            GET /api/openapi.json | anyone
            GET /api/v1/city | anyone
            GET /api/v1/categories | anyone
            GET /api/v1/areas | anyone
            GET /api/v1/areas/{code}/plan | anyone
            GET /api/v1/roads | anyone
            GET /api/v1/roads/{id}/corridor | anyone
            GET /api/v1/roads/{id}/displacement | anyone
            GET /api/v1/roads/{id}/dossier | anyone
            PUT /api/v1/roads/{id}/dossier | staff
            POST /api/v1/roads/{id}/dossier/approval | staff
            POST /api/v1/roads/{id}/dossier/withdrawal | staff
            GET /api/v1/responsibility | anyone
            GET /api/v1/rules | anyone
            GET /api/v1/rules/audit | anyone
            GET /api/v1/figures/misroutes | anyone
            GET /api/v1/rules/workbook | anyone
            POST /api/v1/rules/workbook | staff
            GET /api/v1/tables | anyone
            GET /api/v1/tables/{table}/workbook | anyone
            POST /api/v1/tables/{table}/workbook | staff
            GET /api/v1/tables/{table}/amendments | session
            GET /api/v1/amendments/{code} | session
            POST /api/v1/amendments/{code}/approval | session
            POST /api/v1/amendments/{code}/withdrawal | session
            GET /api/v1/rules/corrections | rules
            POST /api/v1/rules/corrections/drafts | staff
            GET /api/v1/reforms | rules
            POST /api/v1/reforms | staff
            GET /api/v1/reforms/{code} | rules
            POST /api/v1/reforms/{code}/approval | staff
            POST /api/v1/reforms/{code}/withdrawal | rules
            GET /api/v1/redirects | redirects
            POST /api/v1/redirects | staff
            POST /api/v1/redirects/rehearsal | staff
            GET /api/v1/redirects/{code} | redirects
            POST /api/v1/redirects/{code}/approval | redirects
            POST /api/v1/redirects/{code}/steps | DISPATCH
            POST /api/v1/redirects/{code}/withdrawal | redirects
            GET /api/v1/rules/drafts | rules
            POST /api/v1/rules/drafts | staff
            GET /api/v1/rules/drafts/{code} | rules
            POST /api/v1/rules/drafts/{code}/rehearsal | rules
            POST /api/v1/rules/drafts/{code}/approval | staff
            POST /api/v1/rules/drafts/{code}/withdrawal | rules
            GET /api/v1/roster | session
            POST /api/v1/roster/shifts | staff
            POST /api/v1/roster/shifts/{code}/deeds | staff
            POST /api/v1/roster/demands | staff
            POST /api/v1/roster/absences | staff
            POST /api/v1/roster/swaps | staff
            POST /api/v1/roster/swaps/{code}/answer | staff
            POST /api/v1/roster/notes | staff
            GET /api/v1/handovers | session
            GET /api/v1/handovers/{code} | session
            POST /api/v1/handovers/{code}/acknowledgement | staff
            GET /api/v1/calls | session
            POST /api/v1/calls | staff
            POST /api/v1/calls/{code}/answer | staff
            POST /api/v1/reports | anyone
            POST /api/v1/media | anyone
            POST /api/v1/reports/preview | anyone
            GET /api/v1/reports/{number}/held | reporter
            GET /api/v1/reports/{number}/export | reporter
            PUT /api/v1/reports/{number}/contact | reporter
            DELETE /api/v1/reports/{number}/contact | reporter
            PUT /api/v1/reports/{number}/protection | concerned
            GET /api/v1/reports/{number}/messages | concerned
            POST /api/v1/reports/{number}/messages | concerned
            PUT /api/v1/reports/{number}/hold | STEWARD
            GET /api/v1/holds | STEWARD
            GET /api/v1/floods | SUPERVISE
            GET /api/v1/matters/{number}/identity-grants | staff
            POST /api/v1/matters/{number}/identity-grants | staff
            POST /api/v1/matters/{number}/identity-views | staff
            GET /api/v1/identity-grants | STEWARD
            POST /api/v1/identity-grants/{code}/approvals | STEWARD
            POST /api/v1/identity-grants/{code}/revocation | staff
            GET /api/v1/matters | anyone
            GET /api/v1/matters/{number} | matter
            POST /api/v1/matters/{number}/acts | act
            PUT /api/v1/matters/{number}/concern | concerned
            GET /api/v1/matters/{number}/publication | anyone
            POST /api/v1/matters/{number}/appeals | appeal
            GET /api/v1/media/{link} | anyone
            GET /api/v1/moderation/rules | anyone
            GET /api/v1/moderation | MODERATE
            POST /api/v1/moderation/{number}/decisions | MODERATE
            GET /api/v1/queue | READ_QUEUE
            GET /api/v1/units | anyone
            GET /api/v1/audit | audit
            GET /api/v1/roads/{id}/scores | anyone
            GET /api/v1/scores | staff
            POST /api/v1/scores/samples | staff
            POST /api/v1/scores/{code}/contest | staff
            POST /api/v1/scores/{code}/decision | staff
            GET /api/v1/visits | staff
            POST /api/v1/visits | staff
            POST /api/v1/consents | staff
            POST /api/v1/consents/{code}/looks | staff
            POST /api/v1/consents/{code}/end | staff
            POST /api/v1/consents/{code}/told | anyone
            POST /api/v1/consents/{code}/withdrawal | anyone
            GET /api/v1/patrols | staff
            POST /api/v1/patrols | staff
            GET /api/v1/patrols/{code} | staff
            POST /api/v1/patrols/{code}/points | staff
            POST /api/v1/patrols/{code}/deeds | staff
            POST /api/v1/patrols/{code}/findings | staff
            POST /api/v1/session | anyone
            GET /api/v1/session | session
            DELETE /api/v1/session | ending
            POST /api/v1/session/proof | proof
            POST /api/v1/session/password | session
            POST /api/v1/session/second-factor | session
            POST /api/v1/session/second-factor/confirmation | session
            GET /api/v1/sessions | session
            DELETE /api/v1/sessions/{session} | session
            GET /api/v1/login | anyone
            GET /api/v1/login/begin | anyone
            GET /api/v1/login/finish | anyone
            GET /api/v1/accounts | ADMINISTER_SECURITY
            POST /api/v1/accounts | ADMINISTER_SECURITY
            POST /api/v1/accounts/{account}/deeds | ADMINISTER_SECURITY
            GET /api/v1/posts | ADMINISTER_SECURITY
            POST /api/v1/posts | ADMINISTER_SECURITY
            POST /api/v1/units | ADMINISTER_SECURITY
            POST /api/v1/relations | ADMINISTER_SECURITY
            GET /api/v1/organisation | ADMINISTER_SECURITY
            GET /api/v1/keys | ADMINISTER_SECURITY
            POST /api/v1/keys | ADMINISTER_SECURITY
            POST /api/v1/keys/{key}/deeds | ADMINISTER_SECURITY
            GET /api/v1/demo/accounts | anyone
            GET /api/v1/procedures/{name} | anyone
            GET /api/v1/figures/hops | anyone
            GET /api/v1/log/keys | anyone
            GET /api/v1/log/checkpoint | anyone
            GET /api/v1/log/checkpoints | anyone
            GET /api/v1/log/entries | anyone
            GET /api/v1/log/inclusion | anyone
            GET /api/v1/log/consistency | anyone
            GET /api/v1/matters/{number}/tasks | anyone
            GET /api/v1/groups | anyone
            GET /api/v1/groups/{code} | anyone
            POST /api/v1/groups | SUPERVISE
            POST /api/v1/groups/{code}/dissolution | SUPERVISE
            POST /api/v1/groups/{code}/meetings | staff
            PUT /api/v1/meetings/{code}/minutes | staff
            POST /api/v1/meetings/{code}/approval | staff
            GET /api/v1/tasks | session
            POST /api/v1/tasks | staff
            GET /api/v1/tasks/{task} | session
            POST /api/v1/tasks/{task}/acts | session
            GET /api/v1/delegations | session
            POST /api/v1/delegations | staff
            POST /api/v1/delegations/{code}/approval | SUPERVISE
            POST /api/v1/delegations/{code}/revocation | session
            GET /api/v1/undertakings | anyone
            GET /api/v1/undertakings/{number} | anyone
            """;

    /// Each account of the small city with the permissions of its post, as the table above names them.
    private static final Map<String, String> ROLES = new TreeMap<>(Map.ofEntries(
            Map.entry("intake-west", "INTAKE READ_QUEUE"),
            Map.entry("intake-east", "INTAKE READ_QUEUE"),
            Map.entry("dispatcher", "DISPATCH READ_QUEUE"),
            Map.entry("sanitation", "HANDLE READ_QUEUE"),
            Map.entry("roads", "HANDLE READ_QUEUE"),
            Map.entry("office-west", "HANDLE READ_QUEUE"),
            Map.entry("office-east", "HANDLE READ_QUEUE"),
            Map.entry("inspector", "INSPECT READ_QUEUE"),
            Map.entry("supervisor", "SUPERVISE READ_QUEUE"),
            Map.entry("moderator", "MODERATE READ_QUEUE"),
            Map.entry("steward", "STEWARD READ_QUEUE"),
            Map.entry("auditor", "ADMINISTER_AUDIT"),
            Map.entry("system-admin", "ADMINISTER_SYSTEM"),
            Map.entry("security-admin", "ADMINISTER_SECURITY")));

    /// Who reaches the matter in the western street that sanitation leads; all others stand outside.
    private static final List<String> OWN = List.of("sanitation");

    private static final List<String> IN_REACH =
            List.of("intake-west", "dispatcher", "inspector", "supervisor", "sanitation");

    private static final String ABSENT = "26K7-T3MX-Q9R4";

    private static SmallCity city;
    private static final Map<String, ApiClient> CLIENTS = new LinkedHashMap<>();
    private static ApiClient anyone;
    private static String matter;
    private static String token;
    private static List<String> described;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        anyone = new ApiClient(city.address());
        ROLES.keySet().forEach(account -> CLIENTS.put(account, new ApiClient(city.address()).login(account)));
        var filed = anyone.post(
                "/api/v1/reports", "{\"description\":\"canary-text\",\"location\":{\"point\":[100.011,20.0051]}}");
        matter = filed.at("/number");
        token = filed.at("/token");
        client("intake-west")
                .act(
                        matter,
                        1,
                        Map.of("verb", "file", "category", Map.of("system", "cjt-214-2007-events", "code", "0102")));
        client("dispatcher").act(matter, 2, Map.of("verb", "dispatch"));
        described = routes();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void everyRouteHasAnExpectationAndEveryExpectationARoute() {
        assertThat(new TreeSet<>(described)).isEqualTo(new TreeSet<>(expected().keySet()));
    }

    @Test
    void everyRoleGetsInWhereTheTableSaysAndNowhereElse() {
        var asked = 0;
        var wrong = new ArrayList<String>();
        for (var line : expected().entrySet()) {
            for (var role : roles()) {
                for (var object : objects(line.getKey())) {
                    var answer = ask(line.getKey(), role, object);
                    asked++;
                    if (!fits(line.getValue(), role, answer.status())) {
                        wrong.add(line.getKey() + " as " + role + " for " + object + ": " + answer.status() + " "
                                + answer.code());
                    }
                }
            }
        }
        System.out.printf("%d routes × %d roles × objects: %d requests%n", described.size(), roles().size(), asked);
        assertThat(wrong).isEmpty();
    }

    @Test
    void aMatterIsWholeToThoseInReachAndPublicToAllOthers() {
        var open = anyone.get("/api/v1/matters/" + matter);
        assertThat(open.status()).isEqualTo(200);
        for (var role : ROLES.keySet()) {
            var seen = client(role).get("/api/v1/matters/" + matter);
            assertThat(seen.text().contains("canary-text")).as(role).isEqualTo(IN_REACH.contains(role));
            if (!IN_REACH.contains(role)) {
                assertThat(seen.body()).as(role).isEqualTo(open.body());
            }
        }
        assertThat(anyone.get("/api/v1/matters/" + matter, "Report-Token", token)
                        .text())
                .contains("canary-text");
    }

    @Test
    void whatIsBeyondReachCannotBeToldFromWhatDoesNotExist() {
        var act = "{\"verb\":\"accept\"}".getBytes(StandardCharsets.UTF_8);
        for (var role : ROLES.keySet()) {
            var absent = act(client(role), ABSENT, act);
            assertThat(absent.status()).as(role).isEqualTo(404);
            var there = act(client(role), matter, act);
            if (OWN.contains(role)) {
                assertThat(there.status()).as(role).isEqualTo(200);
            } else if (IN_REACH.contains(role)) {
                assertThat(there.status()).as(role).isIn(403, 409, 412);
            } else {
                assertThat(there.status()).as(role).isEqualTo(404);
                assertThat(there.text().replaceAll("\"instance\":\"[^\"]*\"", ""))
                        .as(role)
                        .isEqualTo(absent.text().replaceAll("\"instance\":\"[^\"]*\"", ""));
            }
        }
    }

    private static Answer act(ApiClient client, String number, byte[] body) {
        return client.send(
                "POST",
                "/api/v1/matters/" + number + "/acts",
                body,
                "Content-Type",
                "application/json",
                "If-Match",
                "\"3\"");
    }

    /// Where the deed itself decides (`reporter`, `concerned`, `staff`), the gate must still turn strangers
    /// away, and a reporter from what is for staff.
    private static boolean fits(String expectation, String role, int status) {
        if (status >= 500) {
            return false;
        }
        var in = status != 401 && status != 403;
        return switch (expectation) {
            case "reporter" -> role.equals("reporter") ? status != 401 : !in || status == 404 || status == 400;
            case "concerned" -> (status == 401) == role.equals("stranger");
            case "staff" -> (status == 401) == (role.equals("stranger") || role.equals("reporter"));
            default -> in == lets(expectation, role);
        };
    }

    private static boolean lets(String expectation, String role) {
        var loggedIn = !role.equals("stranger") && !role.equals("reporter");
        return switch (expectation) {
            case "anyone", "matter" -> true;
            case "act", "appeal" -> !role.equals("stranger");
            case "session", "ending" -> loggedIn;
            case "proof" -> loggedIn;
            case "rules" -> loggedIn && List.of("system-admin", "supervisor").contains(role);
            case "redirects" -> loggedIn && List.of("dispatcher", "supervisor").contains(role);
            case "audit" -> loggedIn && List.of("auditor", "supervisor").contains(role);
            default -> loggedIn && List.of(permissions(role).split(" ")).contains(expectation);
        };
    }

    private static String permissions(String role) {
        return Optional.ofNullable(ROLES.get(role)).orElse("");
    }

    private static Answer ask(String route, String role, String object) {
        var method = route.substring(0, route.indexOf(' '));
        var path = route.substring(route.indexOf(' ') + 1)
                .replace("{number}", object)
                .replaceAll("\\{[a-z]+}", object);
        var ending = route.equals("DELETE /api/v1/session");
        var client = switch (role) {
            case "stranger" -> anyone;
            case "reporter" -> anyone;
            default -> ending ? new ApiClient(city.address()).login(role) : client(role);
        };
        var body = method.equals("GET") ? null : new byte[0];
        return role.equals("reporter")
                ? client.send(method, path, body, "Report-Token", token, "If-Match", "\"3\"")
                : client.send(method, path, body, "If-Match", "\"3\"");
    }

    /// A matter that is there, one that is not, and for other things a name that is there and one that is not.
    private static List<String> objects(String route) {
        if (!route.contains("{")) {
            return List.of("");
        }
        return route.contains("{number}")
                ? List.of(matter, ABSENT)
                : List.of("roads", "999902", "closed-loop", "absent");
    }

    private static List<String> roles() {
        var roles = new ArrayList<>(ROLES.keySet());
        roles.add("stranger");
        roles.add("reporter");
        return roles;
    }

    private static ApiClient client(String role) {
        return Optional.ofNullable(CLIENTS.get(role)).orElseThrow();
    }

    private static Map<String, String> expected() {
        var expected = new LinkedHashMap<String, String>();
        EXPECTED.lines().forEach(line -> {
            var cells = line.split("\\|");
            expected.put(cells[0].strip(), cells[1].strip());
        });
        return expected;
    }

    private static List<String> routes() {
        var routes = new ArrayList<String>();
        anyone.get("/api/openapi.json")
                .body()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return routes;
    }
}
