package org.xiucheng.decide.account;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.place.Jurisdiction;
import org.xiucheng.kernel.place.sql.SqlPlaces;
import org.xiucheng.kernel.time.Validity;

/// Appoints a city's first security administrator: the one deed that no administrator can do, as there is none.
///
/// Whoever runs the machine does it, and only while nobody administers security; from then on the desk of the
/// security administrator does everything. An administrator is a person and an account of its own, so that
/// the three administrators stay three people.
@Service
public class AppointAdministrator {
    private static final String BY = "operator";
    private static final String ACCOUNT = "[a-z0-9._-]{1,64}";
    private static final int LONGEST_NAME = 128;
    private static final Set<String> POWER = Set.of(Permission.ADMINISTER_SECURITY.name());
    private static final String UNIT = "security-office";
    private static final String POST = "security-administrator";

    private final SqlAccounts accounts;
    private final SqlParties parties;
    private final SqlPlaces places;
    private final OneTimePasswords passwords;
    private final AdministerAccounts.Desk desk;

    AppointAdministrator(
            SqlAccounts accounts,
            SqlParties parties,
            SqlPlaces places,
            OneTimePasswords passwords,
            AdministerAccounts.Desk desk) {
        this.accounts = accounts;
        this.parties = parties;
        this.places = places;
        this.passwords = passwords;
        this.desk = desk;
    }

    /// Who was appointed to what, and the password to be shown once and changed at the first login.
    public record Appointed(String account, String post, String unit, String password) {
        /// Never shows the password in logs.
        @Override
        public String toString() {
            return "Appointed[%s, %s, %s, …]".formatted(account, post, unit);
        }
    }

    /// Makes the person, the account and, where there is none to be had, the unit and the post; all of it with
    /// its line of the audit, or nothing.
    ///
    /// @throws Problem `account.malformed`, `length.max`, `city.none`, `administrator.present`, `account.taken`
    public Appointed appoint(String account, String name) {
        var person = named(account, name.strip());
        var secret = passwords.make();
        var done = desk.transactions().execute(_ -> {
            accounts.waitForOthers();
            var city = places.jurisdiction().orElseThrow(AppointAdministrator::unfounded);
            var now = desk.maker().now();
            if (accounts.securityIsAdministered(now)) {
                throw Problem.conflict(
                        "administrator.present", "Somebody administers security already and makes further accounts.");
            }
            var post = post(city, now);
            add(person, account, secret.hash());
            parties.add(desk.maker().id(), holds(post, person, now));
            var what = new AuditRecord.What("account", account);
            desk.audit().write(AuditRecord.ofOperator(desk.maker(), "account.appoint", what));
            return new Appointed(account, post.code(), post.unit(), secret.password());
        });
        if (done == null) {
            throw new IllegalStateException("the deed gives an answer");
        }
        return done;
    }

    private Person named(String account, String name) {
        if (!account.matches(ACCOUNT)) {
            throw Problem.invalid("account.malformed", "An account is 1 to 64 of a-z, 0-9, dot, dash.", "/account");
        }
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("length.max", "A name has 1 to 128 characters.", "/name");
        }
        return new Person(desk.maker().id(), name);
    }

    private void add(Person person, String account, String hash) {
        parties.add(person);
        try {
            accounts.add(person.id(), account, hash);
        } catch (DuplicateKeyException taken) {
            throw Problem.conflict("account.taken", "There is an account of that name.");
        }
    }

    /// A post of that power which nobody holds, made where there is none.
    private Post post(Jurisdiction city, Instant now) {
        var known = parties.all();
        return known.posts().stream()
                .filter(post -> post.permissions().equals(POWER))
                .filter(post -> known.holder(post.code(), now).isEmpty())
                .min(Comparator.comparing(Post::code))
                .orElseGet(() -> made(city, known, now));
    }

    private Post made(Jurisdiction city, Parties known, Instant now) {
        var unit = known.unit(UNIT)
                .filter(there -> there.validity().holdsAt(now))
                .map(Unit::code)
                .orElseGet(() -> office(city, known, now));
        var code = free(POST, taken -> known.post(taken).isPresent());
        var post = new Post(code, unit, new Bilingual("安全管理员", "Security administrator"), POWER);
        parties.add(post);
        return post;
    }

    private String office(Jurisdiction city, Parties known, Instant now) {
        var code = free(UNIT, taken -> known.unit(taken).isPresent());
        var name = new Bilingual("平台安全室", "Platform Security Office");
        parties.add(new Unit(code, name, "administration", city.root(), Validity.since(now)));
        return code;
    }

    /// The code itself, or the first of its numbered ones that nothing has.
    private static String free(String code, Predicate<String> taken) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? code : code + "-" + number)
                .filter(taken.negate())
                .findFirst()
                .orElseThrow();
    }

    private static Relation holds(Post post, Person person, Instant now) {
        return new Relation(
                Party.post(post.code()), Relation.HOLDER, Party.person(person.id()), Validity.since(now), BY);
    }

    private static Problem unfounded() {
        return Problem.conflict("city.none", "There is no city here yet; found one first, as by importing places.");
    }
}
