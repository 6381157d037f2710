package org.xiucheng.serve.identity;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;
import tools.jackson.databind.json.JsonMapper;

/// One reporter with a contact, and what staff do to see it, over HTTP.
record Reporters(SmallCity city, String number, String token) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Reporters report(SmallCity city, String name, String phone, String email) {
        var body = Map.of(
                "description",
                "路边有暴露垃圾",
                "category",
                Map.of("system", SmallCity.WASTE.system(), "code", SmallCity.WASTE.code()),
                "location",
                Map.of("point", new double[] {100.011, 20.0051}),
                "contact",
                Map.of("name", name, "phone", phone, "email", email));
        var filed = new ApiClient(city.address()).post("/api/v1/reports", JSON.writeValueAsString(body));
        return new Reporters(city, filed.at("/number"), filed.at("/token"));
    }

    static Reporters report(SmallCity city) {
        return report(city, "张三丰", "13812345678", "zhang@example.org");
    }

    Answer ask(ApiClient officer, String purpose, int hours) {
        return officer.post(
                "/api/v1/matters/" + number + "/identity-grants",
                "{\"purpose\":\"%s\",\"reason\":\"电话里说不清地点\",\"hours\":%d}".formatted(purpose, hours));
    }

    /// A grant that was asked by the officer and approved by each of the others; its code.
    String granted(ApiClient officer, ApiClient... stewards) {
        var code = ask(officer, "visit", 2).at("/code");
        for (var steward : stewards) {
            steward.post("/api/v1/identity-grants/" + code + "/approvals", "{}");
        }
        return code;
    }

    Answer look(ApiClient officer, String grant, String purpose) {
        return officer.post(
                "/api/v1/matters/" + number + "/identity-views",
                "{\"grant\":\"%s\",\"purpose\":\"%s\"}".formatted(grant, purpose));
    }

    Answer own(String method, String path, String json) {
        var client = new ApiClient(city.address());
        var all = "/api/v1/reports/" + number + path;
        return json.isEmpty()
                ? client.send(method, all, null, "Report-Token", token)
                : client.send(
                        method,
                        all,
                        json.getBytes(StandardCharsets.UTF_8),
                        "Report-Token",
                        token,
                        "Content-Type",
                        "application/json");
    }
}
