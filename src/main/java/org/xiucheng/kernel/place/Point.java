package org.xiucheng.kernel.place;

import org.xiucheng.kernel.Problem;

/// A spot on the ground: longitude and latitude in degrees, CGCS2000 (equal to WGS 84 within a metre).
///
/// Other systems are converted at the edge or refused, so no other kind of coordinate is ever held.
/// What is no place on Earth is refused as `location.range`.
public record Point(double lon, double lat) {
    /// WGS 84: half the equator's width and the squared eccentricity.
    private static final double EQUATORIAL_RADIUS = 6_378_137;

    private static final double SQUARED_ECCENTRICITY = 6.694379990141e-3;

    public Point {
        if (!onEarth(lon, lat)) {
            throw Problem.invalid(
                    "location.range",
                    "A point is a longitude from -180 to 180 and a latitude from -90 to 90.",
                    "/location/point");
        }
    }

    /// Whether the numbers are finite and in range.
    public static boolean onEarth(double lon, double lat) {
        return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
    }

    /// Metres on the ground. Exact to a few parts in a million over a city; not meant for further than that.
    public double metresTo(Point other) {
        var middle = (lat + other.lat) / 2;
        return Math.hypot(
                (other.lon - lon) * metresPerDegreeOfLongitude(middle),
                (other.lat - lat) * metresPerDegreeOfLatitude(middle));
    }

    /// How long one degree from west to east is at that latitude, on the WGS 84 ellipsoid.
    public static double metresPerDegreeOfLongitude(double lat) {
        var phi = Math.toRadians(lat);
        return Math.toRadians(EQUATORIAL_RADIUS) * Math.cos(phi) / Math.sqrt(flattening(phi));
    }

    /// How long one degree from south to north is at that latitude, on the WGS 84 ellipsoid.
    public static double metresPerDegreeOfLatitude(double lat) {
        var bend = flattening(Math.toRadians(lat));
        return Math.toRadians(EQUATORIAL_RADIUS) * (1 - SQUARED_ECCENTRICITY) / (bend * Math.sqrt(bend));
    }

    private static double flattening(double phi) {
        var sine = Math.sin(phi);
        return 1 - SQUARED_ECCENTRICITY * sine * sine;
    }
}
