package org.xiucheng.kernel.party;

import java.util.UUID;

/// Someone who holds a post; known to the platform only as staff.
public record Person(UUID id, String name) {}
