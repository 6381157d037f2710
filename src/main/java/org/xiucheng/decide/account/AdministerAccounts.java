package org.xiucheng.decide.account;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.time.Validity;

/// The deeds of the security administrator: nobody makes themselves staff, and nobody gives themselves a post.
///
/// Each deed is one transaction with its line in the log. Deeds wait for each other, so that of two who would
/// remove the last security administrator one is refused.
@Service
public class AdministerAccounts {
    private final SqlAccounts accounts;
    private final SqlParties parties;
    private final OneTimePasswords passwords;
    private final CurrentParties current;
    private final Desk desk;

    /// What every deed here needs.
    public record Desk(TransactionTemplate transactions, SqlAudit audit, Maker maker) {
        /// Writes the deed down before it counts.
        public void write(Subject.Officer by, String deed, String kind, String about) {
            audit.write(AuditRecord.of(maker, by, deed, new AuditRecord.What(kind, about)));
        }
    }

    AdministerAccounts(
            SqlAccounts accounts, SqlParties parties, OneTimePasswords passwords, CurrentParties current, Desk desk) {
        this.accounts = accounts;
        this.parties = parties;
        this.passwords = passwords;
        this.current = current;
        this.desk = desk;
    }

    /// Makes an account for a new member of staff, and a password to be changed at the first login.
    ///
    /// @throws Problem `account.taken`
    public String make(String account, String name, Subject.Officer by) {
        var secret = passwords.make();
        return deed(() -> {
            var person = desk.maker().id();
            parties.add(new Person(person, name));
            try {
                accounts.add(person, account, secret.hash());
            } catch (DuplicateKeyException taken) {
                throw Problem.conflict("account.taken", "There is an account of that name.");
            }
            desk.write(by, "account.make", "account", account);
            return secret.password();
        });
    }

    /// Does one deed; the answer is the one-time password where the deed makes one.
    ///
    /// @throws Problem `account.absent`, `administrator.self`, `administrator.last`, `administrator.apart`,
    /// `post.absent`, `identity.linked`
    public Optional<String> perform(String account, AccountDeed asked, Subject.Officer by) {
        var secret = asked instanceof AccountDeed.ResetPassword ? passwords.make() : null;
        return deed(() -> {
            accounts.waitForOthers();
            var person = accounts.person(account).orElseThrow(AdministerAccounts::absent);
            if (person.equals(by.person()) && !(asked instanceof AccountDeed.EndPost)) {
                throw Problem.forbidden("administrator.self", "Nobody does this to their own account.");
            }
            apply(person, asked, secret, by);
            if (removes(asked) && !accounts.securityIsAdministered(desk.maker().now())) {
                throw Problem.conflict("administrator.last", "Somebody must be left who administers security.");
            }
            desk.write(by, asked.code(), "account", account);
            return Optional.ofNullable(secret).map(OneTimePasswords.Made::password);
        });
    }

    private void apply(UUID person, AccountDeed asked, OneTimePasswords.@Nullable Made secret, Subject.Officer by) {
        var now = desk.maker().now();
        switch (asked) {
            case AccountDeed.Disable _ -> accounts.disable(person, now);
            case AccountDeed.Enable _ -> accounts.enable(person);
            case AccountDeed.ResetPassword _ -> {
                if (secret != null) {
                    accounts.replacePassword(person, secret.hash(), true, now);
                }
            }
            case AccountDeed.ResetSecondFactor _ -> {
                accounts.forgetSecondFactor(person);
                accounts.endSessions(person, now);
            }
            case AccountDeed.Link(var issuer, var subject) -> link(person, issuer, subject, by);
            case AccountDeed.Unlink(var issuer, var subject) -> {
                if (!accounts.unlink(person, issuer, subject)) {
                    throw Problem.absent("identity.absent", "The account has no such identity.");
                }
                accounts.endSessions(person, now);
            }
            case AccountDeed.GivePost give -> give(person, give, by);
            case AccountDeed.EndPost(var post) -> {
                if (!accounts.endPost(person, post, now)) {
                    throw Problem.absent("post.absent", "The person does not hold such a post.");
                }
                accounts.endSessions(person, now);
            }
        }
    }

    private static boolean removes(AccountDeed asked) {
        return asked instanceof AccountDeed.Disable || asked instanceof AccountDeed.EndPost;
    }

    private void link(UUID person, String issuer, String subject, Subject.Officer by) {
        try {
            accounts.link(
                    person,
                    issuer,
                    subject,
                    new SqlAccounts.Linked(by.account(), desk.maker().now()));
        } catch (DuplicateKeyException taken) {
            throw Problem.conflict("identity.linked", "That identity belongs to an account already.");
        }
    }

    private void give(UUID person, AccountDeed.GivePost give, Subject.Officer by) {
        var now = desk.maker().now();
        var known = parties.all();
        if (known.post(give.post()).isEmpty()) {
            throw Problem.absent("post.absent", "There is no such post.");
        }
        if (known.holder(give.post(), now).isPresent()) {
            throw Problem.conflict("post.held", "Somebody holds that post; end that first.");
        }
        if (give.until().filter(end -> !end.isAfter(now)).isPresent()) {
            throw Problem.invalid("until.past", "A post ends after it begins.", "/until");
        }
        var validity = new Validity(now, give.until().orElse(null));
        try {
            parties.add(
                    desk.maker().id(),
                    new Relation(
                            Party.post(give.post()), Relation.HOLDER, Party.person(person), validity, by.account()));
        } catch (DataIntegrityViolationException apart) {
            throw Problem.conflict("administrator.apart", "One person may not hold these posts together.");
        }
        accounts.endSessions(person, now);
    }

    private <T> T deed(Supplier<T> work) {
        var done = desk.transactions().execute(_ -> work.get());
        if (done == null) {
            throw new IllegalStateException("every deed gives an answer");
        }
        current.refresh();
        return done;
    }

    private static Problem absent() {
        return Problem.absent("account.absent", "There is no such account.");
    }
}
