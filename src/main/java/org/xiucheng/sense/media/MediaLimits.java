package org.xiucheng.sense.media;

import java.time.Duration;

/// Every limit on photos, on one screen.
///
/// @param bytes the largest file that is read
/// @param pixels the largest picture that is decoded, judged by its header
/// @param scans how many passes a progressive JPEG may have; each costs a pass over the whole picture
/// @param perReport how many photos one report may name
/// @param longSide the longer side of the copy that is kept, in pixels
/// @param thumbnail the longer side of the small copy
/// @param decodedBytes the memory one picture may take while it is decoded
/// @param atOnce how many pictures are decoded at the same time on one node
/// @param queueing how long an upload waits for its turn before it is told to come again
/// @param decoding how long one picture may take to decode
/// @param uploads how many uploads may be under way at the same time on one node
/// @param uploading how long one upload may take from its first byte to its last
/// @param unnamed how long a photo waits for a report that names it
/// @param link how long a link to a photo lives
public record MediaLimits(
        int bytes,
        int pixels,
        int scans,
        int perReport,
        int longSide,
        int thumbnail,
        int decodedBytes,
        int atOnce,
        Duration queueing,
        Duration decoding,
        int uploads,
        Duration uploading,
        Duration unnamed,
        Duration link) {
    /// 10 MB and 40 megapixels hold what telephones take; 2,560 pixels are enough to read a sign in a street.
    public static final MediaLimits USUAL = new MediaLimits(
            10_000_000,
            40_000_000,
            40,
            5,
            2_560,
            320,
            100_000_000,
            2,
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            64,
            Duration.ofSeconds(60),
            Duration.ofHours(1),
            Duration.ofMinutes(5));
}
