package org.xiucheng.door.opendata;

import java.util.List;

/// One row of a foreign file as it stands there; `number` counts from 1 below the header.
record SourceRow(int number, List<String> cells) {
    SourceRow {
        cells = List.copyOf(cells);
    }
}
