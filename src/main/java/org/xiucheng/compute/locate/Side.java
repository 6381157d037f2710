package org.xiucheng.compute.locate;

import java.math.BigDecimal;

/// On which side of a line a point lies, without ever being wrong.
///
/// Plain arithmetic answers when its own error cannot change the sign (Shewchuk 1997, bound A); otherwise
/// exact decimals do. Borders are shared, so a wrong sign would put one spot into two areas or into none.
final class Side {
    private static final double ERROR_BOUND = 3.3306690738754716e-16;

    private Side() {}

    /// Positive to the left of the way from 1 to 2, negative to the right, 0 exactly on it.
    static int of(double x1, double y1, double x2, double y2, double x, double y) {
        var left = (x2 - x1) * (y - y1);
        var right = (y2 - y1) * (x - x1);
        var difference = left - right;
        if (Math.abs(difference) > ERROR_BOUND * (Math.abs(left) + Math.abs(right))) {
            return difference > 0 ? 1 : -1;
        }
        if (left == 0 || right == 0) {
            return (int) Math.signum(difference);
        }
        return whole(x2, x1) && whole(y, y1) && whole(y2, y1) && whole(x, x1)
                ? closely(x2 - x1, y - y1, y2 - y1, x - x1)
                : exactly(x1, y1, x2, y2, x, y);
    }

    /// Whether a − b is a number of its own, nothing rounded off (Knuth): usual for points of one city.
    private static boolean whole(double a, double b) {
        var difference = a - b;
        var taken = a - difference;
        return a - (difference + taken) + (taken - b) == 0;
    }

    /// The sign of a·b − c·d for two products that nearly equal each other, so that subtracting them rounds
    /// nothing off.
    private static int closely(double a, double b, double c, double d) {
        var left = a * b;
        var right = c * d;
        var rest = Math.fma(a, b, -left) - Math.fma(c, d, -right);
        var difference = left - right + rest;
        return difference == 0 && rest != 0 ? exactly(0, 0, a, c, d, b) : (int) Math.signum(difference);
    }

    private static int exactly(double x1, double y1, double x2, double y2, double x, double y) {
        var left = minus(x2, x1).multiply(minus(y, y1));
        var right = minus(y2, y1).multiply(minus(x, x1));
        return left.compareTo(right);
    }

    private static BigDecimal minus(double a, double b) {
        return new BigDecimal(a).subtract(new BigDecimal(b));
    }
}
