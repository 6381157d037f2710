package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.call.MakeCalls;
import org.xiucheng.serve.roster.ReadCalls;

/// Calls to duty: made and answered by staff.
@RestController
class CallsController {
    private final ReadCalls calls;
    private final MakeCalls makeCalls;
    private final Showing showing;

    CallsController(ReadCalls calls, MakeCalls makeCalls, Showing showing) {
        this.calls = calls;
        this.makeCalls = makeCalls;
        this.showing = showing;
    }

    record Calls(List<ReadCalls.CallView> items) {}

    record Made(String code) {}

    @GetMapping("/api/v1/calls")
    Calls list(HttpServletRequest request) {
        return new Calls(calls.of(showing.officer(request)));
    }

    @PostMapping("/api/v1/calls")
    @ResponseStatus(HttpStatus.CREATED)
    Made call(JsonBody body, HttpServletRequest request) {
        var fields = body.fields(Set.of("unit", "reason"));
        return new Made(makeCalls.call(fields.text("unit"), fields.text("reason"), showing.officer(request)));
    }

    @PostMapping("/api/v1/calls/{code}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable String code, JsonBody body, HttpServletRequest request) {
        body.fields(Set.of());
        makeCalls.answer(code, showing.officer(request));
    }
}
