package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.account.ServiceKeys;
import org.xiucheng.door.web.Callers;
import org.xiucheng.door.web.DoorSettings;
import org.xiucheng.door.web.Refusals;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.serve.account.ReadAccounts;

/// The keys by which other systems come in, as the security administrator keeps them.
@RestController
class KeysController {
    private static final Set<String> NEW = Set.of("key", "name", "scopes");
    private static final Set<String> DEED = Set.of("verb", "overlapHours");
    private static final String KEY = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final int USUAL_OVERLAP = 24;
    private static final int LONGEST_NAME = 128;

    private final ServiceKeys keys;
    private final ReadAccounts accounts;
    private final Callers callers;
    private final InstantSource clock;
    private final DoorSettings settings;

    KeysController(
            ServiceKeys keys, ReadAccounts accounts, Callers callers, InstantSource clock, DoorSettings settings) {
        this.keys = keys;
        this.accounts = accounts;
        this.callers = callers;
        this.clock = clock;
        this.settings = settings;
    }

    record Listed(List<ReadAccounts.KeyView> items) {}

    /// What became of a key; a secret is shown once.
    record Done(String key, Optional<String> secret) {}

    @GetMapping("/api/v1/keys")
    Listed list() {
        return new Listed(accounts.keys(clock.instant(), settings.pageLimit()));
    }

    @PostMapping("/api/v1/keys")
    @ResponseStatus(HttpStatus.CREATED)
    Done make(JsonBody body, HttpServletRequest request) {
        var fields = body.fields(NEW);
        var key = fields.text("key");
        var name = fields.text("name").strip();
        if (!key.matches(KEY)) {
            throw Problem.invalid("key.malformed", "A key is named by 1 to 64 letters, digits, dots, dashes.", "/key");
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Problem.invalid("length.max", "A name has 1 to 128 characters.", "/name");
        }
        return new Done(key, Optional.of(keys.make(key, name, scopes(fields), officer(request))));
    }

    @PostMapping("/api/v1/keys/{key}/deeds")
    Done deed(@PathVariable String key, JsonBody body, HttpServletRequest request) {
        var fields = body.fields(DEED);
        var officer = officer(request);
        var overlap = Duration.ofHours(fields.findWhole("overlapHours").orElse(USUAL_OVERLAP));
        return switch (fields.text("verb")) {
            case "rotate" -> new Done(key, Optional.of(keys.rotate(key, overlap, officer)));
            case "revoke" -> {
                keys.revoke(key, officer);
                yield new Done(key, Optional.empty());
            }
            default -> throw Problem.invalid("verb.unknown", "There is no such deed.", "/verb");
        };
    }

    private static Set<String> scopes(Fields fields) {
        var scopes = new HashSet<String>();
        for (var scope : fields.findList("scopes").orElseThrow(() -> fields.missing("scopes"))) {
            if (!(scope instanceof String text)) {
                throw fields.type("scopes");
            }
            scopes.add(text);
        }
        return scopes;
    }

    private Subject.Officer officer(HttpServletRequest request) {
        return callers.officer(request).orElseThrow(Refusals::unauthenticated);
    }
}
