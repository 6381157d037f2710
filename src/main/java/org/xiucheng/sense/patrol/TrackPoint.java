package org.xiucheng.sense.patrol;

import java.time.Instant;
import org.xiucheng.kernel.place.Point;

/// Where a walker was at a moment of the walk.
public record TrackPoint(Instant at, Point point) {}
