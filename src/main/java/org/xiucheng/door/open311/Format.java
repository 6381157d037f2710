package org.xiucheng.door.open311;

import java.util.Arrays;
import java.util.Locale;
import org.xiucheng.kernel.Problem;

/// The two ways in which the standard writes an answer; the last letters of the address choose.
enum Format {
    XML("text/xml"),
    JSON("application/json");

    private final String type;

    Format(String type) {
        this.type = type;
    }

    /// The format that an address asks for, or a problem `format.unknown`.
    static Format of(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(extension))
                .findFirst()
                .orElseThrow(() -> Problem.absent("format.unknown", "Answers are given as .xml or .json."));
    }

    /// The format for a refusal on this path; XML where it asks for neither, being the one that every client
    /// reads.
    static Format ofPath(String path) {
        return path.endsWith(".json") ? JSON : XML;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The media type without its character set, as discovery lists it.
    String type() {
        return type;
    }

    String contentType() {
        return type + "; charset=utf-8";
    }

    byte[] write(Element root) {
        return switch (this) {
            case XML -> XmlText.of(root);
            case JSON -> JsonText.of(root);
        };
    }
}
