package org.xiucheng.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xiucheng.testkit.FuzzTarget;
import org.xiucheng.testkit.Sources;

/// What once broke a parser, kept as files: `src/test/resources/fuzz/TARGET/NAME`.
final class Regressions {
    private static final String FOLDER = "src/test/resources/fuzz";

    private Regressions() {}

    /// The good input of a target, then everything that once went wrong there.
    static List<byte[]> inputs(FuzzTarget target) {
        var inputs = new ArrayList<>(target.seeds());
        files(target.name()).forEach(file -> inputs.add(bytes(file)));
        return inputs;
    }

    static List<Path> files(String target) {
        return Sources.under(FOLDER + "/" + target, "");
    }

    /// The names of the targets that have such files.
    static List<String> targets() {
        return Sources.under(FOLDER, "").stream()
                .map(file -> String.valueOf(file.getName(file.getNameCount() - 2)))
                .distinct()
                .toList();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
