package org.xiucheng.decide.organisation;

import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.account.AdministerAccounts;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.time.Validity;

/// How a city comes to units, posts and desks over its areas: written down by the security administrator, each
/// deed in one transaction with its line of the audit, and known from the next request on.
@Service
public class Organise {
    /// What a post may permit; to judge belongs to whoever reported, never to a post.
    public static final Set<String> PERMISSIONS = Stream.of(Permission.values())
            .filter(permission -> permission != Permission.JUDGE)
            .map(Permission::name)
            .collect(Collectors.toUnmodifiableSet());

    static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,31}");
    static final int LONGEST_NAME = 128;

    private final SqlParties store;
    private final SqlStances stances;
    private final CheckStance check;
    private final Standing standing;
    private final AdministerAccounts.Desk desk;

    Organise(SqlParties store, SqlStances stances, CheckStance check, Standing standing, AdministerAccounts.Desk desk) {
        this.store = store;
        this.stances = stances;
        this.check = check;
        this.standing = standing;
        this.desk = desk;
    }

    /// Makes a unit that there is from now on.
    ///
    /// @throws Problem `code.malformed`, `kind.malformed`, `length.max`, `area.absent`, `unit.taken`
    public void add(String code, Bilingual name, String kind, String area, Subject.Officer by) {
        named(code, name);
        if (!KIND.matcher(kind).matches()) {
            throw Problem.invalid("kind.malformed", "A kind is 1 to 32 of a-z and dash.", "/kind");
        }
        if (standing.places().area(area).isEmpty()) {
            throw Problem.absent("area.absent", "There is no such area.");
        }
        deed(by, "unit.make", "unit", code, now -> {
            try {
                store.add(new Unit(code, name, kind, area, Validity.since(now)));
            } catch (DuplicateKeyException taken) {
                throw Problem.conflict("unit.taken", "There is or was a unit of that code.");
            }
        });
    }

    /// Makes a post in a unit, vacant until it is given to somebody.
    ///
    /// @throws Problem `code.malformed`, `length.max`, `permission.unknown`, `unit.absent`, `post.taken`,
    /// `administrator.apart`
    public void add(Post post, Subject.Officer by) {
        named(post.code(), post.name());
        if (post.permissions().isEmpty() || !PERMISSIONS.containsAll(post.permissions())) {
            throw Problem.invalid("permission.unknown", "A post permits things of the list.", "/permissions");
        }
        deed(by, "post.make", "post", post.code(), now -> {
            CheckStance.unit(post.unit(), store.all(), now);
            try {
                store.add(post);
            } catch (DuplicateKeyException taken) {
                throw Problem.conflict("post.taken", "There is a post of that code.");
            } catch (DataIntegrityViolationException mixed) {
                throw Problem.conflict("administrator.apart", "An administrator's post permits nothing else.");
            }
        });
    }

    /// From its time on a unit or post stands so.
    ///
    /// @throws Problem as `CheckStance`, and `relation.held`
    public void begin(Stance stance, Subject.Officer by) {
        deed(by, "relation.begin", "relation", stance.code(), now -> {
            stances.waitForOthers();
            var kind = check.check(stance, store.all(), now);
            CheckStance.times(stance, now);
            var from = stance.from().orElse(now);
            if (stances.held(stance, from, kind.sole())) {
                throw Problem.conflict("relation.held", "Somebody stands there in that time; end that first.");
            }
            var validity = new Validity(from, stance.to().orElse(null));
            store.add(
                    desk.maker().id(),
                    new Relation(stance.object(), stance.name(), stance.subject(), validity, by.account()));
        });
    }

    /// From now on they stand there no longer; what was stays known.
    ///
    /// @throws Problem as `CheckStance`, and `relation.absent`
    public void end(Stance stance, Subject.Officer by) {
        deed(by, "relation.end", "relation", stance.code(), now -> {
            stances.waitForOthers();
            check.check(stance, store.all(), now);
            if (stances.end(stance, now) == 0) {
                throw Problem.absent("relation.absent", "Nobody stands there so.");
            }
        });
    }

    private void deed(Subject.Officer by, String action, String kind, String about, Consumer<Instant> work) {
        desk.transactions().executeWithoutResult(_ -> {
            work.accept(desk.maker().now());
            desk.write(by, action, kind, about);
        });
        standing.parties().refresh();
    }

    private static void named(String code, Bilingual name) {
        if (!CODE.matcher(code).matches()) {
            throw Problem.invalid("code.malformed", "A code is 1 to 64 letters, digits, dots, dashes.", "/code");
        }
        Stream.of(name.zh(), name.en())
                .filter(text -> text.isBlank()
                        || text.length() > LONGEST_NAME
                        || text.chars().anyMatch(Character::isISOControl))
                .findAny()
                .ifPresent(_ -> {
                    throw Problem.invalid("length.max", "A name has 1 to 128 characters.", "/name");
                });
    }
}
