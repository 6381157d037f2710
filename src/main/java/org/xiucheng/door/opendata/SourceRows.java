package org.xiucheng.door.opendata;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.xiucheng.kernel.Problem;

/// The rows of an open file, one at a time, so that its length does not matter.
final class SourceRows implements Iterator<SourceRow>, AutoCloseable {
    private static final CSVFormat FORM =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final SourceFile file;
    private final ImportLimits limits;
    private final RowReader reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private int number;

    SourceRows(SourceFile file, Reader reader, ImportLimits limits) throws IOException {
        this.file = file;
        this.limits = limits;
        this.reader = new RowReader(reader, limits.rowCharacters());
        this.parser = CSVParser.builder().setReader(this.reader).setFormat(FORM).get();
        this.records = parser.iterator();
        this.header = readHeader();
    }

    /// The names in the first row.
    List<String> header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        try {
            reader.beginRow();
            return records.hasNext();
        } catch (UncheckedIOException failed) {
            throw file.fault(failed);
        }
    }

    @Override
    public SourceRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var record = records.next();
        if (++number > limits.rows()) {
            throw Problem.malformed(
                    "import.too-long", "%s has more than %,d rows: split it.".formatted(file.path(), limits.rows()));
        }
        return new SourceRow(number, List.of(record.values()));
    }

    private List<String> readHeader() {
        if (!hasNext()) {
            throw Problem.malformed("import.empty", "%s is empty.".formatted(file.path()));
        }
        var names = records.next().values();
        if (names.length > limits.columns()) {
            throw Problem.malformed(
                    "import.too-wide",
                    "%s has more than %d columns: is it comma-separated?".formatted(file.path(), limits.columns()));
        }
        return List.of(names);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException failed) {
            throw file.fault(failed);
        }
    }

    /// Stops a row that never ends (a quotation mark nobody closed) before it fills the memory, and drops the
    /// byte order mark that spreadsheets put in front.
    private static final class RowReader extends Reader {
        private static final char BYTE_ORDER_MARK = '\uFEFF';
        private final Reader in;
        private final int most;
        private int inRow;
        private boolean begun;

        RowReader(Reader in, int most) {
            this.in = in;
            this.most = most;
        }

        void beginRow() {
            inRow = 0;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            var count = in.read(buffer, offset, length);
            if (count > 0 && !begun) {
                begun = true;
                if (buffer[offset] == BYTE_ORDER_MARK) {
                    System.arraycopy(buffer, offset + 1, buffer, offset, --count);
                }
            }
            inRow += Math.max(count, 0);
            if (inRow > most) {
                throw new IOException("a row is longer than %,d characters".formatted(most));
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
