package org.xiucheng.serve.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Point;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Rows become views: whole for the sender, in the public's grain for everyone else.
record ReportRows(Places places) implements RowMapper<ReportView> {
    private static final TypeReference<Map<String, List<String>>> ATTRIBUTES = new TypeReference<>() {};

    @Override
    public ReportView mapRow(ResultSet row, int index) throws SQLException {
        var view = new ReportView(
                new PublicNumber(row.getString("number")),
                category(row.getString("category_system"), row.getString("category_code")),
                row.getString("procedure_name"),
                row.getInt("procedure_version"),
                row.getString("state"),
                row.getBoolean("open"),
                Moments.get(row, "received_at"),
                Moments.get(row, "since"),
                Moments.find(row, "due_at"),
                row.getString("lead_unit"),
                List.of((String[]) row.getArray("areas").getArray()),
                Optional.ofNullable(row.getString("segment")),
                Optional.empty());
        return row.getBoolean("own") ? view.saying(said(row)) : PublicGrain.of(view, places);
    }

    private static Optional<CategoryKey> category(@Nullable String system, @Nullable String code) {
        return system == null || code == null ? Optional.empty() : Optional.of(new CategoryKey(system, code));
    }

    private static Said said(ResultSet row) throws SQLException {
        return new Said(
                row.getString("description"),
                point(row),
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("component")),
                Optional.ofNullable(row.getString("language")),
                attributes(row.getString("attributes")),
                Optional.ofNullable(row.getString("media_url")));
    }

    private static Optional<Point> point(ResultSet row) throws SQLException {
        var lon = row.getObject("lon", Double.class);
        var lat = row.getObject("lat", Double.class);
        return lon == null || lat == null ? Optional.empty() : Optional.of(new Point(lon, lat));
    }

    private static Map<String, List<String>> attributes(@Nullable String json) {
        return json == null ? Map.of() : JsonMapper.shared().readValue(json, ATTRIBUTES);
    }
}
