package org.xiucheng.kernel.place;

import java.util.Optional;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.time.Validity;

/// A piece of the division: a district, a street, a community, a grid, a micro-grid.
///
/// The code is the official one where there is one (GB/T 2260 and its longer tails: 6, 9, 12, 15 digits) and
/// the city's own otherwise. Codes live on when borders change: the same code with another shape is another
/// row with another validity.
public record Area(
        String code, AreaLevel level, Bilingual name, Optional<String> parent, Shape shape, Validity validity) {
    public Area {
        if (!code.matches("[0-9A-Za-z][0-9A-Za-z._-]{0,63}")) {
            throw new IllegalArgumentException("an area code has 1 to 64 letters, digits, points and dashes");
        }
    }
}
