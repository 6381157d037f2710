package org.xiucheng.decide.account;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.AuditRecord;

/// Lets a city's only security administrator in again who lost the password or the telephone: nobody else
/// could.
///
/// Whoever runs the machine does it, and only while no other security administrator can log in, who would do it
/// at their own desk. The person, the account and the post stay as they are.
@Service
public class RestoreAdministrator {
    private final SqlAccounts accounts;
    private final OneTimePasswords passwords;
    private final AdministerAccounts.Desk desk;

    RestoreAdministrator(SqlAccounts accounts, OneTimePasswords passwords, AdministerAccounts.Desk desk) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.desk = desk;
    }

    /// A password to be changed at the next login, shown once; the sessions of before are over.
    ///
    /// @param factorToo whether the second factor is forgotten as well, to be set anew after the login
    /// @throws Problem `administrator.none`, `administrator.present`, `password.demo`
    public String restore(String account, boolean factorToo) {
        var secret = passwords.make();
        desk.transactions().executeWithoutResult(_ -> {
            accounts.waitForOthers();
            var person = only(account);
            var now = desk.maker().now();
            accounts.replacePassword(person, secret.hash(), true, now);
            var what = new AuditRecord.What("account", account);
            if (factorToo) {
                accounts.forgetSecondFactor(person);
            }
            var action = factorToo ? "account.restore-without-factor" : "account.restore";
            desk.audit().write(AuditRecord.ofOperator(desk.maker(), action, what));
        });
        return secret.password();
    }

    private UUID only(String account) {
        var administrators = accounts.securityAdministrators(desk.maker().now());
        var asked = accounts.person(account)
                .filter(administrators::contains)
                .orElseThrow(() -> Problem.conflict(
                        "administrator.none", "No account of that name administers security; appoint one first."));
        if (!administrators.equals(List.of(asked))) {
            throw Problem.conflict(
                    "administrator.present", "Another person administers security too and resets the password.");
        }
        if (accounts.isDemo(asked)) {
            throw Problem.conflict("password.demo", "The passwords of an invented city are fixed.");
        }
        return asked;
    }
}
