package org.xiucheng.kernel.responsibility.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.responsibility.Precedence;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.responsibility.audit.Verdict.Spell;
import org.xiucheng.kernel.time.Validity;

/// Says of one place and category, at which these rules are bound, when the lead is not one: the same answer
/// that asking at every moment would give.
final class Judge {
    private static final List<Spell> FINE = List.of();

    private final List<Rule> rules;
    private final Precedence precedence;
    private final Validity span;
    private final boolean[] steady;

    Judge(List<Rule> rules, Precedence precedence, Validity span) {
        this.rules = rules;
        this.precedence = precedence;
        this.span = span;
        this.steady = new boolean[rules.size()];
        for (var i = 0; i < steady.length; i++) {
            steady[i] = lasts(rules.get(i).validity());
        }
    }

    /// The rules that are bound at a place: for areas, for the road there, for the thing there.
    record Site(Bound areas, Bound roads, Bound things) {
        Site(Bound areas) {
            this(areas, Bound.NONE, Bound.NONE);
        }
    }

    /// What is wrong there, and when. Of rules for roads, and of rules for things, one must be in force if any
    /// are given: else the place is an ordinary one and is judged as such.
    List<Spell> spells(Site site) {
        var all = site.areas.with(site.roads).with(site.things);
        if (isSteady(all)) {
            var verdict = verdict(all.rules(), all.count());
            return verdict == null ? FINE : List.of(new Spell(verdict, span));
        }
        var borders = borders(all);
        var spells = new ArrayList<Spell>();
        for (var i = 0; i < borders.size(); i++) {
            var from = borders.get(i);
            var to = i + 1 < borders.size() ? borders.get(i + 1) : span.to();
            if (isIdle(site.roads, from) || isIdle(site.things, from)) {
                continue;
            }
            var active = inForce(all, from);
            add(spells, verdict(active.rules(), active.count()), new Validity(from, to));
        }
        return spells;
    }

    private boolean isIdle(Bound bound, Instant at) {
        return bound.count() > 0 && inForce(bound, at).count() == 0;
    }

    private static void add(List<Spell> spells, @Nullable Verdict verdict, Validity when) {
        if (verdict == null) {
            return;
        }
        var last = spells.isEmpty() ? null : spells.getLast();
        if (last != null
                && last.verdict().equals(verdict)
                && when.from().equals(last.when().to())) {
            spells.set(
                    spells.size() - 1,
                    new Spell(verdict, new Validity(last.when().from(), when.to())));
        } else {
            spells.add(new Spell(verdict, when));
        }
    }

    private @Nullable Verdict verdict(int[] active, int count) {
        if (count == 0) {
            return new Verdict.Nobody();
        }
        var winner = precedence.winner(active, count);
        if (winner >= 0) {
            return rules.get(winner).fallback() ? new Verdict.Fallback(winner) : null;
        }
        return torn(active, count);
    }

    /// The foremost are the highest in priority of those to which none is narrower; their rivals are whatever
    /// they do not beat.
    private Verdict.Torn torn(int[] active, int count) {
        var named = Arrays.stream(active, 0, count)
                .filter(r -> !rules.get(r).fallback())
                .toArray();
        var asked = named.length == 0 ? Arrays.copyOf(active, count) : named;
        var narrowest = Arrays.stream(asked)
                .filter(r -> Arrays.stream(asked).noneMatch(other -> precedence.narrower(other, r)))
                .toArray();
        var foremost = Arrays.stream(narrowest)
                .filter(r -> Arrays.stream(narrowest).noneMatch(other -> precedence.beats(other, r)))
                .toArray();
        var rivals = Arrays.stream(asked)
                .filter(r -> Arrays.stream(foremost).anyMatch(f -> f == r || !precedence.beats(f, r)));
        return new Verdict.Torn(
                rivals.sorted().boxed().toList(),
                Arrays.stream(foremost).sorted().boxed().toList());
    }

    private boolean isSteady(Bound all) {
        for (var i = 0; i < all.count(); i++) {
            if (!steady[all.rules()[i]]) {
                return false;
            }
        }
        return true;
    }

    private boolean lasts(Validity validity) {
        return validity.holdsAt(span.from()) && validity.end().isEmpty();
    }

    private Bound inForce(Bound all, Instant at) {
        var active = new Bound();
        for (var i = 0; i < all.count(); i++) {
            if (rules.get(all.rules()[i]).validity().holdsAt(at)) {
                active.add(all.rules()[i]);
            }
        }
        return active;
    }

    private List<Instant> borders(Bound all) {
        var borders = new TreeSet<Instant>();
        borders.add(span.from());
        for (var i = 0; i < all.count(); i++) {
            var validity = rules.get(all.rules()[i]).validity();
            borders.add(validity.from());
            validity.end().ifPresent(borders::add);
        }
        return borders.stream().filter(span::holdsAt).toList();
    }
}
