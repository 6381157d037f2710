package org.xiucheng.sense.patrol;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.category.CategoryKey;

/// What a grid worker may do on the round besides looking for what is wrong: serve somebody, or look at a
/// public
/// service.
///
/// It has no number to be reached: a visit that must be made so often is made on paper.
///
/// @param consent where it needs that somebody wants it
/// @param checklist what is looked at; only where it supervises
/// @param points the kinds of thing that are such a service point; only where it supervises
public record Errand(
        String key,
        Bilingual name,
        Kind kind,
        Optional<Consent> consent,
        List<Item> checklist,
        List<CategoryKey> points) {
    private static final int MOST_ITEMS = 20;

    public Errand {
        checklist = List.copyOf(checklist);
        points = List.copyOf(points);
        var supervises = kind == Kind.SUPERVISE;
        if (supervises == checklist.isEmpty() || supervises == points.isEmpty() || checklist.size() > MOST_ITEMS) {
            throw new IllegalArgumentException("what supervises, and only that, has a checklist and service points");
        }
        if (supervises && consent.isPresent()) {
            throw new IllegalArgumentException("a public service is looked at without consent");
        }
    }

    public enum Kind {
        SERVE,
        SUPERVISE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How somebody who wants it is looked after.
    ///
    /// @param days a consent lasts at most
    /// @param every so many days one visit is due
    public record Consent(int days, int every) {
        public Consent {
            if (days < 1 || days > 366 || every < 1 || every > days) {
                throw new IllegalArgumentException("a consent lasts 1 to 366 days, with a visit within them");
            }
        }
    }

    /// One thing that is looked at.
    public record Item(String key, Bilingual name) {}
}
