package org.xiucheng.door.geojson;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Walks through a FeatureCollection, feature by feature, packed (`.gz`) or not; never holds the file whole.
final class GeoJsonReader {
    /// The two systems we hold, by the names that files give them; RFC 7946 files have no `crs` and mean WGS
    /// 84.
    private static final Set<String> OURS = Set.of(
            "CRS84", "OGC:CRS84", "WGS84", "WGS 84", "WGS_1984", "GCS_WGS_1984", "EPSG:4326", "CGCS2000", "EPSG:4490");

    private final GeoJsonLimits limits;
    private final Consumer<Feature> sink;
    private final JsonFactory factory;
    private int features;
    private int corners;

    GeoJsonReader(GeoJsonLimits limits, Consumer<Feature> sink) {
        this.limits = limits;
        this.sink = sink;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(limits.bytes())
                        .maxNestingDepth(limits.depth())
                        .maxNumberLength(64)
                        .maxStringLength(64 * 1024)
                        .maxNameLength(256)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    void read(Path file) throws IOException {
        try (var input = open(file)) {
            read(input);
        }
    }

    void read(InputStream input) {
        try (var parser = factory.createParser(ObjectReadContext.empty(), input)) {
            collection(parser);
            if (parser.nextToken() != null) {
                throw malformed("The file goes on after its end.");
            }
        } catch (StreamConstraintsException tooMuch) {
            throw tooLarge("The file is too long or nested too deeply.");
        } catch (JacksonException broken) {
            throw malformed("The file is not JSON.");
        }
    }

    private InputStream open(Path file) throws IOException {
        if (Files.size(file) > limits.bytes()) {
            throw tooLarge("The file is too long.");
        }
        var plain = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".gz") ? new BufferedInputStream(new GZIPInputStream(plain), 1 << 16) : plain;
    }

    private void collection(JsonParser parser) {
        var type = "";
        var listed = false;
        expect(parser.nextToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var member = parser.currentName();
            var token = parser.nextToken();
            switch (member) {
                case "type" -> type = word(parser, token);
                case "crs" -> crs(parser, token);
                case "features" -> {
                    expect(token, JsonToken.START_ARRAY);
                    listed = true;
                    features(parser);
                }
                default -> parser.skipChildren();
            }
        }
        if (!type.equals("FeatureCollection") || !listed) {
            throw malformed("The file is not a FeatureCollection.");
        }
    }

    private void crs(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        var name = token == JsonToken.VALUE_STRING ? parser.getString() : named(parser, token);
        if (!OURS.contains(plain(name))) {
            throw new Problem(
                    Problem.Kind.INVALID,
                    "crs.unsupported",
                    "The file's coordinates are not CGCS2000 or WGS 84; convert them first.",
                    "/crs");
        }
    }

    private String named(JsonParser parser, JsonToken token) {
        expect(token, JsonToken.START_OBJECT);
        var name = "";
        for (var depth = 1; depth > 0; ) {
            var next = parser.nextToken();
            if (next == JsonToken.START_OBJECT) {
                depth++;
            } else if (next == JsonToken.END_OBJECT) {
                depth--;
            } else if (next == JsonToken.VALUE_STRING && "name".equals(parser.currentName())) {
                name = parser.getString();
            }
        }
        return name;
    }

    /// `urn:ogc:def:crs:OGC:1.3:CRS84` and `urn:ogc:def:crs:EPSG::4326` by their short names.
    private static String plain(String name) {
        return name.strip()
                .toUpperCase(Locale.ROOT)
                .replaceFirst("^URN:OGC:DEF:CRS:", "")
                .replaceFirst("^(OGC|EPSG):[0-9.]*:", "$1:");
    }

    private void features(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (++features > limits.features()) {
                throw tooLarge("The file has more than " + limits.features() + " features.");
            }
            expect(parser.currentToken(), JsonToken.START_OBJECT);
            sink.accept(feature(parser));
        }
    }

    private Feature feature(JsonParser parser) {
        Map<String, String> properties = Map.of();
        var geometry = Optional.<Feature.Geometry>empty();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var member = parser.currentName();
            var token = parser.nextToken();
            switch (member) {
                case "properties" -> properties = token == JsonToken.VALUE_NULL ? Map.of() : properties(parser, token);
                case "geometry" ->
                    geometry = token == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(geometry(parser, token));
                default -> parser.skipChildren();
            }
        }
        return new Feature(features - 1, limits.text(), properties, geometry);
    }

    /// Plain values as text; lists and objects among the properties are no business of ours.
    private Map<String, String> properties(JsonParser parser, JsonToken start) {
        expect(start, JsonToken.START_OBJECT);
        var properties = new HashMap<String, String>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var token = parser.nextToken();
            if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                properties.put(name, parser.getString());
            }
            parser.skipChildren();
        }
        return properties;
    }

    private Feature.Geometry geometry(JsonParser parser, JsonToken start) {
        expect(start, JsonToken.START_OBJECT);
        var type = "";
        Coordinates coordinates = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var member = parser.currentName();
            var token = parser.nextToken();
            switch (member) {
                case "type" -> type = word(parser, token);
                case "coordinates" -> coordinates = coordinates(parser, token);
                default -> parser.skipChildren();
            }
        }
        if (coordinates == null) {
            throw malformed("A geometry has no coordinates.");
        }
        return new Feature.Geometry(type, coordinates);
    }

    private Coordinates coordinates(JsonParser parser, JsonToken start) {
        expect(start, JsonToken.START_ARRAY);
        var inner = new ArrayList<Coordinates>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token.isNumeric() && inner.isEmpty()) {
                return spot(parser);
            }
            inner.add(coordinates(parser, token));
        }
        return new Coordinates.Nest(inner);
    }

    /// Longitude and latitude; a height may follow and is left aside.
    private Coordinates.Spot spot(JsonParser parser) {
        var numbers = new ArrayList<Double>(List.of(parser.getDoubleValue()));
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isNumeric()) {
                throw malformed("A spot is made of numbers.");
            }
            numbers.add(parser.getDoubleValue());
        }
        if (numbers.size() < 2 || ++corners > limits.corners()) {
            throw numbers.size() < 2
                    ? malformed("A spot has a longitude and a latitude.")
                    : tooLarge("The file has more than " + limits.corners() + " corners.");
        }
        return new Coordinates.Spot(numbers.get(0), numbers.get(1));
    }

    /// The text of a member that is one; a list or an object in its place would be walked into.
    private static String word(JsonParser parser, JsonToken token) {
        expect(token, JsonToken.VALUE_STRING);
        return parser.getString();
    }

    private static void expect(@Nullable JsonToken token, JsonToken wanted) {
        if (token != wanted) {
            throw malformed("The file is not a FeatureCollection as RFC 7946 describes it.");
        }
    }

    private static Problem malformed(String detail) {
        return Problem.malformed("geojson.malformed", detail);
    }

    private static Problem tooLarge(String detail) {
        return new Problem(Problem.Kind.TOO_LARGE, "geojson.too-large", detail, null);
    }
}
