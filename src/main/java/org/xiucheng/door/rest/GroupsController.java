package org.xiucheng.door.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.group.FoundGroup;
import org.xiucheng.decide.task.TaskLimits;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.task.LeadingGroup;
import org.xiucheng.kernel.task.sql.SqlGroups;
import org.xiucheng.serve.matter.Names;
import org.xiucheng.serve.matter.Shown;
import org.xiucheng.serve.task.MeetingView;
import org.xiucheng.serve.task.ReadMeetings;

/// Leading groups: what for, on which article, who is in them and until when. Everyone may read it.
@RestController
class GroupsController {
    private static final Set<String> FIELDS = Set.of("code", "name", "mandate", "basis", "until", "members", "office");
    private static final Set<String> MEMBER = Set.of("unit", "role", "chair");

    private final FoundGroup foundGroup;
    private final SqlGroups groups;
    private final ReadMeetings meetings;
    private final Names names;
    private final Showing showing;
    private final InstantSource clock;

    GroupsController(FoundGroup foundGroup, Kept kept, Names names, Showing showing, InstantSource clock) {
        this.foundGroup = foundGroup;
        this.groups = kept.groups;
        this.meetings = kept.meetings;
        this.names = names;
        this.showing = showing;
        this.clock = clock;
    }

    /// Groups and what they did.
    @Component
    record Kept(SqlGroups groups, ReadMeetings meetings) {}

    record Listed(List<View> items) {}

    /// A group with its latest meetings, as far as the reader may see them.
    record Page(@JsonUnwrapped View group, List<MeetingView> meetings) {}

    /// `overdue`: it should have ended and has not.
    record View(
            String code,
            Bilingual name,
            Bilingual mandate,
            Optional<Shown.Article> basis,
            Instant since,
            Instant until,
            Optional<Instant> dissolvedAt,
            boolean overdue,
            List<Member> members) {}

    record Member(Shown.Named unit, Bilingual role, boolean chair) {}

    @GetMapping("/api/v1/groups")
    Listed list() {
        return new Listed(
                groups.list(TaskLimits.USUAL.listed()).stream().map(this::view).toList());
    }

    @GetMapping("/api/v1/groups/{code}")
    Page one(@PathVariable String code, HttpServletRequest request) {
        var group = groups.find(code).orElseThrow(() -> Problem.absent("group.absent", "There is no such group."));
        return new Page(view(group), meetings.of(group, showing.subject(request)));
    }

    @PostMapping("/api/v1/groups")
    @ResponseStatus(HttpStatus.CREATED)
    View found(JsonBody body, HttpServletRequest request) {
        var officer = showing.officer(request);
        var fields = body.fields(FIELDS);
        return view(foundGroup.found(wanted(fields), fields.findText("office"), officer));
    }

    @PostMapping("/api/v1/groups/{code}/dissolution")
    View dissolve(@PathVariable String code, HttpServletRequest request) {
        return view(foundGroup.dissolve(code, showing.officer(request)));
    }

    private LeadingGroup wanted(Fields fields) {
        var now = clock.instant();
        var until = fields.findInstant("until").orElseThrow(() -> fields.missing("until"));
        var members = fields.objects("members", MEMBER).stream()
                .map(one -> new LeadingGroup.Member(
                        one.text("unit"),
                        words(one, "role"),
                        one.findTruth("chair").orElse(false)))
                .toList();
        if (members.stream().filter(LeadingGroup.Member::chair).count() != 1) {
            throw Problem.invalid("group.chair", "A group has one chair.", fields.at("members"));
        }
        if (!until.isAfter(now)) {
            throw Problem.invalid("group.end", "A group ends later than now and within three years.", "/until");
        }
        return new LeadingGroup(
                fields.text("code"),
                words(fields, "name"),
                words(fields, "mandate"),
                TasksController.basis(fields),
                now,
                until,
                Optional.empty(),
                members);
    }

    private static Bilingual words(Fields fields, String name) {
        var said = fields.bilingual(name);
        if (name.equals("role") && Math.max(said.zh().length(), said.en().length()) > 128) {
            throw Problem.invalid("length.max", "A role has 1 to 128 characters.", fields.at(name));
        }
        return said;
    }

    private View view(LeadingGroup group) {
        return new View(
                group.code(),
                group.name(),
                group.mandate(),
                names.article(group.basis(), group.since()),
                group.since(),
                group.until(),
                group.dissolvedAt(),
                group.overdueAt(clock.instant()),
                group.members().stream()
                        .map(one -> new Member(names.unit(one.unit()), one.role(), one.chair()))
                        .toList());
    }
}
