package org.xiucheng.kernel.matter;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.law.ArticleId;

/// One way out of a state: who may take it by which verb, what it asks, where it leads, on which law, and what
/// can be done against it.
///
/// @param reasons the listed grounds, one of which must be named; empty when none is asked
/// @param otherThan verbs whose last doer may not do this one (four eyes)
/// @param within how long after the state was entered the step may still be taken; always when empty
/// @param overLimit where it leads instead once the matter has been sent back as often as its procedure allows
/// @param remedy what whoever disagrees may do
public record Step(
        String from,
        String verb,
        Bilingual name,
        String to,
        By by,
        List<Reason> reasons,
        Set<Proof> proof,
        Set<String> otherThan,
        Optional<Term> within,
        Optional<String> overLimit,
        Set<Effect> effects,
        ArticleId basis,
        Bilingual remedy) {
    public Step {
        reasons = List.copyOf(reasons);
        proof = copy(Proof.class, proof);
        otherThan = Set.copyOf(otherThan);
        effects = copy(Effect.class, effects);
    }

    private static <E extends Enum<E>> Set<E> copy(Class<E> type, Set<E> values) {
        var copy = EnumSet.noneOf(type);
        copy.addAll(values);
        return Collections.unmodifiableSet(copy);
    }

    /// The permission that an officer needs; empty for the clock.
    public Optional<Permission> needs() {
        return by.needs();
    }

    /// What taking it is, as whoever may is decided on.
    public Action action() {
        return needs().map(role -> Action.ofStep(role, verb)).orElse(Action.LAPSE);
    }

    public boolean has(Effect effect) {
        return effects.contains(effect);
    }

    public Optional<Reason> reason(String code) {
        return reasons.stream().filter(reason -> reason.code().equals(code)).findFirst();
    }
}
