package org.xiucheng.kernel.category;

import java.util.Locale;
import org.xiucheng.kernel.Bilingual;

/// One list of codes as its issuer published it, or as much of it as we know.
///
/// Components and events of one standard are two lists, because they number from 0101 each (decision 0010).
///
/// @param id stable and safe in addresses, such as `cjt-214-2007-components`
/// @param note what a reader must know before trusting the list; shown wherever the list is shown
public record CodeSystem(String id, Bilingual name, Kind kind, Standing standing, Bilingual note, String source) {
    /// What the codes of a list name: things that stand in the city, or things that happen in it.
    public enum Kind {
        COMPONENT,
        EVENT;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How far the list may be taken for the standard itself.
    public enum Standing {
        /// Every code of the published list.
        COMPLETE("standard"),
        /// Codes of the published list, with others missing.
        PARTIAL("partial"),
        /// Codes that one city added; never the standard's.
        LOCAL("local");

        private final String ofCategory;

        Standing(String ofCategory) {
            this.ofCategory = ofCategory;
        }

        /// How the list is marked: `complete`, `partial`, `local`.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// How one of its categories is marked: `standard`, `partial`, `local`.
        public String ofCategory() {
            return ofCategory;
        }
    }
}
