package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.account.AccountDeed;
import org.xiucheng.decide.account.AdministerAccounts;
import org.xiucheng.door.web.Callers;
import org.xiucheng.door.web.Refusals;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.serve.account.ReadAccounts;

/// The desk of the security administrator: who has an account and which posts.
@RestController
class AccountsController {
    private static final Set<String> NEW = Set.of("account", "name");
    private static final Set<String> DEED = Set.of("verb", "post", "until", "issuer", "subject");
    private static final String ACCOUNT = "[a-z0-9._-]{1,64}";
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_ISSUER = 500;
    private static final int LONGEST_SUBJECT = 255;

    private final AdministerAccounts administer;
    private final ReadAccounts accounts;
    private final Callers callers;
    private final Conditions conditions;
    private final City city;

    /// Who there is in the city, and the time.
    @Component
    record City(CurrentParties parties, InstantSource clock) {}

    AccountsController(
            AdministerAccounts administer, ReadAccounts accounts, Callers callers, Conditions conditions, City city) {
        this.administer = administer;
        this.accounts = accounts;
        this.callers = callers;
        this.conditions = conditions;
        this.city = city;
    }

    record Listed(List<ReadAccounts.AccountView> items, Optional<String> next) {}

    /// What became of an account; a password is shown once.
    record Done(String account, Optional<String> password) {}

    record Posts(List<PostToGive> items) {}

    /// A post that may be given; `held` says that somebody holds it now.
    record PostToGive(String code, Bilingual name, String unit, List<String> permissions, boolean held) {}

    @GetMapping("/api/v1/accounts")
    Listed list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var most = conditions.limit(limit);
        var after = cursor == null ? "" : cursor;
        if (!after.isEmpty() && !after.matches(ACCOUNT)) {
            throw Problem.malformed("cursor.invalid", "The cursor is not one of this list.");
        }
        var found = accounts.accounts(after, city.clock().instant(), most);
        var next = found.size() < most
                ? Optional.<String>empty()
                : Optional.of(found.getLast().account());
        return new Listed(found, next);
    }

    @GetMapping("/api/v1/posts")
    Posts posts() {
        var now = city.clock().instant();
        var parties = city.parties().get();
        return new Posts(parties.posts().stream()
                .sorted(Comparator.comparing(Post::code))
                .map(post -> new PostToGive(
                        post.code(),
                        post.name(),
                        post.unit(),
                        post.permissions().stream().sorted().toList(),
                        parties.holder(post.code(), now).isPresent()))
                .toList());
    }

    @PostMapping("/api/v1/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Done make(JsonBody body, HttpServletRequest request) {
        var fields = body.fields(NEW);
        var account = fields.text("account");
        var name = fields.text("name").strip();
        if (!account.matches(ACCOUNT)) {
            throw Problem.invalid("account.malformed", "An account is 1 to 64 of a-z, 0-9, dot, dash.", "/account");
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Problem.invalid("length.max", "A name has 1 to 128 characters.", "/name");
        }
        return new Done(account, Optional.of(administer.make(account, name, officer(request))));
    }

    @PostMapping("/api/v1/accounts/{account}/deeds")
    Done deed(@PathVariable String account, JsonBody body, HttpServletRequest request) {
        var asked = asked(body.fields(DEED));
        if (!account.matches(ACCOUNT)) {
            throw Problem.absent("account.absent", "There is no such account.");
        }
        return new Done(account, administer.perform(account, asked, officer(request)));
    }

    private static AccountDeed asked(Fields fields) {
        return switch (fields.text("verb")) {
            case "disable" -> new AccountDeed.Disable();
            case "enable" -> new AccountDeed.Enable();
            case "reset-password" -> new AccountDeed.ResetPassword();
            case "reset-second-factor" -> new AccountDeed.ResetSecondFactor();
            case "link" -> new AccountDeed.Link(issuer(fields), subject(fields));
            case "unlink" -> new AccountDeed.Unlink(issuer(fields), subject(fields));
            case "give-post" -> new AccountDeed.GivePost(fields.text("post"), fields.findInstant("until"));
            case "end-post" -> new AccountDeed.EndPost(fields.text("post"));
            default -> throw Problem.invalid("verb.unknown", "There is no such deed.", "/verb");
        };
    }

    private static String issuer(Fields fields) {
        return within(fields, "issuer", LONGEST_ISSUER);
    }

    private static String subject(Fields fields) {
        return within(fields, "subject", LONGEST_SUBJECT);
    }

    private static String within(Fields fields, String name, int longest) {
        var text = fields.text(name);
        if (text.isBlank() || text.length() > longest) {
            throw Problem.invalid("length.max", "The field is empty or longer than what is read.", fields.at(name));
        }
        return text;
    }

    private Subject.Officer officer(HttpServletRequest request) {
        return callers.officer(request).orElseThrow(Refusals::unauthenticated);
    }
}
