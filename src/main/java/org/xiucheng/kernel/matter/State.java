package org.xiucheng.kernel.matter;

import java.util.Optional;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.law.ArticleId;

/// A place in a procedure where a matter rests, with the role that answers for it there and how long it may
/// stay.
///
/// @param stage the stage of the closed loop that it belongs to, 1 to 7
/// @param owner who answers; only an end has none
/// @param term how long it may stay; only an end has none
/// @param basis the article that sets the term
/// @param end whether the matter is closed here; an end may still be disputed for a while
/// @param done whether the end says that the work was done, so that another must have verified it
public record State(
        String key,
        Bilingual name,
        int stage,
        Optional<Owner> owner,
        Optional<Term> term,
        Optional<ArticleId> basis,
        boolean end,
        boolean done) {}
