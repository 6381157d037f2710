package org.xiucheng.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The files of the project as they lie on disk, without what is built or fetched.
public final class Sources {
    private static final Set<String> SKIPPED =
            Set.of(".git", "target", "node_modules", "dist", "data", "test-results", "playwright-report");

    private Sources() {}

    /// All files under a folder whose names end so, in the order of their paths, relative to the project.
    public static List<Path> under(String folder, String... endings) {
        var found = new ArrayList<Path>();
        var top = Path.of(folder);
        if (!Files.isDirectory(top)) {
            return found;
        }
        try {
            Files.walkFileTree(top, new Gather(found, List.of(endings)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().map(Path::normalize).sorted().toList();
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With `UPDATE=1` writes the page anew; gives back what stands there.
    public static String page(Path file, String content) {
        try {
            if ("1".equals(System.getenv("UPDATE"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
            }
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Gather extends SimpleFileVisitor<Path> {
        private final List<Path> found;
        private final List<String> endings;

        Gather(List<Path> found, List<String> endings) {
            this.found = found;
            this.endings = endings;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED.contains(folder.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            var name = file.getFileName().toString();
            if (endings.stream().anyMatch(name::endsWith)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
