package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.moderate.Moderate;
import org.xiucheng.sense.report.CheckText;
import org.xiucheng.serve.matter.ReadMatters;
import org.xiucheng.serve.media.Publication;
import org.xiucheng.serve.media.ReadPublication;

/// What was said and shown about a matter, as far as it may be seen, and the reporter's word against keeping it
/// private.
@RestController
class PublicationController {
    private static final Set<String> APPEAL = Set.of("part", "words");
    private static final int LONGEST_APPEAL = 1_000;

    private final ReadMatters matters;
    private final ReadPublication publication;
    private final Moderate moderate;
    private final Viewers viewers;
    private final Conditions conditions;

    PublicationController(
            ReadMatters matters,
            ReadPublication publication,
            Moderate moderate,
            Viewers viewers,
            Conditions conditions) {
        this.matters = matters;
        this.publication = publication;
        this.moderate = moderate;
        this.viewers = viewers;
        this.conditions = conditions;
    }

    @GetMapping("/api/v1/matters/{number}/publication")
    Publication one(
            @PathVariable String number,
            @RequestHeader(name = "Report-Token", required = false) @Nullable String token,
            HttpServletRequest request) {
        var parsed = conditions.number(number);
        var viewer = viewers.of(number, token, request);
        var matter = matters.view(parsed, viewer.subject()).orElseThrow(Conditions::absent);
        var own = conditions.number(matter.summary().number());
        return publication.of(own, viewer, matter.report().isPresent());
    }

    @PostMapping("/api/v1/matters/{number}/appeals")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void appeal(
            @PathVariable String number,
            @RequestHeader(name = "Report-Token", required = false) @Nullable String token,
            JsonBody body) {
        var parsed = conditions.number(number);
        if (token == null) {
            throw Conditions.absent();
        }
        var reporter = viewers.reporter(parsed, token);
        var fields = body.fields(APPEAL);
        var words = fields.text("words");
        CheckText.check(words, LONGEST_APPEAL, "/words");
        moderate.appeal(reporter, parsed, fields.findWhole("part").orElse(0), words);
    }
}
