package org.xiucheng.kernel.time;

import java.time.Duration;

/// Something that the city does again and again by itself while its doors are open, such as looking whether a
/// term has run out.
///
/// A look finds in the store what is due and does it. One that fails or comes late loses nothing: the next sees
/// the same rows.
public interface Chore {
    /// How long it rests between two looks.
    Duration every();

    void look();
}
