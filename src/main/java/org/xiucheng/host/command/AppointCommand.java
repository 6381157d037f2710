package org.xiucheng.host.command;

import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.Callable;
import org.xiucheng.decide.account.AppointAdministrator;
import org.xiucheng.decide.account.AppointAdministrator.Appointed;
import org.xiucheng.host.CannotStart;
import org.xiucheng.kernel.Problem;
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
        })
final class AppointCommand implements Callable<Integer> {
    @Mixin
    private CityOptions options = new CityOptions();

    @Parameters(paramLabel = "ACCOUNT", description = "The account to log in with: 1 to 64 of a-z, 0-9, dot, dash.")
    private String account = "";

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "The person's name.")
    private String name = "";

    @Override
    public Integer call() {
        needCity();
        try (var city = options.open()) {
            var done = city.part(AppointAdministrator.class).appoint(account, name);
            tell(done);
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
}
