package org.xiucheng.host.demo.chiefs;

import org.xiucheng.kernel.Bilingual;

/// One line of the table at the end: what was promised, what was seen, and whether it holds.
public record Check(String key, Bilingual name, String seen, boolean holds) {
    static Check of(String key, String zh, String en, Object seen, boolean holds) {
        return new Check(key, new Bilingual(zh, en), String.valueOf(seen), holds);
    }
}
