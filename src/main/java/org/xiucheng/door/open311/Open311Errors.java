package org.xiucheng.door.open311;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xiucheng.door.open311.Element.Count;
import org.xiucheng.door.open311.Element.Series;
import org.xiucheng.door.web.ErrorForm;
import org.xiucheng.kernel.Problem;

/// How this standard says no: a list of errors, each with a number and a sentence; our stable code stands at
/// the sentence's end.
///
/// The standard knows 404 for what is not there, 403 for keys, and 400 for all else that is wrong with a
/// request. What HTTP itself says (too large, wrong type, wrong method, too often) keeps its own number.
@Component
class Open311Errors implements ErrorForm {
    private static final String ROOT = "/open311";

    @Override
    public boolean speaksFor(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    @Override
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var format = Format.ofPath(asked(request));
        var status = status(problem.kind());
        var field = problem.pointer()
                .map(Open311Errors::field)
                .map(name -> name + ": ")
                .orElse("");
        var error = Element.group(
                "error",
                new Count("code", status),
                Element.text("description", field + problem.detail() + " (" + problem.code() + ")"));
        response.setStatus(status);
        response.setContentType(format.contentType());
        response.getOutputStream().write(format.write(new Series("errors", List.of(error))));
    }

    /// What was asked, also where the container refused by itself and sent the request on.
    private static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? path
                : request.getRequestURI();
    }

    /// What the field is called at this door.
    private static String field(String pointer) {
        return switch (pointer) {
            case "/category" -> "service_code";
            case "/location/point" -> "lat, long";
            case "/location/area", "/location/component" -> "address_id";
            case "/location/address" -> "address_string";
            case "/contact/name" -> "first_name, last_name";
            case "/contact/account" -> "account_id";
            case "/mediaUrl" -> "media_url";
            case "/attributes" -> "attribute";
            case String other -> other.substring(other.lastIndexOf('/') + 1);
        };
    }

    private static int status(Problem.Kind kind) {
        return switch (kind) {
            case MALFORMED, INVALID, CONFLICT, STALE, UNCONDITIONED -> Problem.Kind.MALFORMED.status();
            case UNAUTHENTICATED, FORBIDDEN -> Problem.Kind.FORBIDDEN.status();
            case ABSENT, NOT_ALLOWED, TOO_LARGE, UNSUPPORTED, TOO_MANY, INTERNAL, UNAVAILABLE -> kind.status();
        };
    }
}
