package org.xiucheng.sense.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A contact as the text that is closed and committed to: one JSON object, names in order, nothing that is
/// absent.
public class WriteContact {
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final JsonMapper json;

    public WriteContact(JsonMapper json) {
        this.json = json;
    }

    /// The text.
    public String text(Contact contact) {
        var fields = new TreeMap<String, String>();
        contact.name().ifPresent(name -> fields.put("name", name));
        contact.phone().ifPresent(phone -> fields.put("phone", phone));
        contact.email().ifPresent(email -> fields.put("email", email.toLowerCase(Locale.ROOT)));
        contact.account().ifPresent(account -> fields.put("account", account));
        return json.writeValueAsString(fields);
    }

    /// The text in UTF-8.
    public byte[] bytes(Contact contact) {
        return text(contact).getBytes(StandardCharsets.UTF_8);
    }

    /// The fields that a text holds, by name.
    public Map<String, String> fields(byte[] text) {
        return json.readValue(text, FIELDS);
    }
}
