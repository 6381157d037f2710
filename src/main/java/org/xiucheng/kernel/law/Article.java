package org.xiucheng.kernel.law;

import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.time.Validity;

/// One article of a law or ordinance as it stood for a time.
///
/// @param number as the law numbers it, such as `第二百七十八条`
/// @param gist what it asks, in our own words; never the text of the law
/// @param demo whether the law is invented for a fictional district; pages say so
/// @param source where the article can be read, or how we know of it
public record Article(
        ArticleId id, Bilingual law, String number, Bilingual gist, Validity validity, boolean demo, String source) {}
