package org.xiucheng.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where packs are kept: in the program itself, or in a folder beside it.
@FunctionalInterface
public interface PackSource {
    /// The text of a file, such as `demo/pack.yaml`; empty when there is none.
    Optional<String> text(String path);

    /// The packs that come with the program.
    static PackSource program() {
        return path -> {
            try (var stream = PackSource.class.getResourceAsStream("/packs/" + path)) {
                return Optional.ofNullable(stream).map(PackSource::read);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        };
    }

    /// The packs in a folder; a path that would leave the folder has no file.
    static PackSource folder(Path folder) {
        var root = folder.toAbsolutePath().normalize();
        return path -> {
            var file = root.resolve(path).normalize();
            if (!file.startsWith(root) || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try {
                return Optional.of(Files.readString(file));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        };
    }

    private static String read(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
