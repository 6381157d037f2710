package org.xiucheng.door.open311;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiucheng.door.open311.Element.Count;
import org.xiucheng.door.open311.Element.Degrees;
import org.xiucheng.door.open311.Element.Flag;
import org.xiucheng.door.open311.Element.Group;
import org.xiucheng.door.open311.Element.Series;
import org.xiucheng.door.open311.Element.Text;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// An answer as JSON in UTF-8.
final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private JsonText() {}

    static byte[] of(Element root) {
        var out = new ByteArrayOutputStream(512);
        try (var json = MAPPER.createGenerator(out)) {
            value(json, root);
        }
        return out.toByteArray();
    }

    private static void value(JsonGenerator json, Element element) {
        switch (element) {
            case Text text -> words(json, text.value());
            case Flag flag -> json.writeBoolean(flag.value());
            case Count count -> json.writeNumber(count.value());
            case Degrees degrees -> number(json, degrees.value());
            case Group group -> object(json, group.parts());
            case Series series -> array(json, series.items());
        }
    }

    private static void words(JsonGenerator json, @Nullable String value) {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }

    private static void number(JsonGenerator json, @Nullable Double value) {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private static void object(JsonGenerator json, List<Element> parts) {
        json.writeStartObject();
        for (var part : parts) {
            json.writeName(part.name());
            value(json, part);
        }
        json.writeEndObject();
    }

    private static void array(JsonGenerator json, List<? extends Element> items) {
        json.writeStartArray();
        items.forEach(item -> value(json, item));
        json.writeEndArray();
    }
}
