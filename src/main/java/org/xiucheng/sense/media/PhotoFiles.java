package org.xiucheng.sense.media;

import java.util.Optional;

/// Where the bytes of photos lie, each under the SHA-256 of its content in hexadecimal.
public interface PhotoFiles {
    /// Keeps the bytes; on disk for good when it returns. What lies there already stays.
    void keep(String sha256, byte[] bytes);

    Optional<byte[]> find(String sha256);

    /// Takes a file away that no photo uses any more; that it is gone already is no fault.
    void drop(String sha256);
}
