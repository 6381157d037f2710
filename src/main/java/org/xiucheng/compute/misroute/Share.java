package org.xiucheng.compute.misroute;

/// So many of so many, with how far the true share may lie from it.
public record Share(long part, long whole) {
    /// The standard normal deviate of a two-sided interval of 95 %.
    public static final double Z = 1.959963984540054;

    public Share {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException("a part of a whole is not more than it");
        }
    }

    /// The share itself, 0 to 1; of nothing it is 0.
    public double rate() {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /// Wilson's score interval, both ends from 0 to 1: the one that stays sound for few and for rare (E. B.
    /// Wilson, Probable inference, JASA 22, 1927). Of nothing it is everything.
    public Interval interval() {
        if (whole == 0) {
            return new Interval(0, 1);
        }
        var square = Z * Z;
        var centre = (part + square / 2) / (whole + square);
        var half = Z / (whole + square) * Math.sqrt(rate() * (1 - rate()) * whole + square / 4);
        return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
    }

    /// From where to where.
    public record Interval(double low, double high) {}

    Share plus(Share other) {
        return new Share(part + other.part, whole + other.whole);
    }
}
