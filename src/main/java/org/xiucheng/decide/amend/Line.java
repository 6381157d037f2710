package org.xiucheng.decide.amend;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.xiucheng.kernel.time.Validity;

/// What one row of a table says, in the period in which it holds.
///
/// @param key what makes it this row, such as the code of a unit
/// @param cells by the key of their column, as text, blank ones left out; the period is not among them
public record Line(String key, Map<String, String> cells, Validity validity) {
    public Line {
        cells = plain(cells);
    }

    /// The text of a cell; empty where nothing stands.
    public String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    static Map<String, String> plain(Map<String, String> cells) {
        var plain = new TreeMap<String, String>();
        cells.forEach((column, text) -> {
            if (!text.isBlank()) {
                plain.put(column, text);
            }
        });
        return Collections.unmodifiableMap(plain);
    }
}
