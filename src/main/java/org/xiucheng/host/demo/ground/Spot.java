package org.xiucheng.host.demo.ground;

/// A place on the drawing board: metres east and north of the district's middle.
record Spot(double x, double y) {
    Spot plus(double dx, double dy) {
        return new Spot(x + dx, y + dy);
    }

    /// The spot that lies a share of the way to another.
    Spot towards(Spot other, double share) {
        return new Spot(x + (other.x - x) * share, y + (other.y - y) * share);
    }

    double distance(Spot other) {
        return Math.sqrt((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y));
    }
}
