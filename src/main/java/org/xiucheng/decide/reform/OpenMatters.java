package org.xiucheng.decide.reform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.intake.Explanations;
import org.xiucheng.decide.intake.NameLead;
import org.xiucheng.decide.intake.Situate;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.Lead;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.kernel.matter.sql.SqlSuccessions;
import org.xiucheng.kernel.responsibility.Explanation;
import org.xiucheng.kernel.time.Maker;
import tools.jackson.databind.json.JsonMapper;

/// Matters that hang on the unit or its posts: those it answers for, and those that complain about it. Each
/// passes with its clocks as they run; whoever is complained about never answers, so its successor does not
/// either.
@Component
class OpenMatters implements Hanging {
    private static final ReformLimits LIMITS = ReformLimits.USUAL;
    private static final Bilingual TAKEN_OVER =
            new Bilingual("原责任单位撤并，由承接单位继续办理", "The unit that answered has ended; its successor goes on");

    private final SqlSuccessions successions;
    private final SqlMatters matters;
    private final Stances standing;
    private final Successor successor;
    private final Maker maker;

    OpenMatters(SqlSuccessions successions, SqlMatters matters, Stances standing, Successor successor, Maker maker) {
        this.successions = successions;
        this.matters = matters;
        this.standing = standing;
        this.successor = successor;
        this.maker = maker;
    }

    /// Who answers where the successor itself is complained about, and in whose name matters are read.
    @Component
    record Successor(NameLead nameLead, Situate situate, AsViewer viewer) {}

    @Override
    public List<Hung> on(Plan plan, Instant at) {
        var counted = new TreeMap<String, Integer>();
        successions
                .counted(answering(plan), standing.posts(plan), at.minus(LIMITS.disputable()))
                .forEach((areas, matters) -> counted.merge(plan.successor(areas), matters, Integer::sum));
        var hung = new ArrayList<Hung>();
        counted.forEach((unit, count) -> hung.add(new Hung("matter", String.valueOf(count), Optional.of(unit))));
        return hung;
    }

    @Override
    public int pass(Reform reform, Instant at, int most) {
        var passed = 0;
        for (var number : hanging(reform.plan(), at, most)) {
            passed += successor
                            .viewer()
                            .read(
                                    new Subject.Clock(),
                                    () -> matters.find(new PublicNumber(number))
                                            .filter(matter -> successions.store(succession(reform, matter, at)))
                                            .isPresent())
                    ? 1
                    : 0;
        }
        return passed;
    }

    private List<String> hanging(Plan plan, Instant at, int limit) {
        return successions.hanging(answering(plan), standing.posts(plan), at.minus(LIMITS.disputable()), limit);
    }

    private static Optional<String> answering(Plan plan) {
        return plan.whole() ? Optional.of(plan.unit()) : Optional.empty();
    }

    private SqlSuccessions.Succession succession(Reform reform, Matter before, Instant at) {
        var plan = reform.plan();
        var next = plan.successor(before.location().areas());
        var about = before.concern().about().map(unit -> plan.whole() && unit.equals(plan.unit()) ? next : unit);
        var explanation = Explanation.desk(Explanation.Ground.ASSIGNED, TAKEN_OVER, reform.basis(), List.of());
        var lead = lead(plan, before, next, explanation, reform);
        var naming = new NameLead.Naming(lead, explanation);
        if (about.filter(lead.unit()::equals).isPresent()) {
            var asked =
                    new NameLead.Asked(before.category(), successor.situate().again(before.location()), about);
            naming = successor.nameLead().name(asked, at, reform.basis());
        }
        var after = before.ledBy(naming.lead())
                .concerning(new Matter.Concern(about, before.concern().sensitive()));
        return new SqlSuccessions.Succession(
                before,
                after,
                JsonMapper.shared().writeValueAsString(Explanations.json(naming.explanation())),
                reform.code(),
                at,
                entry(reform, after, at),
                announcement(after, at));
    }

    private static Lead lead(Plan plan, Matter before, String next, Explanation explanation, Reform reform) {
        var old = before.lead();
        if (plan.whole() && old.unit().equals(plan.unit())) {
            return new Lead(
                    next, old.post().flatMap(plan::post), explanation.rule().id(), reform.basis());
        }
        return new Lead(old.unit(), old.post().map(post -> plan.post(post).orElse(post)), old.rule(), old.basis());
    }

    private Entry entry(Reform reform, Matter after, Instant at) {
        return Entry.of("matter.succeeded", at, maker.random())
                .fact("number", after.number().text())
                .fact("reform", reform.code())
                .fact("lead", after.lead().unit())
                .fact("basis", reform.basis().value())
                .commit("about", after.concern().about().orElse(""))
                .sealed(maker.id());
    }

    private Announcement announcement(Matter after, Instant at) {
        var number = after.number().text();
        var body = JsonMapper.shared()
                .writeValueAsString(
                        Map.of("number", number, "lead", after.lead().unit()));
        return new Announcement(maker.id(), "MatterSucceeded", number, at, body);
    }
}
