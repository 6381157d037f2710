package org.xiucheng.host.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.xiucheng.host.CannotStart;
import org.xiucheng.host.LogKey;
import org.xiucheng.host.witness.Finding;
import org.xiucheng.host.witness.RemoteLog;
import org.xiucheng.host.witness.Witness;
import org.xiucheng.kernel.evidence.NoteKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Keeps and cosigns what a city signs, and refuses a second history.
@Command(
        name = "witness",
        description = "Keep what a city signs about its log, cosign it, and refuse whatever does not continue it.",
        footer = {
            "",
            "Stops with 1 at the first contradiction and keeps the proof of it in FOLDER/contradictions. With --once it",
            "ends with 0 if all holds and 2 if nothing could be checked. Its own key is FOLDER.keys/witness.key.",
        })
final class WitnessCommand implements Callable<Integer> {
    @Mixin
    private LogOptions options = new LogOptions();

    @Parameters(paramLabel = "URL", description = "The city's address.")
    private String address = "";

    @Option(names = "--keep", paramLabel = "FOLDER", required = true, description = "Where to keep it; one city each.")
    private Path folder = Path.of("witness");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "The name under which to cosign, such as witness.example/press.")
    private String name = "";

    @Option(
            names = "--every",
            paramLabel = "MINUTES",
            defaultValue = "10",
            description = "How often to look (${DEFAULT-VALUE}).")
    private int minutes = 10;

    @Option(names = "--once", description = "Look once.")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        try (var log = new RemoteLog(URI.create(address))) {
            var signer = LogKey.open(beside(folder), name, NoteKey.Kind.COSIGNATURE);
            var witness = new Witness(log, folder, signer, options.key(), Clock.systemUTC());
            while (true) {
                var found = witness.look();
                var code = options.tell(found);
                if (once || found instanceof Finding.Bad) {
                    return code;
                }
                Thread.sleep(Duration.ofMinutes(Math.max(1, minutes)));
            }
        } catch (IOException | IllegalArgumentException unusable) {
            return options.tell(new Finding.NotChecked(String.valueOf(unusable.getMessage())));
        } catch (CannotStart refused) {
            return options.tell(new Finding.NotChecked(refused.sentence()));
        }
    }

    /// Not in the folder, which is for showing around.
    private static Path beside(Path folder) {
        var whole = folder.toAbsolutePath().normalize();
        return whole.resolveSibling(whole.getFileName() + ".keys").resolve("witness.key");
    }
}
