package org.xiucheng.door.opendata;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xiucheng.door.opendata.Mapping.AreaColumn;
import org.xiucheng.door.opendata.Mapping.Cities;
import org.xiucheng.door.opendata.Mapping.Column;
import org.xiucheng.door.opendata.Mapping.Coordinates;
import org.xiucheng.door.opendata.Mapping.Number;
import org.xiucheng.kernel.Problem;

/// The ways in which foreign data sets read: those that come with the program, by name, and an operator's own,
/// by file.
///
/// A description is read whole; what is wrong with it is told at once as a problem `import.mapping`.
public final class Mappings {
    private static final String FILE = "mapping.yaml";
    private static final Set<String> KEYS = Set.of(
            "title",
            "city",
            "times",
            "number",
            "category",
            "created",
            "longitude",
            "latitude",
            "address",
            "areas",
            "description",
            "attributes",
            "constants");

    private final PackFiles packs;

    public Mappings(ImportLimits limits) {
        this.packs = new PackFiles(limits);
    }

    /// The mappings that come with the program, in order of their names.
    public List<String> names() {
        return packs.holding(FILE);
    }

    /// The mapping of that name, or else the one in that file.
    public Mapping get(String nameOrFile) {
        var known = packs.find(nameOrFile, FILE);
        if (known.isPresent()) {
            return read(nameOrFile, known.get());
        }
        var path = path(nameOrFile);
        if (path.isEmpty()) {
            throw Problem.malformed(
                    "import.unknown-mapping",
                    "There is no mapping called %s, nor such a file; the mappings that come with it are %s."
                            .formatted(nameOrFile, String.join(", ", names())));
        }
        return read(path.get().getFileName().toString(), packs.written(path.get()));
    }

    private static Optional<Path> path(String file) {
        try {
            return Optional.of(Path.of(file)).filter(Files::isRegularFile);
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }

    static Mapping read(String name, String text) {
        var sheet = Sheet.read("The mapping " + name, text).knowing(KEYS);
        var mapping = new Mapping(
                name,
                sheet.bilingual("title"),
                cities(sheet),
                times(sheet),
                number(sheet),
                optional(sheet, "category"),
                new Column(sheet.texts("created")),
                coordinates(sheet),
                optional(sheet, "address"),
                sheet.sheets("areas").stream().map(Mappings::area).toList(),
                sheet.groups("description").stream().map(Column::new).toList(),
                columns(sheet.named("attributes")),
                sheet.plainTexts("constants"));
        if (mapping.description().isEmpty()) {
            sheet.flaw("description is missing");
        }
        if (mapping.coordinates() == null && mapping.areas().isEmpty()) {
            sheet.flaw("neither coordinates nor areas say where a row is");
        }
        sheet.refuseFlaws();
        return mapping;
    }

    private static Cities cities(Sheet sheet) {
        if (!sheet.isMap("city")) {
            return new Cities.One(sheet.text("city"));
        }
        var several = sheet.sheet("city").knowing(Set.of("column", "is"));
        return new Cities.Several(new Column(several.texts("column")), several.plainTexts("is"));
    }

    private static Number number(Sheet sheet) {
        if (!sheet.isText("number")) {
            return new Number.Stated(new Column(sheet.texts("number")));
        }
        if (!sheet.text("number").equals("digest")) {
            sheet.flaw("number is a list of column names, or the word digest");
        }
        return new Number.Digest();
    }

    private static List<DateTimeFormatter> times(Sheet sheet) {
        return sheet.texts("times").stream()
                .flatMap(form -> sheet.attempt("times", () -> time(form)).stream())
                .toList();
    }

    private static DateTimeFormatter time(String form) {
        try {
            return form.equals("iso")
                    ? DateTimeFormatter.ISO_DATE_TIME
                    : DateTimeFormatter.ofPattern(form, Locale.US).withResolverStyle(ResolverStyle.STRICT);
        } catch (ClassCastException padded) {
            // what Java says instead of refusing some forms with padding
            throw new IllegalArgumentException("no form of a time", padded);
        }
    }

    private static @Nullable Coordinates coordinates(Sheet sheet) {
        if (sheet.has("longitude") != sheet.has("latitude")) {
            sheet.flaw("longitude and latitude go together");
        }
        return sheet.has("longitude") && sheet.has("latitude")
                ? new Coordinates(new Column(sheet.texts("longitude")), new Column(sheet.texts("latitude")))
                : null;
    }

    private static AreaColumn area(Sheet sheet) {
        sheet.knowing(Set.of("column", "prefix"));
        return new AreaColumn(
                new Column(sheet.texts("column")), sheet.find("prefix").orElse(""));
    }

    private static @Nullable Column optional(Sheet sheet, String key) {
        return sheet.has(key) ? new Column(sheet.texts(key)) : null;
    }

    private static Map<String, Column> columns(Map<String, List<String>> named) {
        var columns = new LinkedHashMap<String, Column>();
        named.forEach((key, names) -> columns.put(key, new Column(names)));
        return columns;
    }
}
