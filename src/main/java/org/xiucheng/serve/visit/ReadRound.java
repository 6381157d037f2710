package org.xiucheng.serve.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.visit.Consent;
import org.xiucheng.decide.visit.KeepConsent;
import org.xiucheng.decide.visit.Rounds;
import org.xiucheng.decide.visit.SqlConsents;
import org.xiucheng.decide.visit.SqlVisits;
import org.xiucheng.decide.visit.Visit;
import org.xiucheng.decide.visit.VisitLimits;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.sense.patrol.Errand;
import org.xiucheng.sense.patrol.PatrolRules;

/// The round of a grid worker: what may be done, who waits for a visit today by no more than a code, the
/// service points,
/// and the own last visits. There is no list of people, and no figure of a worker.
@Service
public class ReadRound {
    private static final VisitLimits LIMITS = VisitLimits.USUAL;

    private final Rounds rounds;
    private final Store store;
    private final PatrolRules rules;
    private final Names names;
    private final AsViewer viewer;

    ReadRound(Rounds rounds, Store store, PatrolRules rules, Names names, AsViewer viewer) {
        this.rounds = rounds;
        this.store = store;
        this.rules = rules;
        this.names = names;
        this.viewer = viewer;
    }

    /// Where visits and consents lie.
    @Component("roundStore")
    record Store(SqlVisits visits, SqlConsents consents, KeepConsent keep) {}

    /// What things are called.
    @Component("roundNames")
    record Names(Places places, Categories categories, CurrentParties parties) {
        Named area(String code) {
            return named(code, places.area(code).map(Area::name));
        }

        Named unit(String code) {
            return named(code, parties.get().unit(code).map(Unit::name));
        }

        Bilingual category(CategoryKey key) {
            return categories
                    .find(key)
                    .map(found -> found.name())
                    .orElseGet(() -> new Bilingual(key.code(), key.code()));
        }

        static Named named(String code, Optional<Bilingual> name) {
            return new Named(code, name.orElseGet(() -> new Bilingual(code, code)));
        }
    }

    /// A name under its code.
    public record Named(String code, Bilingual name) {}

    /// The whole round; without areas for whoever has none.
    public record Round(
            List<Named> areas,
            List<ErrandView> errands,
            List<Waiting> today,
            List<PointView> points,
            List<Paid> visits) {}

    /// What may be done on the round.
    ///
    /// @param days a consent lasts at most, where the errand needs one
    public record ErrandView(Named errand, String kind, Optional<Integer> days, List<Named> checklist) {}

    /// Somebody waits for a visit today.
    public record Waiting(String consent, Named errand, Named area, Instant until) {}

    /// Where a public service is looked at.
    public record PointView(String id, Bilingual name, Named errand, Named unit, double lon, double lat) {}

    /// One of the own visits.
    public record Paid(String code, Named errand, Named area, Instant at, Optional<String> number) {}

    /// What one officer has to do today.
    public Round of(Subject.Officer officer, Instant now) {
        var areas = rounds.of(officer, now).stream()
                .map(Rounds.Mine::area)
                .distinct()
                .toList();
        if (areas.isEmpty()) {
            return new Round(List.of(), List.of(), List.of(), List.of(), List.of());
        }
        var since = now.minus(Duration.ofDays(LIMITS.lastDays()));
        return viewer.read(
                officer,
                () -> new Round(
                        areas.stream().map(names::area).toList(),
                        rules.errands().stream().map(ReadRound::errand).toList(),
                        store.consents.holding(areas, now).stream()
                                .filter(consent -> store.keep.due(consent, now))
                                .map(this::waiting)
                                .toList(),
                        rules.errands().stream()
                                .flatMap(errand -> rounds.points(errand, officer, now, LIMITS.points()).stream()
                                        .map(point -> point(errand, point)))
                                .toList(),
                        store.visits.of(officer.person(), since).stream()
                                .map(this::paid)
                                .toList()));
    }

    private static ErrandView errand(Errand errand) {
        return new ErrandView(
                new Named(errand.key(), errand.name()),
                errand.kind().key(),
                errand.consent().map(Errand.Consent::days),
                errand.checklist().stream()
                        .map(item -> new Named(item.key(), item.name()))
                        .toList());
    }

    private Waiting waiting(Consent consent) {
        return new Waiting(consent.code(), named(consent.errand()), names.area(consent.area()), consent.until());
    }

    private PointView point(Errand errand, Rounds.Point point) {
        var thing = point.thing();
        return new PointView(
                thing.id(),
                names.category(new CategoryKey(thing.system(), thing.code())),
                named(errand.key()),
                names.unit(point.unit()),
                thing.position().lon(),
                thing.position().lat());
    }

    private Paid paid(Visit visit) {
        return new Paid(visit.code(), named(visit.errand()), names.area(visit.area()), visit.at(), visit.number());
    }

    private Named named(String errand) {
        return Names.named(errand, rules.errand(errand).map(Errand::name));
    }
}
