package org.xiucheng.decide.reform;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Asks everybody who keeps something what hangs on a unit or post.
@Component
class TakeStock {
    /// What stays to the last and ends with the unit or post.
    private static final Set<String> ENDING = Set.of("holder", "shift", "call");

    private final List<Hanging> everybody;
    private final Stances standing;
    private final DutyRules rules;

    TakeStock(List<Hanging> everybody, Stances standing, DutyRules rules) {
        this.everybody = List.copyOf(everybody);
        this.standing = standing;
        this.rules = rules;
    }

    Stances standing() {
        return standing;
    }

    DutyRules rules() {
        return rules;
    }

    /// Everything, with where it goes.
    List<Hung> all(Reform reform, Instant at) {
        var kept = everybody.stream().flatMap(one -> one.on(reform.plan(), at).stream());
        return Stream.concat(kept, rules.drafts(reform.plan(), reform.draft()).stream())
                .toList();
    }

    /// Passes on at most so many of each sort; how many that were.
    int pass(Reform reform, Instant at, int most) {
        return everybody.stream().mapToInt(one -> one.pass(reform, at, most)).sum();
    }

    /// Ends what ends with it.
    void close(Reform reform, Instant at) {
        everybody.forEach(one -> one.close(reform, at));
    }

    /// What hangs on it still, but for what ends with it.
    List<Hung> left(Reform reform, Instant at) {
        return all(reform, at).stream()
                .filter(hung -> !ENDING.contains(hung.kind()))
                .toList();
    }
}
