package org.xiucheng.decide.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.ReportToken;
import org.xiucheng.kernel.matter.sql.SqlIntake.Opening;

/// What a reporter is given once the report is safe on disk.
///
/// @param entryHash the leaf hash (RFC 6962) of the evidence entry that was written with it
/// @param opening what was written just now, so that it need not be read again; empty when replayed
/// @param replayed whether this repeats the answer to an earlier request under the same key
public record Receipt(
        UUID report,
        PublicNumber number,
        ReportToken token,
        Instant receivedAt,
        byte[] entryHash,
        boolean replayed,
        Optional<Opening> opening) {}
