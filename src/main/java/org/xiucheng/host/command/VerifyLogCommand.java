package org.xiucheng.host.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xiucheng.host.witness.Finding;
import org.xiucheng.host.witness.Notes;
import org.xiucheng.host.witness.RemoteLog;
import org.xiucheng.host.witness.VerifyLog;
import org.xiucheng.kernel.evidence.SignedNote;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks the whole log of a city, live or from a file.
@Command(
        name = "log",
        description = "Check every entry of a city's log against everything the city signed about it.",
        footer = {
            "",
            "Ends with 0 if all of it holds, 1 and BAD index=N reason=… if something does not, 2 if it could not be",
            "checked. Give it the checkpoints that you and others kept: what was changed since then is found by them.",
        })
final class VerifyLogCommand implements Callable<Integer> {
    @Mixin
    private LogOptions options = new LogOptions();

    @Parameters(paramLabel = "URL|FILE", description = "The city's address, or a file of its entries.")
    private String source = "";

    @Option(
            names = "--checkpoint",
            paramLabel = "NOTE",
            description = "A file with a checkpoint that was kept; may be given more than once.")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(
            names = "--copy",
            paramLabel = "FILE",
            description =
                    "Keep the entries in FILE and what was signed last in FILE.checkpoint, to check without the city.")
    private @Nullable Path copy;

    @Override
    public Integer call() {
        return options.tell(finding());
    }

    private Finding finding() {
        try {
            var notes = new ArrayList<SignedNote>();
            for (var file : checkpoints) {
                notes.add(Notes.read(file));
            }
            var verify = new VerifyLog(options.key(), notes, options.progress());
            if (!source.matches("https?://.*")) {
                return verify.file(Path.of(source));
            }
            try (var log = new RemoteLog(URI.create(source))) {
                return verify.live(log, Optional.ofNullable(copy));
            }
        } catch (IOException | IllegalArgumentException unusable) {
            return new Finding.NotChecked(String.valueOf(unusable.getMessage()));
        }
    }
}
