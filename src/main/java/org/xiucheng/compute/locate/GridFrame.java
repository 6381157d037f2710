package org.xiucheng.compute.locate;

import org.xiucheng.kernel.place.Bounds;

/// An even grid of cells over a frame of degrees.
record GridFrame(
        double west,
        double south,
        double east,
        double north,
        int columns,
        int rows,
        double columnsPerDegree,
        double rowsPerDegree) {
    private static final int MOST_CELLS = 1 << 24;

    /// A grid of about so many cells, each nearly square on the ground.
    static GridFrame over(Bounds bounds, long cells) {
        var middle = bounds.centre().lat();
        var stretch = Math.max(1e-3, Math.cos(Math.toRadians(middle)));
        var width = Math.max(1e-9, bounds.east() - bounds.west());
        var height = Math.max(1e-9, bounds.north() - bounds.south());
        var wanted = Math.clamp(cells, 1, MOST_CELLS);
        var columns = (int) Math.clamp(Math.round(Math.sqrt(wanted * width * stretch / height)), 1, wanted);
        var rows = (int) Math.clamp(Math.round((double) wanted / columns), 1, wanted);
        return new GridFrame(
                bounds.west(),
                bounds.south(),
                bounds.east(),
                bounds.north(),
                columns,
                rows,
                columns / width,
                rows / height);
    }

    int cells() {
        return columns * rows;
    }

    boolean contains(double lon, double lat) {
        return lon >= west && lon <= east && lat >= south && lat <= north;
    }

    /// The column of that longitude; what lies outside counts to the outermost.
    int column(double lon) {
        return Math.clamp((long) ((lon - west) * columnsPerDegree), 0, columns - 1);
    }

    int row(double lat) {
        return Math.clamp((long) ((lat - south) * rowsPerDegree), 0, rows - 1);
    }

    double left(int column) {
        return west + column / columnsPerDegree - slackAcross();
    }

    double right(int column) {
        return west + (column + 1) / columnsPerDegree + slackAcross();
    }

    double bottom(int row) {
        return south + row / rowsPerDegree - slackUp();
    }

    double top(int row) {
        return south + (row + 1) / rowsPerDegree + slackUp();
    }

    /// Cells are taken a millionth wider than they are, so that rounding never puts a point outside its own
    /// cell.
    double slackAcross() {
        return 1e-6 / columnsPerDegree + 1e-12;
    }

    private double slackUp() {
        return 1e-6 / rowsPerDegree + 1e-12;
    }
}
