package org.xiucheng.host.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.xiucheng.host.CannotStart;
import org.xiucheng.host.DataFolder;

/// PostgreSQL's programs, called as it wants them: never as root.
///
/// As root they run in a user namespace of their own, where the same user appears as nobody; files and
/// signals work as before.
final class Programs {
    private final Path home;
    private final List<String> before;

    Programs(Path home) {
        this.home = home;
        this.before = "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
    }

    /// How a program ended and what it wrote.
    record Said(boolean well, String words) {}

    Said run(String program, List<String> order, Duration limit) {
        var command = new ArrayList<>(before);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(order);
        try {
            // a file and not a pipe: the server inherits it, and a pipe would stay open as long as the server
            // lives
            var words = Files.createTempFile("xiucheng-", ".out");
            try {
                return run(command, words, limit);
            } finally {
                Files.deleteIfExists(words);
            }
        } catch (IOException failed) {
            throw before.isEmpty()
                    ? DataFolder.refusal(home, failed)
                    : new CannotStart(
                            "PostgreSQL does not run as root and this system gives no user namespace: run Xiucheng as an ordinary user.",
                            failed);
        }
    }

    private Said run(List<String> command, Path words, Duration limit) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(words.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                return new Said(false, "it did not end within " + limit.toSeconds() + " seconds");
            }
            var text = Files.readString(words);
            if (!before.isEmpty() && text.contains("unshare failed")) {
                throw new IOException(text);
            }
            return new Said(process.exitValue() == 0, text);
        } catch (InterruptedException stopped) {
            process.destroy();
            Thread.currentThread().interrupt();
            return new Said(false, "interrupted");
        }
    }
}
