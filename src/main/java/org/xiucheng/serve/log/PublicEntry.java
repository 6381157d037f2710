package org.xiucheng.serve.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/// An entry as everyone may read it: its place, its leaf hash, and, where it is public, its bytes.
///
/// @param entry the bytes in base64; absent while they are withheld
/// @param withheld why they are: `sensitive`
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PublicEntry(long index, String hash, Optional<String> entry, Optional<String> withheld) {}
