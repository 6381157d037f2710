package org.xiucheng.kernel.responsibility.audit;

import java.util.Arrays;

/// Rules that are bound at a place, by their numbers, broad areas first; grows and shrinks as a tree is walked.
final class Bound {
    static final Bound NONE = new Bound();

    private int[] rules = new int[8];
    private int count;

    void add(int rule) {
        if (count == rules.length) {
            rules = Arrays.copyOf(rules, 2 * count);
        }
        rules[count++] = rule;
    }

    /// Forgets the last ones, so that `size` are left.
    void shrink(int size) {
        count = size;
    }

    int count() {
        return count;
    }

    /// The numbers; only the first `count` of them mean something.
    int[] rules() {
        return rules;
    }

    Bound with(Bound more) {
        if (more.count == 0) {
            return this;
        }
        var both = new Bound();
        both.rules = Arrays.copyOf(rules, count + more.count);
        System.arraycopy(more.rules, 0, both.rules, count, more.count);
        both.count = count + more.count;
        return both;
    }
}
