package org.xiucheng.kernel.party;

import java.util.Set;
import org.xiucheng.kernel.Bilingual;

/// A place in a unit that a person holds for a time; public pages name the post, never the person.
///
/// Permissions are keys of `kernel.access.Permission`, which stands to the right of this package.
public record Post(String code, String unit, Bilingual name, Set<String> permissions) {
    public Post {
        permissions = Set.copyOf(permissions);
    }
}
