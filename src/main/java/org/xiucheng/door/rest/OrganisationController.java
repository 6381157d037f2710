package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.organisation.Organise;
import org.xiucheng.decide.organisation.Stance;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.serve.organisation.ReadOrganisation;

/// The desk of the security administrator: which units and posts there are, and which desk stands over what.
@RestController
class OrganisationController {
    private static final Set<String> UNIT = Set.of("code", "name", "kind", "area");
    private static final Set<String> POST = Set.of("code", "unit", "name", "permissions");
    private static final Set<String> STANCE = Set.of("verb", "object", "relation", "subject", "from", "to");
    private static final Set<String> END = Set.of("kind", "id");
    private static final int LONGEST_CODE = 64;

    private final Organise organise;
    private final ReadOrganisation organisation;
    private final Conditions conditions;
    private final Showing showing;
    private final InstantSource clock;

    OrganisationController(
            Organise organise,
            ReadOrganisation organisation,
            Conditions conditions,
            Showing showing,
            InstantSource clock) {
        this.organise = organise;
        this.organisation = organisation;
        this.conditions = conditions;
        this.showing = showing;
        this.clock = clock;
    }

    record Listed(List<ReadOrganisation.UnitView> items, Optional<String> next) {}

    /// What was made.
    record Made(String code) {}

    @GetMapping("/api/v1/organisation")
    Listed list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var most = conditions.limit(limit);
        var after = cursor == null ? "" : cursor;
        if (after.length() > LONGEST_CODE) {
            throw Problem.malformed("cursor.invalid", "The cursor is not one of this list.");
        }
        var found = organisation.units(after, clock.instant(), most);
        var next = found.size() < most
                ? Optional.<String>empty()
                : Optional.of(found.getLast().code());
        return new Listed(found, next);
    }

    @PostMapping("/api/v1/units")
    @ResponseStatus(HttpStatus.CREATED)
    Made unit(JsonBody body, HttpServletRequest request) {
        var fields = body.fields(UNIT);
        var code = fields.text("code");
        organise.add(
                code, fields.bilingual("name"), fields.text("kind"), fields.text("area"), showing.officer(request));
        return new Made(code);
    }

    @PostMapping("/api/v1/posts")
    @ResponseStatus(HttpStatus.CREATED)
    Made post(JsonBody body, HttpServletRequest request) {
        var fields = body.fields(POST);
        var post = new Post(fields.text("code"), fields.text("unit"), fields.bilingual("name"), permissions(fields));
        organise.add(post, showing.officer(request));
        return new Made(post.code());
    }

    @PostMapping("/api/v1/relations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void relation(JsonBody body, HttpServletRequest request) {
        var fields = body.fields(STANCE);
        var stance = new Stance(
                end(fields, "object"),
                fields.text("relation"),
                end(fields, "subject"),
                fields.findInstant("from"),
                fields.findInstant("to"));
        var officer = showing.officer(request);
        switch (fields.text("verb")) {
            case "begin" -> organise.begin(stance, officer);
            case "end" -> organise.end(stance, officer);
            default -> throw Problem.invalid("verb.unknown", "There is no such deed.", "/verb");
        }
    }

    private static Party end(Fields fields, String name) {
        var end = fields.findObject(name, END).orElseThrow(() -> fields.missing(name));
        var id = end.text("id");
        if (id.isBlank() || id.length() > LONGEST_CODE) {
            throw Problem.invalid("length.max", "The field is empty or longer than what is read.", end.at("id"));
        }
        return new Party(end.text("kind"), id);
    }

    private static Set<String> permissions(Fields fields) {
        var permissions = new HashSet<String>();
        for (var permission : fields.findList("permissions").orElseThrow(() -> fields.missing("permissions"))) {
            if (!(permission instanceof String text)) {
                throw fields.type("permissions");
            }
            permissions.add(text);
        }
        return permissions;
    }
}
