package org.xiucheng.host.command;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xiucheng.host.backup.RestoreBackup;
import org.xiucheng.host.backup.RestoreBackup.Found;
import org.xiucheng.host.backup.RestoreBackup.Restored;
import org.xiucheng.host.backup.RestoreBackup.Wish;
import org.xiucheng.kernel.Problem;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings a city back from its backups in a folder of its own.
@Command(
        name = "restore",
        description = "Bring a city back from its backups, to their end or to any moment they reach.",
        footer = {
            "",
            "Every file of the backup is checked before anything is written; nothing that",
            "is there is replaced. Only one of the two cities may go on working. The",
            "restored one needs a folder of its own for backups (backup.folder), and the",
            "log's key beside it (NEW.keys/log.key) if it is to go on with the same one.",
        })
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder of the city's backups.")
    private Path from = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "NEW",
            required = true,
            description = "The folder to make; it is not there yet.")
    private Path data = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description =
                    "The moment to go back to, such as 2026-11-24T17:30:00+08:00; the last one there is unless said.")
    private @Nullable String to;

    @ArgGroup(multiplicity = "1")
    private Key key = new Key();

    @Option(names = "--dry-run", description = "Only check the backup and say what would be restored.")
    private boolean dryRun;

    @Option(names = "--json", description = "Speak JSON, one object a line.")
    private boolean json;

    /// The key of contacts, or the decision to do without.
    static final class Key {
        @Option(
                names = "--identity-key",
                paramLabel = "FILE",
                required = true,
                description = "The key that opens reporters' contacts (identity.key), from where you keep it.")
        private @Nullable Path file;

        @Option(
                names = "--without-identity-key",
                required = true,
                description = "The key is lost: contacts stay closed for ever and reporters' links no longer open.")
        private boolean without;
    }

    @Override
    public Integer call() {
        var progress = json ? new JsonProgress(System.out) : new TerminalProgress(System.out, CityOptions.terminal());
        var restore = new RestoreBackup(progress, InstantSource.system());
        var moment = Optional.ofNullable(to).map(RestoreCommand::moment);
        var wish = new Wish(from, data, moment, key.without ? Optional.empty() : Optional.ofNullable(key.file));
        if (dryRun) {
            tell("checked", restore.check(wish), Map.of());
        } else {
            tell(restore.restore(wish));
        }
        return 0;
    }

    private static Instant moment(String said) {
        try {
            return OffsetDateTime.parse(said).toInstant();
        } catch (DateTimeException unreadable) {
            throw Problem.invalid(
                    "backup.moment", "Say the moment with its zone, such as 2026-11-24T17:30:00+08:00.", "/to");
        }
    }

    private void tell(Restored done) {
        var standing = done.standing();
        var more = new LinkedHashMap<String, Object>();
        more.put("entries", standing.entries());
        more.put("entriesSha256", standing.sha256());
        more.put("logSize", standing.size());
        more.put("logRoot", standing.root());
        more.put("photos", done.photos());
        more.put("missingPhotos", done.missing());
        more.put("milliseconds", done.took().toMillis());
        tell("restored", done.found(), more);
    }

    private void tell(String event, Found found, Map<String, Object> more) {
        var told = new LinkedHashMap<String, Object>();
        told.put("base", found.base());
        told.put("segments", found.segments());
        told.put("bytes", found.bytes());
        told.put("from", found.from().toString());
        told.put("until", found.until().toString());
        told.putAll(more);
        if (json) {
            new JsonProgress(System.out).write(event, told);
        } else {
            told.forEach((name, value) -> System.out.printf("  %-14s %s%n", name, value));
            System.out.println(
                    event.equals("checked")
                            ? "The backup is whole; nothing was written."
                            : "Restored in " + data + ".");
        }
    }
}
