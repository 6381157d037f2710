package org.xiucheng.door.rest;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xiucheng.kernel.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads the one JSON object of a body and refuses whatever could be read in two ways: other encodings, halves
/// of characters, a key named twice, anything after the end.
///
/// Objects are maps in the order of the input, arrays lists, numbers `BigDecimal`, null is `NULL`. A number
/// whose exponent no `BigDecimal` holds is none.
final class StrictJson {
    /// What stands for null, so that a field that is null differs from one that is not there.
    static final Object NULL = new Object();

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LIST = 1_000;

    private final JsonFactory factory;
    private final int depth;

    StrictJson(int bytes, int depth) {
        this.depth = depth;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth + 1)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .maxStringLength(bytes)
                        .build())
                .build();
    }

    /// The fields of the body, or one of `body.missing`, `encoding`, `json.malformed`, `json.duplicate-key`,
    /// `json.too-deep`.
    Map<String, Object> read(byte[] body) {
        if (body.length == 0) {
            throw Problem.malformed("body.missing", "The body is empty.");
        }
        try (var parser = factory.createParser(ObjectReadContext.empty(), decoded(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed();
            }
            var fields = object(parser, 1);
            if (parser.nextToken() != null) {
                throw malformed();
            }
            return fields;
        } catch (JacksonException | NumberFormatException e) {
            throw malformed();
        }
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.malformed("encoding", "The body is not UTF-8.");
        }
    }

    private Map<String, Object> object(JsonParser parser, int level) {
        var fields = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = whole(parser.currentName());
            parser.nextToken();
            if (fields.put(name, value(parser, level)) != null) {
                throw Problem.malformed("json.duplicate-key", "A key stands twice in one object.");
            }
        }
        return fields;
    }

    private List<Object> array(JsonParser parser, int level) {
        var items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, level));
            if (items.size() > LONGEST_LIST) {
                throw Problem.malformed("json.too-long", "A list in the body is longer than what is read.");
            }
        }
        return items;
    }

    private Object value(JsonParser parser, int level) {
        if (level >= depth && parser.currentToken().isStructStart()) {
            throw Problem.malformed("json.too-deep", "The body is nested deeper than what is read.");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, level + 1);
            case START_ARRAY -> array(parser, level + 1);
            case VALUE_STRING -> whole(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new BigDecimal(parser.getString());
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> NULL;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> throw malformed();
        };
    }

    private static String whole(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Problem.malformed("encoding", "The text holds half of a character.");
        }
        return text;
    }

    private static Problem malformed() {
        return Problem.malformed("json.malformed", "The body is not one JSON object.");
    }
}
