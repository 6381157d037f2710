package org.xiucheng.kernel.place;

/// The stretch of road closest to a point: how many metres away, and at which metre of the road.
public record Nearest(Segment segment, double metres, double measure) {}
