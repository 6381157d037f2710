package org.xiucheng.serve.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.compute.terrain.MakeTerrain;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.responsibility.audit.Audit;
import org.xiucheng.kernel.responsibility.audit.AuditRules;
import org.xiucheng.kernel.responsibility.audit.Finding;
import org.xiucheng.kernel.responsibility.sql.CurrentRules;
import org.xiucheng.kernel.responsibility.sql.SqlRules;
import org.xiucheng.kernel.time.Lasting;
import org.xiucheng.kernel.time.Validity;

/// Reads the duty list and its audit. The audit is made once for a version of the list, and anew after a while,
/// because the map and the day go on.
@Service
public class ReadDuties {
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int LISTED = 500;
    private static final int FINDINGS = 200;

    private final CurrentRules rules;
    private final SqlRules store;
    private final MakeTerrain makeTerrain;
    private final ShowRules show;
    private final Ground ground;
    private final Lasting<AuditView> made;

    ReadDuties(CurrentRules rules, SqlRules store, MakeTerrain makeTerrain, ShowRules show, Ground ground) {
        this.rules = rules;
        this.store = store;
        this.makeTerrain = makeTerrain;
        this.show = show;
        this.ground = ground;
        this.made = new Lasting<>(ground.clock, FRESH, this::make);
    }

    /// The map and the clock.
    @Component
    record Ground(Places places, InstantSource clock) {}

    /// Rules in force now or later, of which at most 500 are shown.
    public record RuleList(int version, int total, List<RuleView> items) {}

    /// All rules, or those that may speak of matters in one area: bound there or above it.
    public RuleList list(Optional<String> area) {
        var now = ground.clock.instant();
        var chain = area.map(ground.places::chainOf);
        var found = rules.get().rules().stream()
                .filter(rule ->
                        rule.validity().end().filter(end -> !end.isAfter(now)).isEmpty())
                .filter(rule -> chain.filter(
                                codes -> !codes.contains(rule.places().area()))
                        .isEmpty())
                .toList();
        var items =
                found.stream().limit(LISTED).map(rule -> show.rule(rule, now)).toList();
        return new RuleList(store.version(), found.size(), items);
    }

    /// The rule of that id as it is in force now.
    public Optional<Rule> inForce(String id) {
        var now = ground.clock.instant();
        return rules.get().rules().stream()
                .filter(rule -> rule.id().equals(id) && rule.validity().holdsAt(now))
                .findFirst();
    }

    /// What the audit says of the list as it stands, from now on.
    public AuditView audit() {
        return made.get(rules.get());
    }

    private AuditView make(Instant now) {
        return view(AuditRules.audit(rules.get(), makeTerrain.at(now), Validity.since(now)), now);
    }

    private AuditView view(Audit audit, Instant now) {
        var extent = audit.extent();
        return new AuditView(
                store.version(),
                now,
                new AuditView.Extent(
                        extent.categories(), extent.areas(), extent.stretches(), extent.kinds(), extent.rules()),
                new AuditView.Count(
                        count(audit, Finding.Gap.class),
                        count(audit, Finding.OnlyFallback.class),
                        count(audit, Finding.Overlap.class),
                        count(audit, Finding.Crossing.class)),
                audit.findings().size(),
                audit.findings().stream()
                        .limit(FINDINGS)
                        .map(finding -> show.found(finding, now))
                        .toList());
    }

    private static int count(Audit audit, Class<? extends Finding> kind) {
        return (int) audit.findings().stream().filter(kind::isInstance).count();
    }
}
