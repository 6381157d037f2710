package org.xiucheng.serve.media;

import java.util.List;
import java.util.Optional;

/// What was said and shown about a matter, as far as the reader may see it: for the public only what was
/// released.
public record Publication(List<Part> parts) {
    /// The words of a report or one of its photos.
    ///
    /// @param number of the report
    /// @param part 0 for its words, else which of its photos
    /// @param state `waiting`, `released`, `withheld`, `appealed`, or `private` for what never becomes public
    /// @param ground the code of the published ground on which it is withheld
    /// @param text the words as the public reads them
    /// @param mayAppeal whether this reader may ask for a second look
    public record Part(
            String number,
            int part,
            String state,
            Optional<String> ground,
            Optional<String> text,
            Optional<Links> photo,
            boolean mayAppeal) {}

    /// Where a photo is to be had for some minutes, by this reader alone.
    public record Links(String small, String whole) {}
}
