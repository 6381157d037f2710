package org.xiucheng.serve.amend;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.serve.matter.Shown;

/// An amendment of a table as staff read it. Whoever drafted and approved it is named by unit and post.
///
/// @param standing `drafted`, `approved` or `withdrawn`
/// @param changed how many rows it changes; `changes` shows the first
/// @param own whether the reader drafted it, and so may not approve it
public record AmendmentView(
        String code,
        String table,
        Bilingual name,
        String standing,
        String reason,
        Instant draftedAt,
        Shown.Named unit,
        Shown.Named post,
        boolean own,
        boolean mayApprove,
        int changed,
        List<Row> changes,
        Optional<Instant> approvedAt,
        Optional<Shown.Named> approvedBy) {
    /// One row that begins, changes or ends.
    ///
    /// @param sort `added`, `changed` or `ended`
    /// @param cells all of a row that begins or ends; of one that changes those that do
    public record Row(String key, String sort, List<Cell> cells, Optional<Instant> from, Optional<Instant> to) {}

    /// One cell before and after.
    public record Cell(String column, Bilingual name, String before, String after) {}
}
