package org.xiucheng.decide.road;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.sql.SqlEntries;
import org.xiucheng.kernel.party.Chiefs;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.time.Maker;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the dossier of a road: written by its chiefs, whole road or stretch, and by the units of their posts;
/// every version with its evidence.
@Service
public class KeepDossier {
    private final SqlDossiers dossiers;
    private final CheckDossier check;
    private final Places places;
    private final CurrentParties parties;
    private final Desk desk;

    KeepDossier(SqlDossiers dossiers, CheckDossier check, Places places, CurrentParties parties, Desk desk) {
        this.dossiers = dossiers;
        this.check = check;
        this.places = places;
        this.parties = parties;
        this.desk = desk;
    }

    /// What a deed here needs.
    @Component("roadDesk")
    record Desk(TransactionTemplate transactions, SqlAudit audit, SqlEntries entries, Maker maker) {}

    /// The next version.
    ///
    /// @param base the version that was read, 0 where there was none
    /// @throws Problem `road.absent`, `dossier.not-yours`, `dossier.stale`, and what `CheckDossier` refuses
    public Dossier keep(String road, int base, Dossier.Body body, Subject.Officer by) {
        var as = seat(road, by)
                .orElseThrow(() -> Problem.forbidden(
                        "dossier.not-yours", "The chiefs of a road and their units keep its dossier."));
        check.check(road, body);
        var now = desk.maker.now();
        var dossier = new Dossier(road, base + 1, body, as.unit(), as.post(), now);
        if (dossiers.latest(road).map(Dossier::version).orElse(0) != base) {
            throw stale();
        }
        try {
            desk.transactions.executeWithoutResult(_ -> write(dossier, by, as));
        } catch (DuplicateKeyException outrun) {
            throw stale();
        }
        return dossier;
    }

    /// The post by which an officer keeps the dossier of that road; empty where none does.
    ///
    /// @throws Problem `road.absent`
    public Optional<Subject.Holding> seat(String road, Subject.Officer by) {
        if (places.road(road).isEmpty()) {
            throw Problem.absent("road.absent", "There is no such road.");
        }
        var now = desk.maker.now();
        var known = parties.get();
        var held = known.postsOf(by.person(), now);
        var chiefs = chiefs(road);
        var units = chiefs.stream()
                .flatMap(chief -> chief.kind().equals("unit")
                        ? Stream.of(chief.id())
                        : known.post(chief.id()).stream().map(post -> post.unit()))
                .toList();
        return by.holdings().stream()
                .filter(holding -> held.stream().anyMatch(post -> post.code().equals(holding.post())))
                .filter(holding -> units.contains(holding.unit()))
                .findFirst();
    }

    private List<Party> chiefs(String road) {
        var now = desk.maker.now();
        var chiefs = new Chiefs(parties.get(), _ -> List.of());
        return Stream.concat(
                        Stream.of(Party.road(road)),
                        places.segmentsOf(road).stream().map(segment -> Party.segment(segment.id())))
                .flatMap(object -> chiefs.named(object, now).stream())
                .distinct()
                .toList();
    }

    private void write(Dossier dossier, Subject.Officer by, Subject.Holding as) {
        dossiers.add(dossier, by.person());
        desk.audit.write(
                AuditRecord.of(desk.maker, by, as, "dossier.kept", new AuditRecord.What("road", dossier.road())));
        desk.entries.add(Entry.of("dossier.kept", dossier.at(), desk.maker.random())
                .fact("road", dossier.road())
                .fact("version", dossier.version())
                .fact("unit", as.unit())
                .fact("post", as.post())
                .fact(
                        "yuan",
                        dossier.body()
                                .plan()
                                .map(plan -> plan.yuan().toPlainString())
                                .orElse("0.00"))
                .commit("body", JsonMapper.shared().writeValueAsString(dossier.body()))
                .sealed(desk.maker.id()));
    }

    private static Problem stale() {
        return Problem.conflict("dossier.stale", "Somebody else wrote a version meanwhile; read it first.");
    }
}
