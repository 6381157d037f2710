package org.xiucheng.compute.locate;

import java.util.Arrays;

/// What each cell of a grid holds while the grid is being drawn; packed at the end so that a cell's entries
/// lie together.
///
/// An entry is an area, how many edges count (doubled, plus one if the answer starts as inside), and those
/// edges.
final class CellEntries {
    private static final int NOTHING = -1;
    private static final int HEAD = 3;

    private final int[] first;
    private final int[] last;
    private final boolean[] closed;
    private int[] pool = new int[1024];
    private int size;
    private int entry;

    CellEntries(int cells) {
        first = new int[cells];
        last = new int[cells];
        closed = new boolean[cells];
        Arrays.fill(first, NOTHING);
    }

    /// Whether an area covers the whole cell, so that no later one can be the answer there.
    boolean closed(int cell) {
        return closed[cell];
    }

    void close(int cell, int area) {
        open(cell, area, true);
        end(cell);
        closed[cell] = true;
    }

    void open(int cell, int area, boolean inside) {
        entry = size;
        push(NOTHING);
        push(area);
        push(inside ? 1 : 0);
        if (first[cell] == NOTHING) {
            first[cell] = entry;
        } else {
            pool[last[cell]] = entry;
        }
    }

    void edge(int edge) {
        push(edge);
        pool[entry + 2] += 2;
    }

    void end(int cell) {
        last[cell] = entry;
    }

    /// Per cell: -1 for nothing, -2 minus the area that covers it whole, else where its entries begin; they
    /// end with -1.
    Packed pack() {
        var cells = new int[first.length];
        var entries = new int[size + first.length];
        var end = 0;
        for (var cell = 0; cell < cells.length; cell++) {
            if (first[cell] == NOTHING || alone(first[cell])) {
                cells[cell] = first[cell] == NOTHING ? NOTHING : ~(pool[first[cell] + 1] + 1);
                continue;
            }
            cells[cell] = end;
            for (var at = first[cell]; at != NOTHING; at = pool[at]) {
                var length = HEAD - 1 + (pool[at + 2] >> 1);
                System.arraycopy(pool, at + 1, entries, end, length);
                end += length;
            }
            entries[end++] = NOTHING;
        }
        return new Packed(cells, Arrays.copyOf(entries, end));
    }

    private boolean alone(int at) {
        return pool[at] == NOTHING && pool[at + 2] == 1;
    }

    private void push(int number) {
        if (size == pool.length) {
            pool = Arrays.copyOf(pool, 2 * size);
        }
        pool[size++] = number;
    }

    record Packed(int[] cells, int[] entries) {}
}
