package org.xiucheng.kernel.responsibility;

import java.util.List;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.law.ArticleId;

/// Why this unit answers, in a form that is kept with the matter and shown to everyone.
public record Explanation(Ground ground, Named rule, ArticleId basis, List<Beaten> lost) {
    /// What the naming rests on.
    public enum Ground {
        /// A rule of the duty list won.
        RULE,
        /// What it is about is not known yet, so the intake desk of the place answers.
        INTAKE_DESK,
        /// The duty list names nobody, or more than one: the intake desk answers until a person has settled it.
        NEEDS_A_PERSON,
        /// A person with the power to do so named the unit.
        ASSIGNED,
        /// The unit that would answer is itself complained about, so the next one does.
        ONE_UP
    }

    /// A rule as people read it.
    public record Named(String id, int version, Bilingual name) {}

    /// A rule that applied and lost, and by what; rivals that could not be settled stand here too.
    public record Beaten(Named rule, String why) {}

    public Explanation {
        lost = List.copyOf(lost);
    }

    static Named named(Rule rule) {
        return new Named(rule.id(), rule.version(), rule.name());
    }

    /// The explanation of a rule that won.
    public static Explanation of(Resolution.Named won) {
        var lost = won.lost().stream()
                .map(l -> new Beaten(named(l.rule()), l.why().key()))
                .toList();
        return new Explanation(Ground.RULE, named(won.rule()), won.rule().basis(), lost);
    }

    /// The explanation of a desk that answers because no rule could be named.
    public static Explanation desk(Ground ground, Bilingual why, ArticleId basis, List<Rule> rivals) {
        var beaten = rivals.stream().map(r -> new Beaten(named(r), "unsettled")).toList();
        return new Explanation(ground, new Named(key(ground), 1, why), basis, beaten);
    }

    /// The explanation of a unit that answers because the one that would have is passed over, and by which
    /// rule that would have been.
    public static Explanation oneUp(Bilingual why, Explanation passedOver) {
        var lost = new Beaten(passedOver.rule(), "complained-about");
        return new Explanation(Ground.ONE_UP, new Named(key(Ground.ONE_UP), 1, why), passedOver.basis(), List.of(lost));
    }

    private static String key(Ground ground) {
        return switch (ground) {
            case RULE -> "rule";
            case INTAKE_DESK -> "intake-desk";
            case NEEDS_A_PERSON -> "needs-a-person";
            case ASSIGNED -> "assigned";
            case ONE_UP -> "one-up";
        };
    }
}
