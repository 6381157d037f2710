package org.xiucheng.decide.table;

/// What stands in one cell, as text, and what sort of thing the file says it is.
///
/// A number is written plainly (`1200.5`), a day or moment without zone (`2026-12-01T08:00`), a truth as `true`
/// or `false`; a formula is never computed, so its text is what it would have computed.
public record Cell(String text, Sort sort) {
    /// A cell in which nothing stands.
    public static final Cell EMPTY = new Cell("", Sort.EMPTY);

    /// What the file says it is.
    public enum Sort {
        EMPTY,
        TEXT,
        NUMBER,
        MOMENT,
        TRUTH,
        FORMULA,
        /// A cell that its own program marks as an error, such as `#REF!`.
        BROKEN
    }

    /// A text, or nothing.
    public static Cell text(String text) {
        return text.isEmpty() ? EMPTY : new Cell(text, Sort.TEXT);
    }

    /// A number, plainly written.
    public static Cell number(String plain) {
        return new Cell(plain, Sort.NUMBER);
    }
}
