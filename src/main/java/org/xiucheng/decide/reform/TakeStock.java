package org.xiucheng.decide.reform;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Asks everybody who keeps something what hangs on a unit or post.
@Component
class TakeStock {
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

    /// What hangs on it still, but for what ends with it.
    List<Hung> left(Reform reform, Instant at) {
        return all(reform, at).stream()
                .filter(hung -> !hung.kind().equals("holder"))
                .toList();
    }
}
