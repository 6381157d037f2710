package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.moderate.Ground;
import org.xiucheng.decide.moderate.Moderate;
import org.xiucheng.decide.moderate.Waiting;
import org.xiucheng.door.web.Callers;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.sense.mask.FindTraces;
import org.xiucheng.sense.mask.Masking;
import org.xiucheng.serve.media.Publication;
import org.xiucheng.serve.media.ReadPublication;
import org.xiucheng.serve.media.Viewer;

/// The desk that decides what becomes public, and the rules by which it does.
@RestController
class ModerationController {
    private static final Set<String> DECISION = Set.of("part", "ground");

    private final Moderate moderate;
    private final ReadPublication publication;
    private final Viewers viewers;
    private final Callers callers;
    private final Conditions conditions;

    ModerationController(
            Moderate moderate, ReadPublication publication, Viewers viewers, Callers callers, Conditions conditions) {
        this.moderate = moderate;
        this.publication = publication;
        this.viewers = viewers;
        this.callers = callers;
        this.conditions = conditions;
    }

    /// A ground on which something stays private.
    record Rule(String code, Bilingual title, Bilingual meaning) {}

    /// The published rules: these grounds and no other.
    record Rules(List<Rule> grounds) {}

    /// One thing that waits: the words as written and as the public would read them, or the photo.
    record Item(
            String number,
            int part,
            Instant at,
            Optional<String> text,
            Optional<String> masked,
            List<String> found,
            Optional<Publication.Links> photo,
            Optional<String> appeal) {}

    /// A page of the desk; `next` is what the next page comes after.
    record Desk(List<Item> items, Optional<String> next) {}

    @GetMapping("/api/v1/moderation/rules")
    Rules rules() {
        return new Rules(Arrays.stream(Ground.values())
                .map(ground -> new Rule(ground.code(), ground.title(), ground.meaning()))
                .toList());
    }

    @GetMapping("/api/v1/moderation")
    Desk desk(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        var officer = officer(request);
        var viewer = viewers.of(null, null, request);
        var last = Optional.ofNullable(after).map(place -> place(officer, place));
        var most = conditions.limit(limit);
        var found = moderate.queue(officer, last, most);
        var items = found.stream().map(waiting -> item(waiting, viewer)).toList();
        var next = found.size() < most
                ? Optional.<String>empty()
                : Optional.of(found.getLast().number() + "." + found.getLast().part());
        return new Desk(items, next);
    }

    @PostMapping("/api/v1/moderation/{number}/decisions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable String number, JsonBody body, HttpServletRequest request) {
        var fields = body.fields(DECISION);
        moderate.decide(
                officer(request),
                new Moderate.Verdict(
                        conditions.number(number),
                        fields.findWhole("part").orElseThrow(() -> fields.missing("part")),
                        fields.findText("ground")));
    }

    private Subject.Officer officer(HttpServletRequest request) {
        return callers.officer(request).orElseThrow(Conditions::absent);
    }

    private Waiting place(Subject.Officer officer, String place) {
        if (!place.matches("[0-9A-Z-]{1,20}\\.[0-9]{1,2}")) {
            throw Conditions.absent();
        }
        var dot = place.indexOf('.');
        var part = Integer.parseInt(place.substring(dot + 1));
        return moderate.waiting(officer, conditions.number(place.substring(0, dot)), part);
    }

    private Item item(Waiting waiting, Viewer viewer) {
        var text = waiting.part() == 0 ? Optional.of(waiting.description()) : Optional.<String>empty();
        return new Item(
                waiting.number(),
                waiting.part(),
                waiting.at(),
                text,
                text.map(Masking::mask),
                text.stream()
                        .flatMap(words -> FindTraces.in(words).stream())
                        .map(trace -> trace.kind().key())
                        .distinct()
                        .toList(),
                waiting.photo().map(photo -> publication.links(photo, viewer)),
                waiting.appeal().map(Waiting.Appeal::words));
    }
}
