package org.xiucheng.decide.identity;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.IdentitySeal;
import org.xiucheng.kernel.access.IdentitySeal.Sealed;
import org.xiucheng.sense.report.Contact;
import org.xiucheng.sense.report.WriteContact;
import tools.jackson.databind.json.JsonMapper;

/// Closes contacts and messages, and opens them again for those to whom the store has shown them.
@Component
public class SealContact {
    private final IdentitySeal seal;
    private final WriteContact text;

    SealContact(IdentitySeal seal, JsonMapper json) {
        this.seal = seal;
        this.text = new WriteContact(json);
    }

    Sealed close(UUID subject, Contact contact) {
        return seal.close(subject, text.bytes(contact));
    }

    Sealed close(UUID message, byte[] body) {
        return seal.close(message, body);
    }

    /// What a closed contact holds, by name.
    public Map<String, String> fields(Sealed contact) {
        return text.fields(seal.open(contact));
    }

    /// What a closed message says.
    public byte[] body(Sealed message) {
        return seal.open(message);
    }
}
