package org.xiucheng.serve.matter;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.Lead;
import org.xiucheng.kernel.responsibility.Explanation;
import org.xiucheng.kernel.roster.OnDuty;

/// Says in words why a unit answers, and what units, posts and articles are called; for pages that ask before
/// there is a matter.
@Service
public class Explain {
    private final Names names;

    Explain(Names names) {
        this.names = names;
    }

    /// The reasons, with the article as it is in force at that moment.
    public Shown.Responsibility of(Explanation explanation, Instant moment) {
        return new Shown.Responsibility(
                explanation.ground().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                rule(explanation.rule()),
                names.article(explanation.basis(), moment),
                explanation.lost().stream()
                        .map(lost -> TellStory.beaten(rule(lost.rule()), lost.why()))
                        .toList());
    }

    public Shown.Named unit(String code) {
        return names.unit(code);
    }

    public Shown.Named post(String code) {
        return names.post(code);
    }

    /// Whether somebody holds the post that a rule names.
    public boolean held(Lead lead, Instant at) {
        return lead.post().filter(post -> names.held(post, at)).isPresent();
    }

    /// Who answers for a lead now, as the asker may know it: by what and who, only in reach.
    public Shown.Duty duty(Lead lead, Subject asker, Instant at) {
        return names.duty(lead.unit(), lead.post(), at, names.inReach(asker, lead.unit(), at));
    }

    /// Who answers, as whoever is in reach or not may know it.
    public Shown.Duty duty(OnDuty duty, boolean inReach) {
        return names.duty(duty, inReach);
    }

    public Optional<Shown.Article> article(ArticleId id, Instant moment) {
        return names.article(id, moment);
    }

    private static Shown.RuleName rule(Explanation.Named rule) {
        return new Shown.RuleName(rule.id(), rule.version(), rule.name());
    }
}
