package org.xiucheng.door.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import tools.jackson.databind.json.JsonMapper;

/// Our own form of a refusal: `application/problem+json` (RFC 9457) with a stable code and a pointer to the
/// fault.
///
/// `instance` names this one occurrence and is what the log names too; nothing of the input is repeated.
@Component
public class ProblemForm implements ErrorForm {
    /// The request attribute under which an incident's id stands, when there is one.
    static final String INCIDENT = ProblemForm.class.getName() + ".incident";

    private final JsonMapper json;

    ProblemForm(JsonMapper json) {
        this.json = json;
    }

    /// One fault of the input: where it stands (RFC 6901) and its code.
    public record Fault(String pointer, String code) {}

    /// The body of a refusal.
    public record Body(
            String type, String title, int status, String detail, String instance, String code, List<Fault> errors) {
        /// The refusal as it is written; `incident` is the id of this occurrence.
        public static Body of(Problem problem, UUID incident) {
            var status = problem.kind().status();
            var errors = problem.pointer()
                    .map(pointer -> List.of(new Fault(pointer, problem.code())))
                    .orElse(List.of());
            var title = HttpStatus.valueOf(status).getReasonPhrase();
            return new Body(
                    "about:blank", title, status, problem.detail(), "urn:uuid:" + incident, problem.code(), errors);
        }
    }

    @Override
    public boolean speaksFor(String path) {
        return true;
    }

    @Override
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var incident = request.getAttribute(INCIDENT) instanceof UUID known ? known : UUID.randomUUID();
        response.setStatus(problem.kind().status());
        response.setContentType("application/problem+json");
        response.getOutputStream().write(json.writeValueAsBytes(Body.of(problem, incident)));
    }
}
