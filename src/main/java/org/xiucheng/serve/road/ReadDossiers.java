package org.xiucheng.serve.road;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.road.Dossier;
import org.xiucheng.decide.road.KeepDossier;
import org.xiucheng.decide.road.RoadLimits;
import org.xiucheng.decide.road.SqlDossiers;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.serve.matter.Names;
import org.xiucheng.serve.matter.Shown;

/// Shows the dossiers of roads to everyone.
@Service
public class ReadDossiers {
    private final SqlDossiers dossiers;
    private final KeepDossier keep;
    private final Places places;
    private final Names names;

    ReadDossiers(SqlDossiers dossiers, KeepDossier keep, Places places, Names names) {
        this.dossiers = dossiers;
        this.keep = keep;
        this.places = places;
        this.names = names;
    }

    /// The dossier of a road, the latest version or that one; empty where there is no such road or version.
    public Optional<DossierView> find(String road, Optional<Integer> version, Subject reader) {
        if (places.road(road).isEmpty()) {
            return Optional.empty();
        }
        var found = version.isPresent() ? dossiers.find(road, version.get()) : dossiers.latest(road);
        return version.isPresent() && found.isEmpty() ? Optional.empty() : Optional.of(view(road, found, reader));
    }

    private DossierView view(String road, Optional<Dossier> found, Subject reader) {
        var body = found.map(Dossier::body);
        var keeper = reader instanceof Subject.Officer officer
                        && keep.seat(road, officer).isPresent()
                ? Optional.of(officer)
                : Optional.<Subject.Officer>empty();
        return new DossierView(
                road,
                found.map(Dossier::version).orElse(0),
                keeper.isPresent(),
                found.map(dossier -> written(dossier.at(), dossier.unit(), dossier.post())),
                body.map(Dossier.Body::source).orElse(""),
                shops(body.map(Dossier.Body::shops).orElse(List.of())),
                body.flatMap(Dossier.Body::plan).map(this::plan),
                dossiers.versions(road, RoadLimits.USUAL.versions()).stream()
                        .map(each -> new DossierView.Version(each.version(), each.at(), names.unit(each.unit())))
                        .toList(),
                keeper.flatMap(by -> dossiers.draft(road).map(draft -> waiting(draft, by))));
    }

    private DossierView.Waiting waiting(Dossier.Draft draft, Subject.Officer by) {
        return new DossierView.Waiting(
                written(draft.at(), draft.unit(), draft.post()),
                draft.body().source(),
                shops(draft.body().shops()),
                draft.body().plan().map(this::plan),
                draft.person().equals(by.person()));
    }

    private DossierView.Written written(Instant at, String unit, String post) {
        return new DossierView.Written(at, names.unit(unit), names.post(post));
    }

    private static List<DossierView.Shop> shops(List<Dossier.Shop> shops) {
        return shops.stream()
                .map(shop -> new DossierView.Shop(shop.name(), shop.door(), shop.segment()))
                .toList();
    }

    private DossierView.Plan plan(Dossier.Plan plan) {
        return new DossierView.Plan(
                plan.title(),
                plan.text(),
                money(plan.yuan()),
                plan.bySource().entrySet().stream()
                        .map(each -> new DossierView.Source(each.getKey(), money(each.getValue())))
                        .toList(),
                plan.measures().stream()
                        .map(measure -> new DossierView.Measure(
                                measure.what(),
                                money(measure.yuan()),
                                measure.money(),
                                measure.due(),
                                new Shown.Named(
                                        measure.stage().key(), measure.stage().title()),
                                names.unit(measure.unit()),
                                measure.before(),
                                measure.after()))
                        .toList());
    }

    private static String money(BigDecimal yuan) {
        return yuan.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }
}
