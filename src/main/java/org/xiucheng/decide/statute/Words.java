package org.xiucheng.decide.statute;

import java.util.Arrays;
import java.util.List;

/// Several words in one cell, with spaces, commas or semicolons between them.
final class Words {
    private Words() {}

    static List<String> of(String cell) {
        return Arrays.stream(cell.strip().split("[\\s,，、;；]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
