package org.xiucheng.compute.correction;

import java.util.List;
import org.xiucheng.kernel.category.CategoryKey;

/// Corrections alike: in this area, for this category, what this rule gives to one unit is done by another.
///
/// @param area the narrowest that holds them all
/// @param alike those that went to `to`, latest first
/// @param all how many times the rule was corrected there for the category, whoever answered instead
public record Pattern(
        String rule, CategoryKey category, String area, String from, String to, List<Correction> alike, int all) {
    public Pattern {
        alike = List.copyOf(alike);
    }
}
