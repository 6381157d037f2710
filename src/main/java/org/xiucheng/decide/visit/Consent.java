package org.xiucheng.decide.visit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.xiucheng.kernel.access.IdentitySeal.Sealed;

/// That somebody wants to be looked after for a time, as the worker of their round knows it; who it is stays
/// closed.
///
/// @param last when they were visited last
public record Consent(
        UUID id,
        String code,
        String errand,
        String area,
        Sealed contact,
        Instant givenAt,
        Instant until,
        Optional<Instant> last) {
    /// What a consent holds about a person, closed under a key of its own.
    public record Contact(String name, String address, String phone, String wish) {}
}
