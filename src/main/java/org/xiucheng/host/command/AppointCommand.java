package org.xiucheng.host.command;

import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xiucheng.decide.account.AppointAdministrator;
import org.xiucheng.decide.account.AppointAdministrator.Appointed;
import org.xiucheng.decide.account.RestoreAdministrator;
import org.xiucheng.host.CannotStart;
import org.xiucheng.kernel.Problem;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Appoints a real city's first security administrator, who then makes everybody else's account.
@Command(
        name = "appoint",
        description = "Appoint a city's first security administrator and print the first password, once.",
        footer = {
            "",
            "Refused where somebody administers security already. The password is changed at the first login,",
            "which then asks for a second factor. Stop the server of a data folder before appointing in it.",
            "",
            "--again lets the only one in anew who lost the password: a new first password and, with",
            "--without-factor, no second factor until the next login sets one. Both are written into the audit.",
        })
final class AppointCommand implements Callable<Integer> {
    @Mixin
    private CityOptions options = new CityOptions();

    @Parameters(paramLabel = "ACCOUNT", description = "The account to log in with: 1 to 64 of a-z, 0-9, dot, dash.")
    private String account = "";

    @ArgGroup(multiplicity = "1")
    private Wish wish = new Wish();

    /// A first administrator by name, or the only one again.
    static final class Wish {
        @Option(names = "--name", paramLabel = "NAME", required = true, description = "The person's name.")
        private String name = "";

        @ArgGroup(exclusive = false)
        private @Nullable Anew anew;
    }

    /// How the only one is let in again.
    static final class Anew {
        @Option(names = "--again", required = true, description = "A new first password for the only one there is.")
        private boolean again;

        @Option(names = "--without-factor", description = "Forget the lost second factor as well.")
        private boolean withoutFactor;
    }

    @Override
    public Integer call() {
        needCity();
        try (var city = options.open()) {
            var anew = wish.anew;
            if (anew != null && anew.again) {
                tell(city.part(RestoreAdministrator.class).restore(account, anew.withoutFactor));
            } else {
                tell(city.part(AppointAdministrator.class).appoint(account, wish.name));
            }
            return 0;
        } catch (Problem refused) {
            throw new CannotStart(refused.detail(), refused);
        }
    }

    /// A mistyped folder is not made into an empty city.
    private void needCity() {
        if (!Files.exists(options.data().resolve("format"))) {
            throw new CannotStart(
                    "There is no city in %s: found one first, as with './xiucheng import places', or name its folder with --data."
                            .formatted(options.data()));
        }
    }

    private void tell(Appointed done) {
        if (options.progress() instanceof JsonProgress json) {
            json.write(
                    "appointed",
                    Map.of(
                            "account", done.account(),
                            "post", done.post(),
                            "unit", done.unit(),
                            "password", done.password()));
        } else {
            System.out.println("""
                    %s administers security from now on (post %s, unit %s).
                    First password: %s
                    It is shown this once and changed at the first login, which then asks for a second factor.""".formatted(done.account(), done.post(), done.unit(), done.password()));
        }
    }

    private void tell(String password) {
        if (options.progress() instanceof JsonProgress json) {
            json.write("restored", Map.of("account", account, "password", password));
        } else {
            System.out.println("""
                    %s gets in again.
                    First password: %s
                    It is shown this once and changed at the next login; every session of before is over.""".formatted(account, password));
        }
    }
}
