package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.door.web.Callers;
import org.xiucheng.door.web.Refusals;
import org.xiucheng.serve.audit.AuditLine;
import org.xiucheng.serve.audit.AuditQuery;
import org.xiucheng.serve.audit.ReadAudit;
import org.xiucheng.serve.matter.Page;

/// The audit, for those who watch over it.
@RestController
class AuditController {
    private final ReadAudit audit;
    private final Callers callers;
    private final Conditions conditions;

    AuditController(ReadAudit audit, Callers callers, Conditions conditions) {
        this.audit = audit;
        this.callers = callers;
        this.conditions = conditions;
    }

    @GetMapping("/api/v1/audit")
    Page<AuditLine> list(HttpServletRequest request) {
        var officer = callers.officer(request).orElseThrow(Refusals::unauthenticated);
        var query = new AuditQuery(given(request, "what"), given(request, "action"), given(request, "unit"));
        return audit.list(query, officer, given(request, "cursor"), conditions.limit(request.getParameter("limit")));
    }

    private static Optional<String> given(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(text -> !text.isBlank());
    }
}
