package org.xiucheng.door.opendata;

import org.xiucheng.sense.report.ReportDraft;

/// What became of a row before the intake saw it.
sealed interface RowReading {
    /// A report, and the source's number for it.
    record Read(String number, ReportDraft draft) implements RowReading {}

    /// None, for this reason; `detail` is one sentence without the row's own words.
    record Refused(RefusalReason reason, String detail) implements RowReading {}

    /// A row of another city that this import takes in its own turn.
    record OtherTurn() implements RowReading {}
}
