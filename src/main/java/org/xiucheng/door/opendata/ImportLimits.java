package org.xiucheng.door.opendata;

/// Every limit of an import in one place.
///
/// @param rows rows that one file may have
/// @param rowCharacters characters of one row, line breaks in quoted cells counted
/// @param columns columns of one row
/// @param mappingBytes size of a mapping or of a city's description
/// @param atOnce rows that are on their way through the intake at the same moment
/// @param batch rows that are looked up and taken in together; a stopped import loses none of the batches
/// before
public record ImportLimits(int rows, int rowCharacters, int columns, int mappingBytes, int atOnce, int batch) {
    public ImportLimits {
        if (rows < 1 || rowCharacters < 1 || columns < 1 || mappingBytes < 1 || atOnce < 1 || batch < 1) {
            throw new IllegalArgumentException("every limit of an import is at least 1");
        }
    }

    /// Ten million rows of a quarter of a million characters, sixteen rows at once.
    public static ImportLimits usual() {
        return new ImportLimits(10_000_000, 262_144, 400, 1_048_576, 16, 512);
    }
}
