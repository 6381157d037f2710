package org.xiucheng.kernel.responsibility.audit;

import java.util.List;
import org.xiucheng.kernel.time.Validity;

/// What is wrong with the naming of a lead at some place; rules by their number in the list.
sealed interface Verdict {
    /// No rule at all.
    record Nobody() implements Verdict {}

    /// Nothing but fallbacks, of which this one wins.
    record Fallback(int rule) implements Verdict {}

    /// These do not give way to each other; among them the foremost, of which any could be made to win.
    record Torn(List<Integer> rivals, List<Integer> foremost) implements Verdict {}

    /// For how long it is so.
    record Spell(Verdict verdict, Validity when) {}
}
