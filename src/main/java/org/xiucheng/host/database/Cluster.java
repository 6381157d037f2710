package org.xiucheng.host.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xiucheng.host.CannotStart;
import org.xiucheng.host.DataFolder;
import org.xiucheng.host.DatabaseSettings;
import org.xiucheng.host.Ports;
import org.xiucheng.host.Progress;

/// One PostgreSQL cluster on disk, made, started and stopped through PostgreSQL's own programs.
final class Cluster {
    private static final int TRIES = 3;
    private static final long LOG_LIMIT = 8 << 20;
    private static final long BETWEEN_LOOKS = 50;
    /// Lines of `postmaster.pid`, counted from none (PostgreSQL's `pidfile.h`).
    private static final int PORT_LINE = 3;

    private static final int READY_LINE = 7;

    private final Programs programs;
    private final Path data;
    private final Path log;
    private final DatabaseSettings settings;

    Cluster(Programs programs, Path data, DatabaseSettings settings) {
        this.programs = programs;
        this.data = data;
        this.log = data.resolveSibling("postgres.log");
        this.settings = settings;
    }

    boolean exists() {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    /// Makes an empty cluster with checksums; whole or not at all.
    void create(String superuser, Path passwordFile, List<String> more) {
        var half = data.resolveSibling(data.getFileName() + ".new");
        try {
            Binaries.remove(half);
            var order = new ArrayList<>(List.of(
                    "--pgdata=" + half,
                    "--username=" + superuser,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums",
                    "--no-instructions"));
            order.addAll(more);
            var said = programs.run("initdb", order, settings.toStart());
            if (!said.well()) {
                Binaries.remove(half);
                throw refusal("made", said.words());
            }
            Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw DataFolder.refusal(data, failed);
        }
    }

    /// Refuses a cluster that another major version of PostgreSQL made.
    void needOwnVersion() {
        try {
            var version = Files.readString(data.resolve("PG_VERSION")).strip();
            if (!version.equals(String.valueOf(Binaries.MAJOR))) {
                throw new CannotStart(
                        "The database in %s was written by PostgreSQL %s and this program brings %d: run the version of Xiucheng that wrote it."
                                .formatted(data, version, Binaries.MAJOR));
            }
        } catch (IOException failed) {
            throw DataFolder.refusal(data, failed);
        }
    }

    /// Stops the server that an earlier run left behind when it was killed; its folder is locked by us by now.
    void stopOrphan(Progress progress) {
        var orphan = running();
        if (orphan.isPresent()) {
            progress.say("Stopping the database process %d that an earlier run left behind".formatted(orphan.get()));
            stop();
        }
    }

    /// Starts on a free loopback port and returns it.
    int start() {
        return start("");
    }

    /// Replays the log that was laid beside a copy of a store, up to that moment or to its end, and goes on
    /// from there
    /// in a history of its own; returns the port.
    ///
    /// @throws CannotStart with what PostgreSQL says against it
    int recover(Optional<Instant> until) {
        try {
            var signal = Files.createFile(data.resolve("recovery.signal"));
            var port = start(Configuration.recovery(until));
            while (Files.exists(signal) || !line(READY_LINE).equals("ready")) {
                if (running().isEmpty()) {
                    throw refusal("restored", fatal());
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
            return port;
        } catch (IOException failed) {
            throw DataFolder.refusal(data, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Stopped while the log was replayed.", stopped);
        }
    }

    private int start(String more) {
        configure(more);
        for (var attempt = 1; ; attempt++) {
            var port = Ports.free();
            var said = programs.run(
                    "pg_ctl",
                    List.of(
                            "start",
                            "--pgdata=" + data,
                            "--log=" + log,
                            "--wait",
                            "--timeout=" + settings.toStart().toSeconds(),
                            "--options=-p " + port),
                    settings.toStart().plusSeconds(5));
            if (said.well()) {
                return port;
            }
            var why = tail();
            if (attempt == TRIES || !why.contains("could not bind")) {
                throw refusal("started", why.isBlank() ? said.words() : why);
            }
        }
    }

    /// Stops fast: sessions end, everything is flushed. If that takes too long it stops at once, and
    /// recovers at the next start.
    void stop() {
        if (running().isEmpty()) {
            return;
        }
        var limit = settings.toStop();
        if (!stop("fast", limit).well() && !stop("immediate", limit).well()) {
            throw new CannotStart("The database in %s does not stop: end its process by hand.".formatted(data));
        }
    }

    private Programs.Said stop(String mode, Duration limit) {
        return programs.run(
                "pg_ctl",
                List.of("stop", "--pgdata=" + data, "--mode=" + mode, "--wait", "--timeout=" + limit.toSeconds()),
                limit.plusSeconds(5));
    }

    /// The process that serves this cluster, if one lives. A pid file may outlive its process, and the
    /// number may have been given to another program.
    Optional<Long> running() {
        return named().filter(process -> program(process).contains("postgres")).map(ProcessHandle::pid);
    }

    /// Takes away a pid file whose number now belongs to a program that is surely not PostgreSQL, as after
    /// a power cut: PostgreSQL would not start beside it.
    private void dropStalePidFile() throws IOException {
        var program = named().map(Cluster::program).orElse("");
        if (!program.isEmpty() && !program.contains("postgres")) {
            Files.delete(pidFile());
        }
    }

    /// On which port the process that serves this cluster listens, once it does.
    Optional<Integer> port() {
        return running()
                .filter(_ -> line(READY_LINE).equals("ready"))
                .map(_ -> line(PORT_LINE))
                .filter(said -> said.matches("\\d{1,5}"))
                .map(Integer::valueOf);
    }

    private Optional<ProcessHandle> named() {
        return Optional.of(line(0))
                .filter(said -> said.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive);
    }

    /// What the server wrote down of itself in that line; empty when it did not.
    private String line(int number) {
        if (!Files.exists(pidFile())) {
            return "";
        }
        try (var lines = Files.lines(pidFile())) {
            return lines.skip(number).findFirst().map(String::strip).orElse("");
        } catch (IOException | UncheckedIOException unreadable) {
            return "";
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    /// What a process runs; empty when the system does not say.
    private static String program(ProcessHandle process) {
        return process.info().command().orElse("");
    }

    /// Written anew at every start, so that the folder cannot drift from what this program promises.
    private void configure(String more) {
        try {
            dropStalePidFile();
            Files.writeString(data.resolve("postgresql.conf"), Configuration.server(settings) + more);
            Files.writeString(data.resolve("pg_hba.conf"), Configuration.ACCESS);
            if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
                Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw DataFolder.refusal(data, failed);
        }
    }

    private CannotStart refusal(String deed, String words) {
        if (words.contains("No space left")) {
            return new CannotStart("The disk that holds %s is full: free some space first.".formatted(data));
        }
        var last = words.strip().lines().reduce((earlier, later) -> later).orElse("no reason given");
        return new CannotStart(
                "The embedded database could not be %s: %s (more in %s).".formatted(deed, last.strip(), log));
    }

    /// The last reason to stop that the server wrote down.
    private String fatal() {
        var said = tail();
        return said.lines()
                .filter(line -> line.contains("FATAL:"))
                .reduce((earlier, later) -> later)
                .orElse(said);
    }

    private String tail() {
        try {
            var text = Files.exists(log) ? Files.readString(log) : "";
            return text.substring(Math.max(0, text.length() - 2_000));
        } catch (IOException unreadable) {
            return "";
        }
    }
}
