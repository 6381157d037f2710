package org.xiucheng.door.opendata;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.xiucheng.kernel.Problem;

/// The descriptions of foreign data that come with the program, under `packs/`.
final class PackFiles {
    private static final CSVFormat TABLE =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    private final ImportLimits limits;

    PackFiles(ImportLimits limits) {
        this.limits = limits;
    }

    /// The folders that hold a file of that name, in order.
    List<String> holding(String file) {
        try {
            return Arrays.stream(resources.getResources("classpath*:packs/*/" + file))
                    .map(found -> found.getDescription().replaceFirst("(?s).*packs[/\\\\]([^/\\\\]+)[/\\\\].*", "$1"))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Optional<String> find(String pack, String file) {
        if (!pack.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            return Optional.empty();
        }
        var found = resources.getResource("classpath:packs/%s/%s".formatted(pack, file));
        if (!found.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(found.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The rows of a table by the names in its first row; none when the pack has no such table.
    List<CSVRecord> table(String pack, String file) {
        var text = find(pack, file);
        if (text.isEmpty()) {
            return List.of();
        }
        try (var parser = TABLE.parse(new StringReader(text.get()))) {
            return parser.getRecords();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// A description that an operator wrote.
    String written(Path path) {
        try {
            if (Files.size(path) > limits.mappingBytes()) {
                throw Problem.malformed("import.mapping", "%s is too long for a mapping.".formatted(path));
            }
            return Files.readString(path);
        } catch (IOException failed) {
            throw Problem.malformed("import.mapping", "The mapping %s cannot be read as UTF-8.".formatted(path));
        }
    }
}
