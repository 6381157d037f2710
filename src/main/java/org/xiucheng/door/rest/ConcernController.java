package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.concern.StateConcern;

/// Whom a matter complains about and whether it is sensitive, said afterwards.
@RestController
class ConcernController {
    private final StateConcern stateConcern;
    private final Showing showing;

    ConcernController(StateConcern stateConcern, Showing showing) {
        this.stateConcern = stateConcern;
        this.showing = showing;
    }

    /// Both are said together; whoever leaves one out says that there is none.
    @PutMapping("/api/v1/matters/{number}/concern")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void state(
            @PathVariable String number,
            @RequestHeader(name = "Report-Token", required = false) @Nullable String token,
            JsonBody body,
            HttpServletRequest request) {
        var parsed = Conditions.numbered(number);
        var fields = body.fields(Set.of("about", "sensitive", "reason"));
        var subject = showing.subject(parsed, token, request);
        stateConcern.state(parsed, ReportsController.concern(fields), fields.text("reason"), subject);
    }
}
