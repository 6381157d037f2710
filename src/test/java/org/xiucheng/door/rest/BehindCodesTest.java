package org.xiucheng.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// What has a code and no number: tasks, lent powers, corrections of many, reforms, rosters, calls, meetings.
/// One of each is made, and every role asks for it and for one that does not exist; who gets in stands in a
/// table written by hand. Everybody else is told word by word the same of both, but where all staff or everyone
/// may list such things: there they are refused.
class BehindCodesTest {
    /// What is asked; the code of which thing; body; who gets in. Lent powers and shifts are listed to staff,
    /// meetings to everyone.
    private static final String EXPECTED = """
            GET /api/v1/tasks/{} | task | | office-west roads
            POST /api/v1/tasks/{}/acts | task | {"verb":"accept"} | office-west roads
            GET /api/v1/redirects/{} | redirect | | dispatcher supervisor
            POST /api/v1/redirects/{}/steps | redirect | {} | dispatcher
            GET /api/v1/reforms/{} | reform | | supervisor system-admin
            POST /api/v1/roster/shifts/{}/deeds | shift | {"verb":"end","day":"2000-01-01"} | inspector
            POST /api/v1/roster/swaps/{}/answer | swap | {"agrees":true} | inspector-two
            PUT /api/v1/meetings/{}/minutes | meeting | {"text":"","decisions":[]} | inspector inspector-two
            POST /api/v1/calls/{}/answer | call | {} | roads
            GET /api/v1/handovers/{} | handover | | inspector inspector-two supervisor
            POST /api/v1/handovers/{}/acknowledgement | handover | | inspector inspector-two
            POST /api/v1/delegations/{}/revocation | delegation | {} | dispatcher supervisor
            POST /api/v1/delegations/{}/approval | delegation | {} | supervisor
            POST /api/v1/redirects/{}/approval | redirect | {} | dispatcher supervisor
            POST /api/v1/redirects/{}/withdrawal | redirect | {} | dispatcher supervisor
            POST /api/v1/reforms/{}/approval | reform | {} | supervisor
            POST /api/v1/reforms/{}/withdrawal | reform | {} | supervisor system-admin
            POST /api/v1/meetings/{}/approval | meeting | {"writtenAt":"2026-01-01T00:00:00Z"} | inspector inspector-two
            """;

    private static final Set<String> LISTED = Set.of("delegation", "meeting", "shift");
    private static final List<String> STAFF = List.of(
            "intake-west",
            "intake-east",
            "dispatcher",
            "sanitation",
            "roads",
            "office-west",
            "office-east",
            "inspector",
            "inspector-two",
            "supervisor",
            "moderator",
            "steward",
            "auditor",
            "system-admin",
            "security-admin");

    private static final Map<String, ApiClient> CLIENTS = new LinkedHashMap<>();
    private static final Map<String, String> CODES = new LinkedHashMap<>();
    private static SmallCity city;

    @BeforeAll
    static void make() {
        city = SmallCity.serve();
        var leads = new Relation(
                Party.unit("inspection"),
                Relation.LEADER,
                Party.post("inspector-post"),
                Validity.since(Instant.EPOCH),
                "test");
        city.part(SqlParties.class).add(UUID.randomUUID(), leads);
        city.part(CurrentParties.class).refresh();
        STAFF.forEach(account -> CLIENTS.put(account, new ApiClient(city.address()).login(account)));
        CODES.put("task", made("office-west", "/api/v1/tasks", """
                {"kind":"ask","unit":"roads-bureau","text":"请协助","term":"3 work days","basis":"demo-ordinance/12"}""", "/number"));
        CODES.put(
                "delegation",
                made(
                        "dispatcher",
                        "/api/v1/delegations",
                        """
                {"grantor":"command","post":"sanitation-post","actions":["dispatch"],"categories":[],"area":"999902001","perDay":5,
                "to":"%s","basis":"demo-ordinance/12","reason":"便民"}""".formatted(Instant.now().plusSeconds(864_000)),
                        "/code"));
        CODES.put("reform", made("system-admin", "/api/v1/reforms", """
                {"unit":"office-east","otherwise":"office-west","reason":"合并","basis":"demo-ordinance/5"}""", "/code"));
        CODES.put("redirect", redirect());
        roster();
        CODES.put(
                "call", made("supervisor", "/api/v1/calls", "{\"unit\":\"roads-bureau\",\"reason\":\"塌陷\"}", "/code"));
        CODES.put("meeting", meeting());
        CODES.put("handover", handover());
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void tellsNobodyWhatThereIsButThoseWhoGetIn() {
        var wrong = new ArrayList<String>();
        var asked = 0;
        for (var line : EXPECTED.lines().toList()) {
            var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            var may = Set.of(cells.get(3).split(" "));
            var absent = Set.of("call", "shift", "handover").contains(cells.get(1))
                    ? UUID.randomUUID().toString()
                    : PublicNumber.fresh(Instant.parse("2026-02-03T04:05:06Z"), new Random(311))
                            .text();
            for (var role : STAFF) {
                var there = said(role, cells, Objects.requireNonNull(CODES.get(cells.get(1))));
                var none = said(role, cells, absent);
                asked += 2;
                var told = (LISTED.contains(cells.get(1)) && !may.contains(role))
                        ? !there.startsWith("403")
                        : may.contains(role) == there.equals(none);
                if (told || there.startsWith("5") || none.startsWith("2")) {
                    wrong.add(cells.getFirst() + " as " + role + ": " + there + " but absent " + none);
                }
            }
        }
        System.out.printf("%d requests by code%n", asked);
        assertThat(wrong).isEmpty();
    }

    private static String said(String role, List<String> cells, String code) {
        var method = cells.getFirst().substring(0, cells.getFirst().indexOf(' '));
        var path = cells.getFirst().substring(method.length() + 1).replace("{}", code);
        var body = method.equals("GET") ? null : cells.get(2).getBytes(StandardCharsets.UTF_8);
        var answer = client(role).send(method, path, body, "Content-Type", "application/json", "If-Match", "\"9\"");
        return answer.status() + " " + answer.text().replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    private static String redirect() {
        var matter = new ApiClient(city.address()).post("/api/v1/reports", """
                {"description":"路边有暴露垃圾","location":{"point":[100.011,20.0051]},
                "category":{"system":"cjt-214-2007-events","code":"0102"}}""").at("/number");
        client("intake-west").act(matter, 1, Map.of("verb", "file"));
        client("dispatcher").act(matter, 2, Map.of("verb", "dispatch"));
        return made("dispatcher", "/api/v1/redirects", """
                {"selection":{"unit":"sanitation"},"unit":"roads-bureau","ground":"wrong-unit","reason":"误派"}""", "/code");
    }

    private static void roster() {
        var day = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        for (var post : List.of("inspector", "inspector-two")) {
            CODES.put(
                    "shift-" + post,
                    made(
                            "inspector",
                            "/api/v1/roster/shifts",
                            """
                    {"unit":"inspection","post":"%s-post","days":"every-day","weekdays":[1,2,3,4,5,6,7],"from":"%s","to":"%s","first":"%s"}""".formatted(
                                            post,
                                            post.equals("inspector") ? "08:00" : "20:00",
                                            post.equals("inspector") ? "20:00" : "08:00",
                                            day),
                            "/code"));
        }
        CODES.put("shift", Objects.requireNonNull(CODES.get("shift-inspector")));
        CODES.put(
                "swap",
                made(
                        "inspector",
                        "/api/v1/roster/swaps",
                        """
                {"own":{"shift":"%s","day":"%s"},"other":{"shift":"%s","day":"%s"}}""".formatted(
                                        CODES.get("shift-inspector"),
                                        day.plusDays(1),
                                        CODES.get("shift-inspector-two"),
                                        day.plusDays(1)),
                        "/code"));
    }

    /// The end of a turn of yesterday, as the book writes it.
    private static String handover() {
        city.sql()
                .sql("""
                insert into roster.handover (code, unit_code, shift_code, day, post, person_id, to_post, at, due_at)
                values ('HO-1', 'inspection', :shift, current_date - 1, 'inspector-post', :person, 'inspector-two-post',
                    now() - interval '1 hour', now())
                """)
                .param("shift", CODES.get("shift-inspector"))
                .param("person", city.officer("inspector").person())
                .update();
        return "HO-1";
    }

    private static String meeting() {
        made("supervisor", "/api/v1/groups", """
                {"code":"joint","name":{"zh":"专项组","en":"Group"},"mandate":{"zh":"整治","en":"Mend"},"basis":"demo-ordinance/16",
                "until":"%s","members":[{"unit":"inspection","role":{"zh":"牵头","en":"Chair"},"chair":true},
                {"unit":"sanitation","role":{"zh":"清运","en":"Clearing"},"chair":false}]}""".formatted(Instant.now().plusSeconds(8_640_000)), "/code");
        return made("inspector", "/api/v1/groups/joint/meetings", """
                {"heldAt":"%s","attendance":["inspection"],"agenda":[]}""".formatted(Instant.now()), "/code");
    }

    private static String made(String by, String path, String json, String where) {
        Answer answer = client(by).post(path, json);
        assertThat(answer.status()).as(path + answer.text()).isEqualTo(201);
        return answer.at(where);
    }

    private static ApiClient client(String role) {
        return Objects.requireNonNull(CLIENTS.get(role));
    }
}
