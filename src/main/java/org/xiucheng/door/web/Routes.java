package org.xiucheng.door.web;

import static org.xiucheng.door.web.Route.concerned;
import static org.xiucheng.door.web.Route.entering;
import static org.xiucheng.door.web.Route.foreign;
import static org.xiucheng.door.web.Route.holder;
import static org.xiucheng.door.web.Route.open;
import static org.xiucheng.door.web.Route.staff;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.xiucheng.kernel.access.Permission;

/// Every route of the server, each declared public or with what it needs; what is not listed here does not
/// exist.
///
/// The table is asked before any controller, and a test compares it with the controllers: a route missing on
/// either side fails the build. Everything outside `/api`, `/open311` and `/actuator` is the web application
/// and public.
public final class Routes {
    /// How long a provider's answer may be: codes are as long as their maker likes.
    private static final int PROVIDER_ANSWER = 3_000;
    /// A reason beside a file travels in the address: a few hundred Chinese characters, nine signs each.
    private static final int WORDS = 4_000;

    /// The whole table.
    public static final List<Route> ALL = List.of(
            open("GET", "/health"),
            open("GET", "/api/openapi.json"),
            open("GET", "/api/v1/city"),
            open("GET", "/api/v1/categories"),
            open("GET", "/api/v1/areas", "parent"),
            open("GET", "/api/v1/areas/{code}/plan").costing(5),
            open("GET", "/api/v1/responsibility", "system", "code", "lon", "lat", "area"),
            open("GET", "/api/v1/roads").costing(5),
            open("GET", "/api/v1/roads/{id}/corridor").costing(3),
            open("GET", "/api/v1/roads/{id}/displacement").costing(5),
            open("GET", "/api/v1/roads/{id}/dossier", "version").costing(2),
            staff("PUT", "/api/v1/roads/{id}/dossier").costing(5),
            staff("POST", "/api/v1/roads/{id}/dossier/approval").costing(5),
            staff("POST", "/api/v1/roads/{id}/dossier/withdrawal").costing(2),
            open("GET", "/api/v1/roads/{id}/scores").costing(2),
            staff("GET", "/api/v1/scores").costing(5),
            staff("POST", "/api/v1/scores/samples").costing(2),
            staff("POST", "/api/v1/scores/{code}/contest").costing(2),
            staff("POST", "/api/v1/scores/{code}/decision").costing(2),
            open("GET", "/api/v1/rules", "area").costing(5),
            open("GET", "/api/v1/rules/audit").costing(5),
            open("GET", "/api/v1/figures/misroutes").costing(5),
            open("GET", "/api/v1/rules/workbook", "format").costing(10),
            staff("POST", "/api/v1/rules/workbook", "dry-run", "from", "reason")
                    .costing(20)
                    .reading(WORDS),
            open("GET", "/api/v1/tables"),
            open("GET", "/api/v1/tables/{table}/workbook", "format", "template").costing(10),
            staff("POST", "/api/v1/tables/{table}/workbook", "dry-run", "reason")
                    .costing(20)
                    .reading(WORDS),
            staff("GET", "/api/v1/tables/{table}/amendments").costing(5),
            staff("GET", "/api/v1/amendments/{code}").costing(2),
            staff("POST", "/api/v1/amendments/{code}/approval").costing(10),
            staff("POST", "/api/v1/amendments/{code}/withdrawal"),
            staff("GET", "/api/v1/rules/corrections").costing(10),
            staff("POST", "/api/v1/rules/corrections/drafts").costing(20),
            staff("GET", "/api/v1/reforms").costing(3),
            staff("POST", "/api/v1/reforms").costing(20),
            staff("GET", "/api/v1/reforms/{code}").costing(5),
            staff("POST", "/api/v1/reforms/{code}/approval").costing(10),
            staff("POST", "/api/v1/reforms/{code}/withdrawal"),
            staff("GET", "/api/v1/redirects").costing(3),
            staff("POST", "/api/v1/redirects").costing(20),
            staff("POST", "/api/v1/redirects/rehearsal").costing(20),
            staff("GET", "/api/v1/redirects/{code}"),
            staff("POST", "/api/v1/redirects/{code}/approval"),
            staff("POST", "/api/v1/redirects/{code}/steps").costing(20),
            staff("POST", "/api/v1/redirects/{code}/withdrawal"),
            open("GET", "/api/v1/figures/hops").costing(5),
            open("GET", "/api/v1/log/keys"),
            open("GET", "/api/v1/log/checkpoint"),
            open("GET", "/api/v1/log/checkpoints", "from"),
            open("GET", "/api/v1/log/entries", "from", "to").costing(5),
            open("GET", "/api/v1/log/inclusion", "hash", "size"),
            open("GET", "/api/v1/log/consistency", "from", "to"),
            open("GET", "/api/v1/matters/{number}/tasks").costing(2),
            staff("GET", "/api/v1/tasks", "side").costing(3),
            staff("POST", "/api/v1/tasks").costing(5),
            staff("GET", "/api/v1/tasks/{task}"),
            staff("POST", "/api/v1/tasks/{task}/acts").costing(3),
            open("GET", "/api/v1/groups").costing(3),
            open("GET", "/api/v1/groups/{code}").costing(5),
            holder(Permission.SUPERVISE, "POST", "/api/v1/groups").costing(5),
            holder(Permission.SUPERVISE, "POST", "/api/v1/groups/{code}/dissolution")
                    .costing(3),
            staff("POST", "/api/v1/groups/{code}/meetings").costing(5),
            staff("PUT", "/api/v1/meetings/{code}/minutes").costing(5),
            staff("POST", "/api/v1/meetings/{code}/approval").costing(10),
            staff("GET", "/api/v1/delegations").costing(3),
            staff("POST", "/api/v1/delegations").costing(5),
            staff("POST", "/api/v1/delegations/{code}/approval").costing(3),
            staff("POST", "/api/v1/delegations/{code}/revocation"),
            staff("GET", "/api/v1/rules/drafts").costing(3),
            staff("POST", "/api/v1/rules/drafts").costing(5),
            staff("GET", "/api/v1/rules/drafts/{code}"),
            staff("POST", "/api/v1/rules/drafts/{code}/rehearsal").costing(20),
            staff("POST", "/api/v1/rules/drafts/{code}/approval").costing(5),
            staff("POST", "/api/v1/rules/drafts/{code}/withdrawal"),
            staff("GET", "/api/v1/patrols").costing(5),
            staff("POST", "/api/v1/patrols").costing(3),
            staff("GET", "/api/v1/patrols/{code}").costing(2),
            staff("POST", "/api/v1/patrols/{code}/points").costing(2),
            staff("POST", "/api/v1/patrols/{code}/deeds").costing(3),
            staff("POST", "/api/v1/patrols/{code}/findings").costing(10),
            staff("GET", "/api/v1/visits").costing(5),
            staff("POST", "/api/v1/visits").costing(5),
            staff("POST", "/api/v1/consents").costing(5),
            staff("POST", "/api/v1/consents/{code}/looks").costing(5),
            staff("POST", "/api/v1/consents/{code}/end").costing(3),
            open("POST", "/api/v1/consents/{code}/told").costing(10),
            open("POST", "/api/v1/consents/{code}/withdrawal").costing(10),
            staff("GET", "/api/v1/roster", "unit", "from").costing(3),
            staff("POST", "/api/v1/roster/shifts").costing(3),
            staff("POST", "/api/v1/roster/shifts/{code}/deeds").costing(3),
            staff("POST", "/api/v1/roster/demands").costing(3),
            staff("POST", "/api/v1/roster/absences").costing(3),
            staff("POST", "/api/v1/roster/swaps").costing(3),
            staff("POST", "/api/v1/roster/swaps/{code}/answer").costing(3),
            staff("POST", "/api/v1/roster/notes").costing(3),
            staff("GET", "/api/v1/handovers", "unit").costing(3),
            staff("GET", "/api/v1/handovers/{code}"),
            staff("POST", "/api/v1/handovers/{code}/acknowledgement").costing(3),
            staff("GET", "/api/v1/calls"),
            staff("POST", "/api/v1/calls").costing(5),
            staff("POST", "/api/v1/calls/{code}/answer").costing(3),
            open("POST", "/api/v1/reports").costing(10),
            open("POST", "/api/v1/media").costing(20),
            open("GET", "/api/v1/media/{link}").costing(2),
            open("GET", "/api/v1/matters/{number}/publication").costing(2),
            concerned("POST", "/api/v1/matters/{number}/appeals"),
            open("GET", "/api/v1/moderation/rules"),
            holder(Permission.MODERATE, "GET", "/api/v1/moderation", "limit", "after"),
            holder(Permission.MODERATE, "POST", "/api/v1/moderation/{number}/decisions"),
            open("GET", "/api/v1/matters", "limit", "cursor", "open", "state", "area", "system", "code", "undertaking")
                    .costing(3),
            open("GET", "/api/v1/matters/{number}"),
            concerned("POST", "/api/v1/matters/{number}/acts"),
            concerned("PUT", "/api/v1/matters/{number}/concern"),
            holder(Permission.READ_QUEUE, "GET", "/api/v1/queue", "limit", "cursor"),
            open("GET", "/api/v1/units"),
            open("POST", "/api/v1/reports/preview").costing(10),
            concerned("GET", "/api/v1/reports/{number}/held"),
            concerned("GET", "/api/v1/reports/{number}/export"),
            concerned("PUT", "/api/v1/reports/{number}/contact"),
            concerned("DELETE", "/api/v1/reports/{number}/contact"),
            concerned("PUT", "/api/v1/reports/{number}/protection"),
            concerned("GET", "/api/v1/reports/{number}/messages"),
            concerned("POST", "/api/v1/reports/{number}/messages"),
            holder(Permission.STEWARD, "PUT", "/api/v1/reports/{number}/hold"),
            holder(Permission.STEWARD, "GET", "/api/v1/holds").costing(3),
            holder(Permission.SUPERVISE, "GET", "/api/v1/floods", "limit").costing(3),
            staff("GET", "/api/v1/matters/{number}/identity-grants"),
            staff("POST", "/api/v1/matters/{number}/identity-grants"),
            staff("POST", "/api/v1/matters/{number}/identity-views"),
            holder(Permission.STEWARD, "GET", "/api/v1/identity-grants"),
            holder(Permission.STEWARD, "POST", "/api/v1/identity-grants/{code}/approvals"),
            staff("POST", "/api/v1/identity-grants/{code}/revocation"),
            staff("GET", "/api/v1/audit", "limit", "cursor", "what", "action", "unit")
                    .costing(3),
            open("POST", "/api/v1/session").costing(20),
            open("GET", "/api/v1/login"),
            open("GET", "/api/v1/login/begin").costing(5),
            open("GET", "/api/v1/login/finish", "code", "state", "error", "error_description", "iss", "session_state")
                    .costing(10)
                    .reading(PROVIDER_ANSWER),
            entering("GET", "/api/v1/session"),
            entering("DELETE", "/api/v1/session"),
            entering("POST", "/api/v1/session/proof").costing(20),
            entering("POST", "/api/v1/session/password").costing(20),
            entering("POST", "/api/v1/session/second-factor"),
            entering("POST", "/api/v1/session/second-factor/confirmation").costing(5),
            entering("GET", "/api/v1/sessions"),
            entering("DELETE", "/api/v1/sessions/{session}"),
            holder(Permission.ADMINISTER_SECURITY, "GET", "/api/v1/accounts", "limit", "cursor"),
            holder(Permission.ADMINISTER_SECURITY, "POST", "/api/v1/accounts").costing(20),
            holder(Permission.ADMINISTER_SECURITY, "POST", "/api/v1/accounts/{account}/deeds")
                    .costing(10),
            holder(Permission.ADMINISTER_SECURITY, "GET", "/api/v1/posts"),
            holder(Permission.ADMINISTER_SECURITY, "POST", "/api/v1/posts").costing(3),
            holder(Permission.ADMINISTER_SECURITY, "POST", "/api/v1/units").costing(3),
            holder(Permission.ADMINISTER_SECURITY, "POST", "/api/v1/relations").costing(3),
            holder(Permission.ADMINISTER_SECURITY, "GET", "/api/v1/organisation", "limit", "cursor")
                    .costing(3),
            holder(Permission.ADMINISTER_SECURITY, "GET", "/api/v1/keys"),
            holder(Permission.ADMINISTER_SECURITY, "POST", "/api/v1/keys"),
            holder(Permission.ADMINISTER_SECURITY, "POST", "/api/v1/keys/{key}/deeds"),
            open("GET", "/api/v1/demo/accounts"),
            open("GET", "/api/v1/procedures/{name}"),
            open("GET", "/api/v1/undertakings"),
            open("GET", "/api/v1/undertakings/{number}"),
            foreign("GET", "/open311/v2/discovery.{format}"),
            foreign("GET", "/open311/v2/services.{format}"),
            foreign("GET", "/open311/v2/services/{code}.{format}"),
            foreign("POST", "/open311/v2/requests.{format}").costing(10),
            foreign("GET", "/open311/v2/requests.{format}").costing(3),
            foreign("GET", "/open311/v2/requests/{id}.{format}"),
            foreign("GET", "/open311/v2/tokens/{token}.{format}"),
            foreign("GET", "/open311/v2/servicerequestupdates.{format}").costing(3));

    /// Under these nothing is served that the table does not name.
    private static final List<String> CLOSED = List.of("/api", "/open311", "/actuator");

    private record Line(PathPattern pattern, Map<String, Route> byMethod) {}

    private final Map<String, Line> literal = new HashMap<>();
    private final List<Line> templates;

    /// The table, made ready to be asked.
    public Routes(List<Route> routes) {
        var parser = new PathPatternParser();
        var lines = new HashMap<String, Line>();
        for (var route : routes) {
            lines.computeIfAbsent(route.pattern(), text -> new Line(parser.parse(text), new HashMap<>()))
                    .byMethod()
                    .put(route.method(), route);
        }
        lines.forEach((text, line) -> {
            if (!text.contains("{")) {
                literal.put(text, line);
            }
        });
        templates = lines.values().stream()
                .filter(line -> line.pattern().getPatternString().contains("{"))
                .sorted(Comparator.comparing(Line::pattern))
                .toList();
    }

    /// What the table says of a request.
    sealed interface Found {
        record Declared(Route route) implements Found {}

        record WrongMethod(String allow) implements Found {}

        record Nothing() implements Found {}

        /// A page or file of the web application.
        record Page() implements Found {}
    }

    Found find(String method, String path) {
        var line = line(path);
        if (line.isPresent()) {
            return declared(method, line.get().byMethod());
        }
        if (CLOSED.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"))) {
            return new Found.Nothing();
        }
        return method.equals("GET") || method.equals("HEAD") ? new Found.Page() : new Found.WrongMethod("GET, HEAD");
    }

    private Optional<Line> line(String path) {
        var exact = literal.get(path);
        if (exact != null) {
            return Optional.of(exact);
        }
        var parsed = PathContainer.parsePath(path);
        return templates.stream().filter(line -> line.pattern().matches(parsed)).findFirst();
    }

    private static Found declared(String method, Map<String, Route> byMethod) {
        var route = byMethod.get(method.equals("HEAD") ? "GET" : method);
        if (route != null) {
            return new Found.Declared(route);
        }
        var allowed = new TreeSet<>(byMethod.keySet());
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return new Found.WrongMethod(String.join(", ", allowed));
    }
}
