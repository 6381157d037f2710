package org.xiucheng.door.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.filter.OncePerRequestFilter;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;

/// The edge of the web: whatever goes wrong inside comes out as a refusal with a code, never as a stack trace.
///
/// It is the outermost filter, so that filters, controllers and the framework itself all end here. A fault of
/// ours is logged under an incident id, and the caller is told that id alone.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorEdge extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorEdge.class);

    private static final Logger SECURITY = LoggerFactory.getLogger("org.xiucheng.security");
    private static final int PRICE_OF_GUESSING = 9;

    /// Refusals that people seldom earn by mistake; each leaves one line in the security log, without the
    /// input.
    private static final Set<String> SUSPICIOUS = Set.of(
            "field.read-only",
            "url.forbidden",
            "csrf.missing",
            "origin.foreign",
            "token.wrong",
            "act.four-eyes",
            "cursor.invalid");

    private final List<ErrorForm> forms;
    private final ProblemForm ours;
    private final Allowance allowance;

    ErrorEdge(List<ErrorForm> forms, ProblemForm ours, Allowance allowance) {
        this.forms = forms.stream().filter(form -> form != ours).toList();
        this.ours = ours;
        this.allowance = allowance;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        SecurityHeaders.write(response);
        try {
            chain.doFilter(request, response);
        } catch (Exception e) {
            var problem = problem(cause(e), request, response);
            if (SUSPICIOUS.contains(problem.code())) {
                SECURITY.warn("{} at {} {}", problem.code(), request.getMethod(), request.getRemoteAddr());
            }
            if (problem.kind() == Kind.ABSENT) {
                allowance.alsoTake(PRICE_OF_GUESSING, request);
            }
            answer(problem, request, response);
        }
    }

    /// Writes a refusal in the form of the path that was asked.
    void answer(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.kind() == Kind.UNAUTHENTICATED && !response.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Session realm=\"xiucheng\"");
        }
        if (waits(problem.kind()) && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        form(asked(request)).write(problem, request, response);
    }

    /// The path that was asked, also where the container itself refused and sent the request on to the error
    /// page.
    private static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? path
                : request.getRequestURI();
    }

    private ErrorForm form(String path) {
        return forms.stream().filter(form -> form.speaksFor(path)).findFirst().orElse(ours);
    }

    private static boolean waits(Kind kind) {
        return kind == Kind.TOO_MANY || kind == Kind.UNAVAILABLE;
    }

    private static Throwable cause(Exception thrown) {
        return thrown instanceof ServletException && thrown.getCause() != null && !(thrown instanceof ErrorResponse)
                ? thrown.getCause()
                : thrown;
    }

    private static Problem problem(Throwable cause, HttpServletRequest request, HttpServletResponse response) {
        return switch (cause) {
            case Problem problem -> problem;
            case ErrorResponse refused when refused.getStatusCode().is4xxClientError() -> framework(refused, response);
            case DataAccessResourceFailureException _, TransientDataAccessException _ -> unavailable(cause);
            case CannotCreateTransactionException _, TransactionSystemException _ -> unavailable(cause);
            case IOException _ -> Refusals.ofStatus(400);
            default -> internal(cause, request);
        };
    }

    private static Problem framework(ErrorResponse refused, HttpServletResponse response) {
        var allow = refused.getHeaders().getFirst(HttpHeaders.ALLOW);
        if (allow != null) {
            response.setHeader(HttpHeaders.ALLOW, allow);
        }
        return Refusals.ofStatus(refused.getStatusCode().value());
    }

    private static Problem unavailable(Throwable cause) {
        LOG.warn("the store cannot be used now", cause);
        return new Problem(Kind.UNAVAILABLE, "store.unavailable", "The store cannot be used now; try again.", null);
    }

    private static Problem internal(Throwable cause, HttpServletRequest request) {
        var incident = UUID.randomUUID();
        request.setAttribute(ProblemForm.INCIDENT, incident);
        LOG.error("incident {}", incident, cause);
        return new Problem(Kind.INTERNAL, "internal", "Something broke here; the instance names it in our log.", null);
    }
}
