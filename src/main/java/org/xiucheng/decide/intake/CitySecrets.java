package org.xiucheng.decide.intake;

/// The two keys that only this city holds, 32 bytes each; they stand outside the database.
///
/// @param identityKey wraps the key of every reporter's sealed contact
/// @param tokenKey derives the private token of every report
public record CitySecrets(byte[] identityKey, byte[] tokenKey) {
    /// Never shows the keys in logs.
    @Override
    public String toString() {
        return "CitySecrets[…]";
    }
}
