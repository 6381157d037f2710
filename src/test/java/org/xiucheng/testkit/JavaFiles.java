package org.xiucheng.testkit;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.ToolProvider;

/// Java sources as the JDK's own parser reads them, so that rules about code look at code and not at text.
public final class JavaFiles {
    private final List<File> files;

    private JavaFiles(List<File> files) {
        this.files = List.copyOf(files);
    }

    /// One parsed file; `positions` tells where in it a piece of code stands.
    public record File(Path path, CompilationUnitTree tree, SourcePositions positions) {
        public int line(long position) {
            return (int) tree.getLineMap().getLineNumber(position);
        }

        /// The path with forward slashes.
        public String name() {
            return path.toString().replace('\\', '/');
        }

        public boolean within(String folder) {
            return name().startsWith(folder + "/");
        }
    }

    public static JavaFiles under(String... folders) {
        var paths = new ArrayList<Path>();
        for (var folder : folders) {
            paths.addAll(Sources.under(folder, ".java"));
        }
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK runs the tests");
        try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var units = manager.getJavaFileObjectsFromPaths(paths);
            var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, units);
            var positions = Trees.instance(task).getSourcePositions();
            var files = new ArrayList<File>();
            for (var tree : task.parse()) {
                files.add(new File(relative(Path.of(tree.getSourceFile().toUri())), tree, positions));
            }
            return new JavaFiles(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<File> list() {
        return files;
    }

    private static Path relative(Path file) {
        return file.isAbsolute() ? Path.of("").toAbsolutePath().relativize(file) : file;
    }
}
