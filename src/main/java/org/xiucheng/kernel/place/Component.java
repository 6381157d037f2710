package org.xiucheng.kernel.place;

import java.util.Optional;
import org.xiucheng.kernel.time.Validity;

/// A thing of the city that stands somewhere and is somebody's: a manhole cover, a lamp, a tree, a bench.
///
/// Its id has 16 digits: 6 for the district, 2 and 2 for the class, 6 in sequence. `system` and `code` name
/// its category (the words of `kernel.category`, kept as plain text because place comes before category).
/// `owner` is a unit's code.
public record Component(
        String id, String system, String code, Point position, Optional<String> owner, Validity validity) {
    public Component {
        if (!id.matches("[0-9]{16}")) {
            throw new IllegalArgumentException("a component id has 16 digits");
        }
    }

    /// The district that numbered it: the first six digits.
    public String district() {
        return id.substring(0, 6);
    }

    /// Its class and sub-class, two digits each, as its number says.
    public String numberedClass() {
        return id.substring(6, 10);
    }
}
