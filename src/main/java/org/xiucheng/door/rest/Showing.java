package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xiucheng.door.web.Callers;
import org.xiucheng.door.web.Refusals;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.ReportToken;
import org.xiucheng.kernel.matter.sql.SqlReports;

/// As whom somebody asks about a report: whoever shows a token is its reporter, or refused; without one it is
/// the session that counts.
@Component
class Showing {
    private final SqlReports reports;
    private final Callers callers;

    Showing(SqlReports reports, Callers callers) {
        this.reports = reports;
        this.callers = callers;
    }

    Subject subject(PublicNumber number, @Nullable String token, HttpServletRequest request) {
        return token == null ? callers.subject(request) : reporter(number, token);
    }

    /// The reporter, where nobody else may ask.
    Subject.Reporter reporter(PublicNumber number, @Nullable String token) {
        if (token == null) {
            throw new Problem(Kind.UNAUTHENTICATED, "token.missing", "Show the token of the report.", null);
        }
        return reports.reporter(number, new ReportToken(token))
                .orElseThrow(() -> new Problem(
                        Kind.UNAUTHENTICATED, "token.wrong", "The token is not that of this report.", null));
    }

    /// The officer who asks, or the public.
    Subject subject(HttpServletRequest request) {
        return callers.subject(request);
    }

    Subject.Officer officer(HttpServletRequest request) {
        return callers.officer(request).orElseThrow(Refusals::unauthenticated);
    }
}
