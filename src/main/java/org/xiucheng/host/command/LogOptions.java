package org.xiucheng.host.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiucheng.host.Progress;
import org.xiucheng.host.witness.Finding;
import org.xiucheng.kernel.evidence.NoteKey;
import picocli.CommandLine.Option;

/// By what the log of another is checked and how the command speaks: what the commands of a checker share.
final class LogOptions {
    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "The city's verifier key, or a file that holds it, as you learned it from elsewhere.")
    private @Nullable String key;

    @Option(names = "--json", description = "Speak JSON, one object a line.")
    private boolean json;

    /// @throws IOException for what is no key
    Optional<NoteKey> key() throws IOException {
        if (key == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(NoteKey.parse(key.contains("+") ? key : Files.readString(Path.of(key))));
        } catch (IllegalArgumentException malformed) {
            throw new IOException(String.valueOf(malformed.getMessage()), malformed);
        }
    }

    Progress progress() {
        return json ? new JsonProgress(System.out) : new TerminalProgress(System.out, CityOptions.terminal());
    }

    /// Says what was found. @return the exit code
    int tell(Finding finding) {
        if (!json) {
            System.out.println(finding.line());
            return finding.code();
        }
        var told = new JsonProgress(System.out);
        switch (finding) {
            case Finding.Held(var words) -> told.write("held", Map.of("text", words));
            case Finding.Bad(var index, var reason, var words) ->
                told.write("bad", Map.of("index", index, "reason", reason, "text", words));
            case Finding.NotChecked(var why) -> told.write("not-checked", Map.of("text", why));
        }
        return finding.code();
    }
}
