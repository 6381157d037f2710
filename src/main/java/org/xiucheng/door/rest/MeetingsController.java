package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.group.HoldMeetings;
import org.xiucheng.decide.group.MeetingRequest;
import org.xiucheng.kernel.task.Meeting;
import org.xiucheng.serve.task.MeetingView;
import org.xiucheng.serve.task.ReadMeetings;

/// Meetings of leading groups: called, written down, approved.
@RestController
class MeetingsController {
    private static final Set<String> CALL = Set.of("heldAt", "attendance", "agenda");
    private static final Set<String> MINUTES = Set.of("text", "decisions");
    private static final Set<String> DECISION = Set.of("unit", "text", "term");
    private static final Set<String> APPROVAL = Set.of("writtenAt");

    private final HoldMeetings holdMeetings;
    private final ReadMeetings meetings;
    private final Showing showing;

    MeetingsController(HoldMeetings holdMeetings, ReadMeetings meetings, Showing showing) {
        this.holdMeetings = holdMeetings;
        this.meetings = meetings;
        this.showing = showing;
    }

    @PostMapping("/api/v1/groups/{code}/meetings")
    @ResponseStatus(HttpStatus.CREATED)
    MeetingView call(@PathVariable String code, JsonBody body, HttpServletRequest request) {
        var officer = showing.officer(request);
        var fields = body.fields(CALL);
        var wanted = new MeetingRequest(
                code,
                fields.findInstant("heldAt").orElseThrow(() -> fields.missing("heldAt")),
                texts(fields, "attendance"),
                texts(fields, "agenda").stream().map(Conditions::numbered).toList());
        return meetings.get(holdMeetings.call(wanted, officer).code(), officer);
    }

    @PutMapping("/api/v1/meetings/{code}/minutes")
    MeetingView write(@PathVariable String code, JsonBody body, HttpServletRequest request) {
        var officer = showing.officer(request);
        var fields = body.fields(MINUTES);
        var decisions = fields.objects("decisions", DECISION).stream()
                .map(one -> new Meeting.Decision(one.text("unit"), one.text("text"), TasksController.term(one)))
                .toList();
        holdMeetings.write(code, fields.text("text"), decisions, officer);
        return meetings.get(code, officer);
    }

    @PostMapping("/api/v1/meetings/{code}/approval")
    MeetingView approve(@PathVariable String code, JsonBody body, HttpServletRequest request) {
        var officer = showing.officer(request);
        var fields = body.fields(APPROVAL);
        holdMeetings.approve(
                code, fields.findInstant("writtenAt").orElseThrow(() -> fields.missing("writtenAt")), officer);
        return meetings.get(code, officer);
    }

    private static List<String> texts(Fields fields, String name) {
        return fields.findList(name).orElseThrow(() -> fields.missing(name)).stream()
                .map(one -> {
                    if (one instanceof String text && text.indexOf('\0') < 0) {
                        return text;
                    }
                    throw fields.type(name);
                })
                .toList();
    }
}
