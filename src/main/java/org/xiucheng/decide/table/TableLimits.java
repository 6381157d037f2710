package org.xiucheng.decide.table;

/// Every limit around tables, on one screen; lengths in Unicode code points.
///
/// @param bytes of a file as it comes in
/// @param unpacked bytes of a workbook unpacked, and `ratio` how many times its own size
/// @param parts files inside a workbook
/// @param tags of everything in it, for each may become a thing in memory, and `run` bytes between two of them
/// @param rows below the head
/// @param text of one cell
/// @param faults that are listed in words; more are counted
/// @param shown of a cell in a fault
public record TableLimits(
        int bytes,
        long unpacked,
        int ratio,
        int parts,
        long tags,
        int run,
        int sheets,
        int rows,
        int columns,
        int text,
        int faults,
        int shown) {
    /// What holds unless a city says otherwise.
    public static final TableLimits USUAL = new TableLimits(
            16 * 1024 * 1024, 256L * 1024 * 1024, 200, 200, 8_000_000, 1 << 16, 20, 100_000, 100, 2_000, 1_000, 40);
}
