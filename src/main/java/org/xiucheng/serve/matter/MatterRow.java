package org.xiucheng.serve.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Matter.Concern;

/// One line of `matter.summary` as it lies in the store, before anything is held back from anyone.
record MatterRow(
        UUID id,
        String number,
        String procedure,
        int version,
        Optional<CategoryKey> category,
        String state,
        Instant since,
        Instant openedAt,
        boolean open,
        int revision,
        String leadUnit,
        Optional<String> leadPost,
        String explanation,
        List<String> areas,
        Optional<String> segment,
        String lastActors,
        Optional<Clock> clock,
        long reports,
        Optional<Shown.OfUndertaking> undertaking,
        Concern concern) {
    /// The clock that presses most.
    record Clock(String name, Instant due, boolean provisional, boolean paused, boolean met) {
        /// `running`, `overdue`, `met` or `paused`.
        String standing(Instant now) {
            if (met) {
                return "met";
            }
            if (paused) {
                return "paused";
            }
            return now.isAfter(due) ? "overdue" : "running";
        }
    }

    static MatterRow of(ResultSet row) throws SQLException {
        return new MatterRow(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("procedure_name"),
                row.getInt("procedure_version"),
                category(row.getString("category_system"), row.getString("category_code")),
                row.getString("state"),
                instant(row, "since"),
                instant(row, "opened_at"),
                row.getBoolean("open"),
                row.getInt("revision"),
                row.getString("lead_unit"),
                Optional.ofNullable(row.getString("lead_post")),
                row.getString("explanation"),
                List.of((String[]) row.getArray("areas").getArray()),
                Optional.ofNullable(row.getString("segment")),
                row.getString("last_actors"),
                clock(row),
                row.getLong("reports"),
                undertaking(row),
                new Concern(Optional.ofNullable(row.getString("about_unit")), row.getBoolean("sensitive")));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Optional<CategoryKey> category(@Nullable String system, @Nullable String code) {
        return system == null || code == null ? Optional.empty() : Optional.of(new CategoryKey(system, code));
    }

    private static Optional<Clock> clock(ResultSet row) throws SQLException {
        var name = row.getString("clock");
        return name == null
                ? Optional.empty()
                : Optional.of(new Clock(
                        name,
                        instant(row, "due_at"),
                        row.getBoolean("provisional"),
                        row.getObject("paused_at") != null,
                        row.getObject("met_at") != null));
    }

    private static Optional<Shown.OfUndertaking> undertaking(ResultSet row) throws SQLException {
        var number = row.getString("undertaking_number");
        return number == null
                ? Optional.empty()
                : Optional.of(new Shown.OfUndertaking(
                        number, new Bilingual(row.getString("undertaking_zh"), row.getString("undertaking_en"))));
    }
}
