package org.xiucheng.door.workbook;

import java.util.regex.Pattern;
import org.xiucheng.decide.table.Cell;

/// Keeps a spreadsheet from taking a text for a formula: a text that could be one is written behind an
/// apostrophe, and read back without it.
final class Guard {
    /// With the wide forms, which spreadsheets of East Asia read as the narrow ones.
    private static final String FIRST = "[=+\\-@\\t\\r\\n＝＋－＠]";

    private static final Pattern DANGEROUS = Pattern.compile("'*" + FIRST + ".*", Pattern.DOTALL);
    private static final Pattern GUARDED = Pattern.compile("'+" + FIRST + ".*", Pattern.DOTALL);
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private Guard() {}

    /// A text as it may be written.
    static String written(Cell cell) {
        var text = cell.text();
        return cell.sort() == Cell.Sort.TEXT && DANGEROUS.matcher(text).matches() ? "'" + text : text;
    }

    /// What a written text means; an unguarded formula is told as one.
    static Cell read(String value) {
        if (GUARDED.matcher(value).matches()) {
            return Cell.text(value.substring(1));
        }
        var formula = FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches();
        return formula ? new Cell(value, Cell.Sort.FORMULA) : Cell.text(value);
    }
}
