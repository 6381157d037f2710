package org.xiucheng.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.door.web.Route;
import org.xiucheng.door.web.Routes;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// Every route where the gate lets staff or reporters pass and the deed itself decides, asked with everything
/// that the deed needs: by every role, for a matter that is their own or in reach, one that is out of reach,
/// and one that does not exist. Who gets in stands in a table written by hand; whoever does not is answered
/// for what is out of reach word by word as for what does not exist.
class BehindTheGateTest {
    /// Route; body; who gets in for a matter in the western street that sanitation answers for; who for one in
    /// the eastern street that was just received. `reporter` is whoever reported the western one.
    private static final String EXPECTED = """
            GET /api/v1/reports/{number}/held | | reporter |
            GET /api/v1/reports/{number}/export | | reporter |
            PUT /api/v1/reports/{number}/contact | {"phone":"13900001111"} | reporter |
            PUT /api/v1/reports/{number}/protection | {"on":true} | reporter intake-west supervisor | intake-east supervisor
            GET /api/v1/reports/{number}/messages | | reporter sanitation intake-west dispatcher | intake-east dispatcher
            POST /api/v1/reports/{number}/messages | {"text":"您好"} | reporter sanitation intake-west dispatcher | intake-east dispatcher
            PUT /api/v1/matters/{number}/concern | {"reason":"核实"} | reporter sanitation intake-west dispatcher inspector supervisor | intake-east dispatcher inspector supervisor
            GET /api/v1/matters/{number}/identity-grants | | sanitation intake-west dispatcher supervisor | intake-east dispatcher supervisor
            POST /api/v1/matters/{number}/identity-grants | {"purpose":"visit","reason":"问路","hours":1} | sanitation intake-west dispatcher supervisor | intake-east dispatcher supervisor
            POST /api/v1/matters/{number}/identity-views | {"grant":"26K7-T3MX-Q9R4","purpose":"visit"} | sanitation intake-west dispatcher inspector supervisor | intake-east dispatcher inspector supervisor
            POST /api/v1/matters/{number}/acts | {"verb":"no-such"} | reporter sanitation intake-west dispatcher inspector supervisor | intake-east dispatcher inspector supervisor
            POST /api/v1/matters/{number}/appeals | {"part":0,"words":"请再看"} | reporter |
            POST /api/v1/moderation/{number}/decisions | {"part":0} | moderator | moderator
            PUT /api/v1/reports/{number}/hold | {"reason":"案号"} | steward | steward
            DELETE /api/v1/reports/{number}/contact | | reporter |
            """;

    /// What is decided here and asked for otherwise: grants, sessions, accounts, keys and
    /// drafts of the duty list have no numbers.
    private static final Set<String> BY_OTHER_NAMES = Set.of(
            "POST /api/v1/identity-grants/{code}/approvals",
            "POST /api/v1/identity-grants/{code}/revocation",
            "DELETE /api/v1/sessions/{session}",
            "POST /api/v1/accounts/{account}/deeds",
            "POST /api/v1/keys/{key}/deeds",
            "GET /api/v1/rules/drafts/{code}",
            "POST /api/v1/rules/drafts/{code}/rehearsal",
            "POST /api/v1/rules/drafts/{code}/approval",
            "POST /api/v1/rules/drafts/{code}/withdrawal",
            "POST /api/v1/groups/{code}/dissolution",
            // asked by MeetingTest
            "POST /api/v1/groups/{code}/meetings",
            // asked by RoadsTest
            "PUT /api/v1/roads/{id}/dossier",
            "POST /api/v1/roads/{id}/dossier/approval",
            "POST /api/v1/roads/{id}/dossier/withdrawal",
            // asked by every role in BehindCodesTest
            "GET /api/v1/tasks/{task}",
            "POST /api/v1/tasks/{task}/acts",
            "PUT /api/v1/meetings/{code}/minutes",
            "POST /api/v1/meetings/{code}/approval",
            "POST /api/v1/delegations/{code}/approval",
            "POST /api/v1/delegations/{code}/revocation",
            "GET /api/v1/redirects/{code}",
            "POST /api/v1/redirects/{code}/approval",
            "POST /api/v1/redirects/{code}/steps",
            "POST /api/v1/redirects/{code}/withdrawal",
            "GET /api/v1/reforms/{code}",
            "POST /api/v1/reforms/{code}/approval",
            "POST /api/v1/reforms/{code}/withdrawal",
            "POST /api/v1/roster/shifts/{code}/deeds",
            "POST /api/v1/roster/swaps/{code}/answer",
            "POST /api/v1/calls/{code}/answer",
            "GET /api/v1/handovers/{code}",
            "POST /api/v1/handovers/{code}/acknowledgement",
            // asked by VisitsTest
            "POST /api/v1/consents/{code}/looks",
            "POST /api/v1/consents/{code}/end",
            // asked by OrganisationTablesTest and RuleTablesTest
            "POST /api/v1/tables/{table}/workbook",
            "GET /api/v1/tables/{table}/amendments",
            "GET /api/v1/amendments/{code}",
            "POST /api/v1/amendments/{code}/approval",
            "POST /api/v1/amendments/{code}/withdrawal",
            // asked by ScoresTest
            "POST /api/v1/scores/{code}/contest",
            "POST /api/v1/scores/{code}/decision",
            // asked by PatrolsTest
            "GET /api/v1/patrols/{code}",
            "POST /api/v1/patrols/{code}/points",
            "POST /api/v1/patrols/{code}/deeds",
            "POST /api/v1/patrols/{code}/findings");

    private static final List<String> STAFF = List.of(
            "intake-west",
            "intake-east",
            "dispatcher",
            "sanitation",
            "roads",
            "office-west",
            "office-east",
            "inspector",
            "supervisor",
            "moderator",
            "steward",
            "auditor",
            "system-admin",
            "security-admin");
    /// A number such as we give, that nobody was given.
    private static final String ABSENT = PublicNumber.fresh(Instant.parse("2026-02-03T04:05:06Z"), new Random(311))
            .text();

    private static final String WEST = """
            "location":{"point":[100.011,20.0051]},"category":{"system":"cjt-214-2007-events","code":"0102"}""";
    /// Without a category the desk of the place answers until there is one.
    private static final String EAST = """
            "location":{"point":[100.031,20.015]}""";

    private static final String DRAFT = """
            {"reason":"职责调整","rules":[{"id":"appearance-west","name":{"zh":"规则","en":"Rule"},"categories":{"scope":"any"},
            "places":{"kind":"area","area":"999902001"},"unit":"sanitation","basis":"demo-ordinance/8"}]}""";

    private static SmallCity city;
    private static ApiClient anyone;
    private static final Map<String, ApiClient> CLIENTS = new LinkedHashMap<>();
    private static Answer west;
    private static Answer east;

    private record Expected(String route, String body, Set<String> west, Set<String> east) {}

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        anyone = new ApiClient(city.address());
        STAFF.forEach(account -> CLIENTS.put(account, new ApiClient(city.address()).login(account)));
        west = reported(WEST);
        east = reported(EAST);
        client("intake-west").act(west.at("/number"), 1, Map.of("verb", "file"));
        client("dispatcher").act(west.at("/number"), 2, Map.of("verb", "dispatch"));
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void namesEveryRouteOnWhichTheDeedDecides() {
        var named = new ArrayList<>(expected().keySet());
        named.addAll(BY_OTHER_NAMES);
        var deciding = Routes.ALL.stream()
                .filter(route ->
                        route.pattern().contains("{") && route.pattern().startsWith("/api/"))
                .filter(route -> !(route.admits() instanceof Route.Admits.Anyone))
                .map(route -> route.method() + " " + route.pattern());
        assertThat(named).containsExactlyInAnyOrderElementsOf(deciding.toList());
    }

    @Test
    void letsInWhomTheTableNamesAndTellsNobodyElseWhatThereIs() {
        var asked = 0;
        var wrong = new ArrayList<String>();
        for (var line : expected().values()) {
            var roles = new ArrayList<>(STAFF);
            roles.add("stranger");
            // what the reporter does ends with taking the contact away
            roles.add("reporter");
            for (var role : roles) {
                var absent = ask(line, role, ABSENT);
                var there = ask(line, role, west.at("/number"));
                var beyond = ask(line, role, east.at("/number"));
                asked += 3;
                Stream.concat(
                                wrong(role, there, absent, line.west()).map(what -> "west: " + what),
                                wrong(role, beyond, absent, line.east()).map(what -> "east: " + what))
                        .forEach(what -> wrong.add(line.route() + " " + what));
            }
        }
        System.out.printf("%d routes × %d roles: %d requests%n", expected().size(), STAFF.size() + 2, asked);
        assertThat(wrong).isEmpty();
    }

    @Test
    void aGrantIsTakenBackByWhoMayAndAbsentForAllOthers() {
        var may = Set.of("intake-west", "supervisor", "steward");
        for (var role : STAFF) {
            var code = client("intake-west")
                    .post(
                            "/api/v1/matters/" + reported(WEST).at("/number") + "/identity-grants",
                            "{\"purpose\":\"visit\",\"reason\":\"问路\",\"hours\":1}")
                    .at("/code");
            var there = client(role).post("/api/v1/identity-grants/" + code + "/revocation", "{}");
            var absent = client(role).post("/api/v1/identity-grants/" + ABSENT + "/revocation", "{}");
            assertThat(absent.status()).as(role).isEqualTo(404);
            if (may.contains(role)) {
                assertThat(there.status()).as(role).isEqualTo(200);
            } else {
                assertThat(said(there)).as(role).isEqualTo(said(absent));
            }
            var approval = client(role).post("/api/v1/identity-grants/" + code + "/approvals", "{}");
            var none = client(role).post("/api/v1/identity-grants/" + ABSENT + "/approvals", "{}");
            // a steward has just taken it back, which is no longer open to approve
            assertThat(approval.status()).as(role).isEqualTo(role.equals("steward") ? 409 : 403);
            assertThat(none.status()).as(role).isEqualTo(role.equals("steward") ? 404 : 403);
        }
    }

    @Test
    void somebodyElsesSessionIsAbsent() {
        var sessions = new TreeMap<String, String>();
        for (var role : STAFF) {
            var items = client(role).get("/api/v1/sessions").body().path("items");
            items.forEach(one -> {
                if (one.path("current").asBoolean()) {
                    sessions.put(role, one.path("session").asString());
                }
            });
        }
        assertThat(sessions).hasSameSizeAs(STAFF);
        for (var i = 0; i < STAFF.size(); i++) {
            var role = STAFF.get(i);
            var other = sessions.get(STAFF.get((i + 1) % STAFF.size()));
            var theirs = client(role).send("DELETE", "/api/v1/sessions/" + other, null);
            var absent = client(role).send("DELETE", "/api/v1/sessions/none", null);
            assertThat(absent.status()).isEqualTo(404);
            assertThat(said(theirs)).as(role).isEqualTo(said(absent));
            var fresh = new ApiClient(city.address()).login(role);
            var items = fresh.get("/api/v1/sessions").body().path("items");
            assertThat(fresh.send(
                                    "DELETE",
                                    "/api/v1/sessions/"
                                            + items.get(0).path("session").asString(),
                                    null)
                            .status())
                    .as(role)
                    .isEqualTo(204);
        }
    }

    @Test
    void onlyTheSecurityAdministratorLearnsWhichAccountsAndKeysThereAre() {
        var disable = "{\"verb\":\"enable\"}";
        for (var role : STAFF) {
            var there = client(role).post("/api/v1/accounts/roads/deeds", disable);
            var absent = client(role).post("/api/v1/accounts/nobody/deeds", disable);
            var key = client(role).post("/api/v1/keys/nobody/deeds", "{\"verb\":\"revoke\"}");
            if (role.equals("security-admin")) {
                assertThat(List.of(there.status(), absent.status(), key.status()))
                        .containsExactly(200, 404, 404);
                assertThat(client(role)
                                .post("/api/v1/accounts/security-admin/deeds", disable)
                                .status())
                        .isIn(403, 409);
            } else {
                assertThat(said(there)).as(role).isEqualTo(said(absent));
                assertThat(List.of(there.status(), key.status())).as(role).containsOnly(403);
            }
        }
    }

    @Test
    void onlyThoseWhoDraftTheDutyListLearnWhichDraftsThereAre() {
        var code = client("supervisor").post("/api/v1/rules/drafts", DRAFT).at("/code");
        for (var role : STAFF) {
            for (var what : List.of("", "/rehearsal", "/approval", "/withdrawal")) {
                var there = draft(role, code, what);
                var absent = draft(role, ABSENT, what);
                if (Set.of("supervisor", "system-admin").contains(role)) {
                    var withheld = role.equals("system-admin") && what.equals("/approval");
                    assertThat(absent.status()).as(role + what).isEqualTo(withheld ? 403 : 404);
                } else {
                    assertThat(said(there)).as(role + what).isEqualTo(said(absent));
                    assertThat(there.status()).as(role + what).isEqualTo(403);
                }
            }
        }
        assertThat(client("supervisor").get("/api/v1/rules/drafts/" + code).at("/standing"))
                .isEqualTo("withdrawn");
    }

    private static Answer draft(String role, String code, String what) {
        var path = "/api/v1/rules/drafts/" + code + what;
        return what.isEmpty() ? client(role).get(path) : client(role).post(path, "{}");
    }

    /// What is wrong with an answer about something that is there, beside the one about what does not exist.
    private static Stream<String> wrong(String role, Answer there, Answer absent, Set<String> may) {
        var shut = there.status() == 401 || there.status() == 404 || there.status() >= 500;
        if (may.contains(role)) {
            return shut ? Stream.of(role + " is kept out: " + said(there)) : Stream.empty();
        }
        return there.status() < 400 || !said(there).equals(said(absent))
                ? Stream.of(role + " is told " + said(there) + " and not " + said(absent))
                : Stream.empty();
    }

    /// What an answer says, but for the address that was asked.
    private static String said(Answer answer) {
        return answer.status() + " " + answer.header("Content-Type") + " "
                + answer.text().replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    private static Answer ask(Expected line, String role, String number) {
        var method = line.route().substring(0, line.route().indexOf(' '));
        var path = line.route().substring(line.route().indexOf(' ') + 1).replace("{number}", number);
        var headers = new ArrayList<>(List.of("Content-Type", "application/json", "If-Match", "\"3\""));
        if (role.equals("reporter")) {
            headers.addAll(List.of("Report-Token", west.at("/token")));
        }
        var body = line.body().isEmpty() ? null : line.body().getBytes(StandardCharsets.UTF_8);
        var client = STAFF.contains(role) ? client(role) : anyone;
        return client.send(method, path, body, headers.toArray(String[]::new));
    }

    private static Answer reported(String place) {
        return anyone.post("/api/v1/reports", """
                {"description":"路边有暴露垃圾","contact":{"phone":"13812345678"},%s}
                """.formatted(place));
    }

    private static ApiClient client(String role) {
        return Objects.requireNonNull(CLIENTS.get(role));
    }

    private static Map<String, Expected> expected() {
        var expected = new LinkedHashMap<String, Expected>();
        EXPECTED.lines().forEach(line -> {
            var cells = line.split("\\|", -1);
            expected.put(
                    cells[0].strip(),
                    new Expected(cells[0].strip(), cells[1].strip(), words(cells[2]), words(cells[3])));
        });
        return expected;
    }

    private static Set<String> words(String cell) {
        return cell.isBlank() ? Set.of() : Set.of(cell.strip().split(" "));
    }
}
