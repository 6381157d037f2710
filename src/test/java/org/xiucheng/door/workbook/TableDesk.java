package org.xiucheng.door.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeMap;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// Two people who change tables by sheet, over HTTP: one drafts, the other approves.
record TableDesk(SmallCity city, ApiClient admin, ApiClient supervisor) {
    private static final String XLSX = Workbooks.Format.XLSX.type();

    static TableDesk serve() {
        var city = SmallCity.serve();
        return new TableDesk(
                city,
                new ApiClient(city.address()).login("system-admin"),
                new ApiClient(city.address()).login("supervisor"));
    }

    /// The table as anybody fetches it.
    SheetFile sheet(String table) {
        return new SheetFile(
                new ApiClient(city.address()).get(path(table)).response().body());
    }

    Answer send(String table, SheetFile sheet, String query) {
        return admin.send("POST", path(table) + query, sheet.bytes(Workbooks.Format.XLSX), "Content-Type", XLSX);
    }

    /// What was fetched, in every format, and sent back as a dry run.
    void saysWhatHolds(String table, int atLeast) {
        for (var format : Workbooks.Format.values()) {
            var fetched = new ApiClient(city.address())
                    .get(path(table) + "?format=" + format.name().toLowerCase(Locale.ROOT));
            var dry = admin.send(
                            "POST",
                            path(table) + "?dry-run=true",
                            fetched.response().body(),
                            "Content-Type",
                            fetched.header("Content-Type"))
                    .body();
            assertThat(dry.path("faults").toString()).isEqualTo("[]");
            assertThat(dry.path("rows").asInt()).isGreaterThanOrEqualTo(atLeast);
            assertThat(dry.path("unchanged").asInt()).isEqualTo(dry.path("rows").asInt());
        }
    }

    Answer drafted(String table, SheetFile sheet) {
        var made = send(table, sheet, "?reason=" + URLEncoder.encode("调整", StandardCharsets.UTF_8));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made;
    }

    /// Approved by the other person.
    void approve(Answer made) {
        var approved = approval(made, supervisor);
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
    }

    Answer approval(Answer made, ApiClient by) {
        return by.post("/api/v1/amendments/" + made.at("/draft") + "/approval", "{}");
    }

    /// Every mistake that was planted is named by its cell, none besides, and nothing is stored.
    void refusesAll(String table, SheetFile sheet) {
        var before = stored();
        var refused = send(table, sheet, "?reason=x");
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        var found = new TreeMap<String, String>();
        refused.body()
                .path("faults")
                .forEach(fault -> found.put(
                        fault.path("cell").asString(), fault.path("code").asString()));
        assertThat(found).isEqualTo(sheet.expected);
        assertThat(stored()).isEqualTo(before);
    }

    /// What people stored; what packs bring comes by itself.
    private int stored() {
        return city.sql().sql("""
                        select (select count(*) from amendment.line where amendment_id is not null)
                            + (select count(*) from amendment.amendment)
                        """).query(Integer.class).single();
    }

    static String path(String table) {
        return "/api/v1/tables/" + table + "/workbook";
    }
}
