package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xiucheng.door.web.Callers;
import org.xiucheng.door.web.Sessions;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.ReportToken;
import org.xiucheng.kernel.matter.sql.SqlReports;
import org.xiucheng.serve.media.Viewer;

/// Who looks at a photo, and by which session: whoever shows a token is its reporter, or refused.
@Component
class Viewers {
    private final Callers callers;
    private final SqlReports reports;
    private final Conditions conditions;

    Viewers(Callers callers, SqlReports reports, Conditions conditions) {
        this.callers = callers;
        this.reports = reports;
        this.conditions = conditions;
    }

    Viewer of(@Nullable String number, @Nullable String token, HttpServletRequest request) {
        if (token != null && number != null) {
            return new Viewer(reporter(conditions.number(number), token), "");
        }
        var session = callers.session(request).map(Sessions.Session::csrf).orElse("");
        return new Viewer(callers.subject(request), session);
    }

    /// The reporter of that report by its token.
    Subject.Reporter reporter(PublicNumber number, String token) {
        return reports.reporter(number, new ReportToken(token))
                .orElseThrow(() -> new Problem(
                        Kind.UNAUTHENTICATED, "token.wrong", "The token is not that of this report.", null));
    }
}
