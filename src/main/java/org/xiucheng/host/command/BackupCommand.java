package org.xiucheng.host.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.xiucheng.host.backup.ListBackups;
import org.xiucheng.host.backup.TakeBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes a whole copy of a city into the folder of its backups, or tells what lies there.
@Command(
        name = "backup",
        description = "Copy a whole city into a folder of backups, while it works or stands still.",
        footer = {
            "",
            "The copy holds the store, the photos, the settings and the passwords of the",
            "store's roles. It does not hold the key that opens reporters' contacts",
            "(DATA/secrets/identity.key) nor the key with which the log signs",
            "(DATA.keys/log.key): keep both elsewhere, or contacts stay closed for ever",
            "and the log gets another key.",
            "",
            "With backup.folder=DIR in DATA/xiucheng.properties the running city keeps",
            "what happens after the copy there too, and 'restore --to' reaches any moment.",
        })
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private CityOptions options = new CityOptions();

    @Parameters(paramLabel = "DIR", description = "The folder of this city's backups, best on another disk.")
    private Path folder = Path.of("");

    @Option(names = "--list", description = "Only tell which copies lie there and which moments they reach.")
    private boolean list;

    @Override
    public Integer call() {
        if (list) {
            tell();
            return 0;
        }
        var taken = new TakeBackup(options.settings(), options.progress()).take(folder);
        if (options.progress() instanceof JsonProgress json) {
            json.write(
                    "backup",
                    Map.of(
                            "name", taken.name(),
                            "at", taken.at().toString(),
                            "files", taken.files(),
                            "bytes", taken.bytes(),
                            "photos", taken.photos(),
                            "milliseconds", taken.took().toMillis()));
        } else {
            System.out.printf(
                    "The city as of %s is in %s (%d files, %d MB, %d new photos, %d s).%n"
                            + "Not in it: %s and the log's key. Keep both elsewhere.%n",
                    taken.at(),
                    folder.resolve("bases").resolve(taken.name()),
                    taken.files(),
                    taken.bytes() >> 20,
                    taken.photos(),
                    taken.took().toSeconds(),
                    options.data().resolve("secrets").resolve("identity.key"));
        }
        return 0;
    }

    private void tell() {
        for (var copy : ListBackups.in(folder)) {
            if (options.progress() instanceof JsonProgress json) {
                json.write(
                        "copy",
                        Map.of(
                                "name", copy.base(),
                                "bytes", copy.bytes(),
                                "from", copy.from().toString(),
                                "until", copy.until().toString()));
            } else {
                System.out.printf("%s  %6d MB  %s%n", copy.base(), copy.bytes() >> 20, copy.reach());
            }
        }
    }
}
