package org.xiucheng.decide.amend;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;

/// The tables that are changed by sheet.
@Component
public class Tables {
    private final List<Table> tables;

    Tables(List<Table> tables) {
        this.tables = tables.stream()
                .sorted(Comparator.comparing((Table table) -> table.form().key()))
                .toList();
    }

    public List<Table> list() {
        return tables;
    }

    /// The table of that key. @throws Problem `table.absent`
    public Table get(String key) {
        return tables.stream()
                .filter(table -> table.form().key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.absent("table.absent", "There is no such table."));
    }
}
