package org.xiucheng.compute.displacement;

import java.time.Instant;
import java.util.Optional;

/// One matter as a stay at a spot: where along the road, since when, until when.
///
/// @param measure metres from the road's beginning
/// @param done when it was dealt with; empty while it is not
public record Spell(double measure, Instant begun, Optional<Instant> done) {}
