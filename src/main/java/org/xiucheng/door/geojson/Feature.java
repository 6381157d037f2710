package org.xiucheng.door.geojson;

import java.util.Map;
import java.util.Optional;
import org.xiucheng.kernel.Problem;

/// One feature of a file: its plain properties, the type of its geometry (empty for none) and the numbers of
/// it.
record Feature(int number, int longestText, Map<String, String> properties, Optional<Geometry> geometry) {
    record Geometry(String type, Coordinates coordinates) {}

    String kind() {
        return properties.getOrDefault("kind", "area");
    }

    Optional<String> find(String name) {
        var text = Optional.ofNullable(properties.get(name)).filter(given -> !given.isBlank());
        if (text.filter(this::unusable).isPresent()) {
            throw Problem.invalid(
                    "text.unusable",
                    "A text is longer than " + longestText + " characters or holds control characters.",
                    pointer(name));
        }
        return text;
    }

    String get(String name) {
        return find(name)
                .orElseThrow(() -> Problem.invalid(
                        "place.incomplete", "A feature lacks the property " + name + ".", pointer(name)));
    }

    /// Where the feature's property stands in the file.
    String pointer(String property) {
        return "/features/" + number + "/properties/" + property;
    }

    String geometryPointer() {
        return "/features/" + number + "/geometry";
    }

    private boolean unusable(String text) {
        return text.length() > longestText
                || text.codePoints()
                        .anyMatch(
                                each -> Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE);
    }
}
