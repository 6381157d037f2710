package org.xiucheng.host.command;

import java.io.Console;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiucheng.host.City;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;
import picocli.CommandLine.Option;

/// Which city a command works on and how it speaks: the options that every command shares.
///
/// A command takes them as a `@Mixin` and works inside `try (var city = options.open())`.
public final class CityOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The data folder, made if it is not there (${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            defaultValue = "${env:XIUCHENG_DATABASE_URL:-}",
            description = "A PostgreSQL 18 or newer of your own instead of the embedded one: "
                    + "postgresql://owner:password@host:port/database (or XIUCHENG_DATABASE_URL).")
    private String databaseUrl = "";

    @Option(names = "--json", description = "Speak JSON, one object a line.")
    private boolean json;

    private @Nullable Progress progress;

    /// The folder's own settings with what was said on the command line.
    public Settings settings() {
        return settings(data);
    }

    /// The same for another folder, as when one import fills a folder for each of several cities.
    public Settings settings(Path folder) {
        var said = Settings.of(folder);
        return databaseUrl.isBlank() ? said : said.storedAt(databaseUrl);
    }

    /// The folder as it was named.
    public Path data() {
        return data;
    }

    public boolean json() {
        return json;
    }

    /// Where the work tells how far it is.
    public synchronized Progress progress() {
        if (progress == null) {
            progress = json ? new JsonProgress(System.out) : new TerminalProgress(System.out, terminal());
        }
        return progress;
    }

    /// The city, opened without doors.
    public City open() {
        return City.open(settings(), progress());
    }

    static boolean terminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
}
