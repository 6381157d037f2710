package org.xiucheng.kernel.roster;

import java.util.UUID;

/// A time in which a member of staff is away; no reason is asked and none is kept.
public record Absence(UUID person, Span time) {}
