package org.xiucheng.decide.act;

import java.util.Optional;
import org.xiucheng.kernel.category.CategoryKey;

/// What somebody asks to be done to a matter.
///
/// @param reason the code of a listed ground, where the step asks for one
/// @param unit the unit that is to answer, where the step assigns one
/// @param rating 1 to 5, from the reporter only
public record ActRequest(
        String verb,
        Optional<String> reason,
        Optional<String> note,
        Optional<CategoryKey> category,
        Optional<String> unit,
        Optional<Integer> rating) {
    public static ActRequest plain(String verb) {
        return new ActRequest(
                verb, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
