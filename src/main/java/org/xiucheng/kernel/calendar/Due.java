package org.xiucheng.kernel.calendar;

import java.time.Instant;

/// The last instant at which something is still in time.
///
/// @param provisional the instant lies where holidays have not been announced, so it may yet move
public record Due(Instant at, boolean provisional) {}
