package org.xiucheng.host.demo.store;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Rows of one table on their way to it, in the text form of COPY.
final class CopyRows {
    private static final HexFormat HEX = HexFormat.of();
    private final StringBuilder text = new StringBuilder(1 << 16);

    /// One row, its values in the order of the statement's columns; an absent value is null.
    void add(@Nullable Object... values) {
        for (var i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            write(values[i]);
        }
        text.append('\n');
    }

    boolean empty() {
        return text.isEmpty();
    }

    /// Sends and forgets what was gathered; does nothing when there is nothing.
    void send(Connection connection, String statement) throws SQLException {
        if (text.isEmpty()) {
            return;
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(statement, new StringReader(text.toString()), 1 << 16);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        text.setLength(0);
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> text.append("\\N");
            case Optional<?> maybe -> write(maybe.orElse(null));
            case String string -> escape(string);
            case byte[] bytes -> text.append("\\\\x").append(HEX.formatHex(bytes));
            case List<?> list -> writeList(list);
            case Boolean truth -> text.append(truth ? 't' : 'f');
            case UUID id -> text.append(id);
            case Instant moment -> text.append(moment);
            case Number number -> text.append(number);
            case Object other -> throw new IllegalArgumentException("no column holds a " + other.getClass());
        }
    }

    /// Codes only: letters, digits, points and dashes need no quotes in an array.
    private void writeList(List<?> list) {
        text.append('{');
        for (var i = 0; i < list.size(); i++) {
            text.append(i > 0 ? "," : "").append(list.get(i));
        }
        text.append('}');
    }

    private void escape(String string) {
        for (var i = 0; i < string.length(); i++) {
            var c = string.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
