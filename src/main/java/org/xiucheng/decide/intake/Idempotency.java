package org.xiucheng.decide.intake;

/// The key under which a request may be repeated without being done twice.
///
/// @param principal who sends; requests of others under the same key are other requests
/// @param route the door and what it does
/// @param bodyHash SHA-256 of what was sent: the same key with another body is refused
public record Idempotency(String principal, String route, String key, byte[] bodyHash) {}
