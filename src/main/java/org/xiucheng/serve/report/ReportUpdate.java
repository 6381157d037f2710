package org.xiucheng.serve.report;

import java.time.Instant;
import java.util.Optional;
import org.xiucheng.kernel.matter.PublicNumber;

/// One move of the matter that a report belongs to: which verb led where, and on which listed reason. Notes
/// are never part of it.
///
/// @param revision which move it was; together with the number it names the update
/// @param at rounded down to the hour except for the system that sent the report
public record ReportUpdate(
        PublicNumber report,
        int revision,
        String procedure,
        int version,
        String verb,
        String from,
        String to,
        Optional<String> reason,
        Instant at) {}
