package org.xiucheng.kernel.category;

import java.time.Instant;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.time.Validity;

/// One sort of thing or event that the city handles, such as a broken manhole cover or a dirty road.
///
/// @param group the class that the list puts it in, such as 市容环境
public record Category(CategoryKey key, Bilingual name, Bilingual group, Validity validity) {
    /// Whether the code could no longer be chosen at that moment; what was filed under it stays readable.
    public boolean retiredAt(Instant moment) {
        return !validity.holdsAt(moment);
    }
}
