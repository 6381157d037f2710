package org.xiucheng.kernel.calendar;

import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.time.Validity;

/// How long one jurisdiction allows for the handling of one category, and when it counts as done.
///
/// @param closeCondition what must be so before the matter is done, such as 恢复原状
/// @param jurisdiction whose limit it is; another city's differs
public record TimeLimit(
        CategoryKey category,
        Term term,
        ArticleId basis,
        Bilingual closeCondition,
        Validity validity,
        String source,
        String jurisdiction) {}
