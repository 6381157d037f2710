package org.xiucheng.decide.road;

import java.util.List;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.sense.mask.FindTraces;
import org.xiucheng.sense.report.CheckText;

/// Whether a dossier may stand: everything named is there, every length within its limit, and nothing in it
/// looks like a person's.
@Component
class CheckDossier {
    private static final RoadLimits LIMITS = RoadLimits.USUAL;

    private final Places places;
    private final CurrentParties parties;

    CheckDossier(Places places, CurrentParties parties) {
        this.places = places;
        this.parties = parties;
    }

    /// @throws Problem `length.max`, `dossier.blank`, `dossier.personal`, `dossier.too-many`, `segment.absent`,
    /// `unit.absent`, `dossier.money`, `number.malformed`
    void check(String road, Dossier.Body body) {
        if (body.shops().size() > LIMITS.shops()) {
            throw tooMany("/shops");
        }
        text(body.source(), LIMITS.name(), "/source", !body.shops().isEmpty());
        for (var i = 0; i < body.shops().size(); i++) {
            shop(road, body.shops().get(i), "/shops/" + i);
        }
        body.plan().ifPresent(this::plan);
    }

    private void shop(String road, Dossier.Shop shop, String at) {
        text(shop.name(), LIMITS.name(), at + "/name", true);
        text(shop.door(), LIMITS.name(), at + "/door", true);
        if (shop.segment().isPresent()
                && shop.segment()
                        .flatMap(places::segment)
                        .filter(segment -> segment.road().equals(road))
                        .isEmpty()) {
            throw Problem.invalid("segment.absent", "There is no such stretch of road.", at + "/segment");
        }
    }

    private void plan(Dossier.Plan plan) {
        text(plan.title(), LIMITS.name(), "/plan/title", true);
        text(plan.text(), LIMITS.text(), "/plan/text", true);
        if (plan.measures().size() > LIMITS.measures()) {
            throw tooMany("/plan/measures");
        }
        for (var i = 0; i < plan.measures().size(); i++) {
            measure(plan.measures().get(i), "/plan/measures/" + i);
        }
    }

    private void measure(Dossier.Measure measure, String at) {
        text(measure.what(), LIMITS.text(), at + "/what", true);
        text(measure.money(), LIMITS.name(), at + "/money", measure.yuan().signum() > 0);
        if (measure.yuan().signum() < 0
                || measure.yuan().compareTo(LIMITS.yuan()) > 0
                || measure.yuan().stripTrailingZeros().scale() > 2) {
            throw Problem.invalid("dossier.money", "Money is an amount to the cent.", at + "/yuan");
        }
        if (parties.get().unit(measure.unit()).isEmpty()) {
            throw Problem.invalid("unit.unknown", "There is no such unit here.", at + "/unit");
        }
        numbers(measure.before(), at + "/before");
        numbers(measure.after(), at + "/after");
    }

    private static void numbers(List<String> numbers, String at) {
        if (numbers.size() > LIMITS.proofs()) {
            throw tooMany(at);
        }
        if (numbers.stream().anyMatch(number -> PublicNumber.parse(number).isEmpty())) {
            throw Problem.invalid("number.malformed", "A public number is not one of ours.", at);
        }
    }

    private static void text(String text, int limit, String at, boolean needed) {
        CheckText.check(text, limit, at);
        if (needed && text.isBlank()) {
            throw Problem.invalid("dossier.blank", "Say something here.", at);
        }
        if (!FindTraces.in(text).isEmpty()) {
            throw Problem.invalid("dossier.personal", "It looks like personal data, which no dossier holds.", at);
        }
    }

    private static Problem tooMany(String at) {
        return Problem.invalid("dossier.too-many", "There are more of these than a dossier holds.", at);
    }
}
