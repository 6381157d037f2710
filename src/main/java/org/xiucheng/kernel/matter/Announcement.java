package org.xiucheng.kernel.matter;

import java.time.Instant;
import java.util.UUID;

/// What is told to those who follow the outbox: that something moved, never what anybody said.
///
/// @param kind past tense, such as `MatterMoved`
/// @param subject the public number of what moved
/// @param body JSON text of codes and numbers
public record Announcement(UUID id, String kind, String subject, Instant at, String body) {}
