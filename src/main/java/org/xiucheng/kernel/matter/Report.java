package org.xiucheng.kernel.matter;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.place.Location;

/// What one person or device said (诉求): never changed, one per reporter, owner of the number and token they
/// follow it by.
///
/// Many reports may speak of one matter. The text and the exact spot are for those who must handle it, never
/// public.
///
/// @param client the key of the system that sent it
/// @param subject the sealed identity of the reporter, if they gave one
/// @param attributes JSON text of the answers given, by code
public record Report(
        UUID id,
        PublicNumber number,
        UUID matter,
        String channel,
        Optional<String> client,
        Instant receivedAt,
        Optional<Instant> occurredAt,
        Optional<CategoryKey> category,
        String description,
        Optional<String> language,
        Location location,
        Optional<String> attributes,
        Optional<String> mediaUrl,
        byte[] tokenHash,
        Optional<UUID> subject,
        Optional<String> externalRef) {}
