package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.delegation.LendPowers;
import org.xiucheng.decide.delegation.Lending;
import org.xiucheng.decide.delegation.SqlLendings;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Delegation;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.serve.matter.Names;
import org.xiucheng.serve.matter.Shown;

/// Powers of desks that are lent to posts of the field.
@RestController
class DelegationsController {
    private static final Set<String> FIELDS =
            Set.of("grantor", "post", "actions", "categories", "area", "perDay", "from", "to", "basis", "reason");
    private static final int LISTED = 200;

    private final LendPowers lendPowers;
    private final SqlLendings lendings;
    private final Names names;
    private final Showing showing;

    DelegationsController(LendPowers lendPowers, SqlLendings lendings, Names names, Showing showing) {
        this.lendPowers = lendPowers;
        this.lendings = lendings;
        this.names = names;
        this.showing = showing;
    }

    record Listed(List<View> items) {}

    record View(
            String code,
            String standing,
            Shown.Named grantor,
            Shown.Named post,
            List<String> actions,
            List<String> categories,
            Shown.Named area,
            int perDay,
            Instant from,
            Instant to,
            Optional<Shown.Article> basis,
            String reason,
            boolean own) {}

    @GetMapping("/api/v1/delegations")
    Listed list(HttpServletRequest request) {
        var officer = showing.officer(request);
        if (!lendPowers.reads(officer)) {
            throw Problem.forbidden("delegation.not-permitted", "This is for another post to lend.");
        }
        return new Listed(
                lendings.list(LISTED).stream().map(one -> view(one, officer)).toList());
    }

    @PostMapping("/api/v1/delegations")
    @ResponseStatus(HttpStatus.CREATED)
    View draft(JsonBody body, HttpServletRequest request) {
        var officer = showing.officer(request);
        var fields = body.fields(FIELDS);
        return view(lendPowers.draft(wanted(fields), fields.text("reason"), officer), officer);
    }

    @PostMapping("/api/v1/delegations/{code}/approval")
    View approve(@PathVariable String code, HttpServletRequest request) {
        var officer = showing.officer(request);
        return view(lendPowers.approve(code, officer), officer);
    }

    @PostMapping("/api/v1/delegations/{code}/revocation")
    View revoke(@PathVariable String code, HttpServletRequest request) {
        var officer = showing.officer(request);
        return view(lendPowers.revoke(code, officer), officer);
    }

    private Delegation wanted(Fields fields) {
        var from = fields.findInstant("from").orElseGet(lendPowers::now);
        var to = fields.findInstant("to").orElseThrow(() -> fields.missing("to"));
        if (!to.isAfter(from)) {
            throw Problem.invalid("delegation.end", "It ends later than now and within three years.", "/to");
        }
        return new Delegation(
                lendPowers.code().text(),
                fields.text("grantor"),
                fields.text("post"),
                actions(fields),
                texts(fields, "categories"),
                fields.text("area"),
                fields.findWhole("perDay").orElseThrow(() -> fields.missing("perDay")),
                0,
                new Validity(from, to),
                TasksController.basis(fields));
    }

    private static Set<Action> actions(Fields fields) {
        var actions = new HashSet<Action>();
        for (var key : texts(fields, "actions")) {
            actions.add(Delegation.POWERS.stream()
                    .filter(power -> power.key().equals(key))
                    .findFirst()
                    .orElseThrow(
                            () -> Problem.invalid("delegation.actions", "Name what is lent.", fields.at("actions"))));
        }
        return actions;
    }

    private static Set<String> texts(Fields fields, String name) {
        var texts = new HashSet<String>();
        for (var one : fields.findList(name).orElse(List.of())) {
            if (!(one instanceof String text) || text.isBlank() || text.length() > 128 || text.indexOf('\0') >= 0) {
                throw fields.type(name);
            }
            texts.add(text);
        }
        return texts;
    }

    private View view(Lending lending, Subject.Officer officer) {
        var lent = lending.delegation();
        return new View(
                lent.code(),
                lending.standingAt(lendPowers.now())
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'),
                names.unit(lent.grantor()),
                names.post(lent.post()),
                lent.actions().stream().map(Action::key).sorted().toList(),
                lent.categories().stream().sorted().toList(),
                names.area(lent.area()),
                lent.perDay(),
                lent.validity().from(),
                lent.validity().end().orElseThrow(),
                names.article(lent.basis(), lent.validity().from()),
                lending.reason(),
                lending.draftedBy().equals(officer.person()));
    }
}
