package org.xiucheng.decide.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.sense.mask.Masking;

/// All that is wrong with one sheet: the first of it in words, the rest counted.
public final class Faults {
    private final String sheet;
    private final TableLimits limits;
    private final List<Fault> listed = new ArrayList<>();
    private final Set<Integer> lines = new HashSet<>();
    private final Set<String> cells = new HashSet<>();

    public Faults(String sheet, TableLimits limits) {
        this.sheet = sheet;
        this.limits = limits;
    }

    /// Where a fault lies.
    record Spot(int line, int column, String header, String read) {}

    /// The first fault of a cell is told, for the others mostly follow from it.
    void add(Spot spot, String code, Bilingual says) {
        var address = Grid.address(spot.line, spot.column);
        lines.add(spot.line);
        if (!cells.add(address)) {
            return;
        }
        if (listed.size() < limits.faults()) {
            listed.add(new Fault(sheet, address, shown(spot.header), shown(spot.read), code, says));
        }
    }

    /// In the order in which they were found.
    public List<Fault> listed() {
        return List.copyOf(listed);
    }

    /// How many there are, also those that are not listed.
    public int count() {
        return cells.size();
    }

    public boolean none() {
        return cells.isEmpty();
    }

    boolean lies(int line) {
        return lines.contains(line);
    }

    private String shown(String text) {
        var masked = Masking.mask(text.strip());
        return masked.codePointCount(0, masked.length()) <= limits.shown()
                ? masked
                : masked.substring(0, masked.offsetByCodePoints(0, limits.shown())) + "…";
    }
}
