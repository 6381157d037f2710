package org.xiucheng.decide.road;

import java.time.Instant;
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
/// every version with its evidence, and a change of money seen by two.
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

    /// The next version; one that changes money waits until another officer of the road has seen it, and then
    /// nothing
    /// stands yet.
    ///
    /// @param base the version that was read, 0 where there was none
    /// @throws Problem `road.absent`, `dossier.not-yours`, `dossier.stale`, `dossier.waiting` where another
    /// change of money
    /// waits, and what `CheckDossier` refuses
    public Optional<Dossier> keep(String road, int base, Dossier.Body body, Subject.Officer by) {
        var as = own(road, by);
        check.check(road, body);
        var now = desk.maker.now();
        var before = current(road, base);
        var changed = !before.map(Dossier::body)
                .map(Dossier.Body::money)
                .orElse(List.of())
                .equals(body.money());
        if (changed) {
            var draft = new Dossier.Draft(road, base, body, by.person(), as.unit(), as.post(), now);
            desk.transactions.executeWithoutResult(_ -> wait(draft, by, as));
            return Optional.empty();
        }
        var dossier = new Dossier(road, base + 1, body, as.unit(), as.post(), now);
        written(() -> {
            dossiers.add(dossier, by.person());
            proof("dossier.kept", dossier, by, as);
        });
        return Optional.of(dossier);
    }

    /// What waited stands from now on, seen by another officer of the road.
    ///
    /// @param read when the draft was written that the officer has read
    /// @throws Problem `dossier.not-yours`, `dossier.nothing-waits`, `four-eyes`, `dossier.stale`
    public Dossier approve(String road, Instant read, Subject.Officer by) {
        var as = own(road, by);
        var draft = waiting(road);
        if (draft.person().equals(by.person())) {
            throw Problem.forbidden("four-eyes", "Whoever wrote it does not approve it.");
        }
        current(road, draft.base());
        if (!draft.at().equals(read)) {
            throw stale();
        }
        var now = desk.maker.now();
        var dossier = new Dossier(road, draft.base() + 1, draft.body(), draft.unit(), draft.post(), now);
        written(() -> {
            if (!dossiers.take(draft)) {
                throw stale();
            }
            dossiers.add(dossier, draft.person(), by.person(), as);
            proof("dossier.kept", dossier, by, as);
        });
        return dossier;
    }

    /// What waited is dropped by an officer of the road.
    ///
    /// @throws Problem `dossier.not-yours`, `dossier.nothing-waits`
    public void withdraw(String road, Subject.Officer by) {
        var as = own(road, by);
        var draft = waiting(road);
        written(() -> {
            dossiers.take(draft);
            desk.audit.write(
                    AuditRecord.of(desk.maker, by, as, "dossier.withdrawn", new AuditRecord.What("road", road)));
        });
    }

    private Subject.Holding own(String road, Subject.Officer by) {
        return seat(road, by)
                .orElseThrow(() -> Problem.forbidden(
                        "dossier.not-yours", "The chiefs of a road and their units keep its dossier."));
    }

    private Optional<Dossier> current(String road, int base) {
        var latest = dossiers.latest(road);
        if (latest.map(Dossier::version).orElse(0) != base) {
            throw stale();
        }
        return latest;
    }

    private Dossier.Draft waiting(String road) {
        return dossiers.draft(road)
                .orElseThrow(() -> Problem.conflict("dossier.nothing-waits", "No change of this dossier waits."));
    }

    private void wait(Dossier.Draft draft, Subject.Officer by, Subject.Holding as) {
        try {
            dossiers.add(draft);
        } catch (DuplicateKeyException another) {
            throw Problem.conflict("dossier.waiting", "Another change of money waits; approve or withdraw it first.");
        }
        desk.audit.write(
                AuditRecord.of(desk.maker, by, as, "dossier.drafted", new AuditRecord.What("road", draft.road())));
    }

    private void written(Runnable deed) {
        try {
            desk.transactions.executeWithoutResult(_ -> deed.run());
        } catch (DuplicateKeyException outrun) {
            throw stale();
        }
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

    private void proof(String kind, Dossier dossier, Subject.Officer by, Subject.Holding as) {
        var yuan =
                dossier.body().plan().map(plan -> plan.yuan().toPlainString()).orElse("0.00");
        desk.audit.write(AuditRecord.of(desk.maker, by, as, kind, new AuditRecord.What("road", dossier.road())));
        desk.entries.add(Entry.of(kind, dossier.at(), desk.maker.random())
                .fact("road", dossier.road())
                .fact("version", dossier.version())
                .fact("unit", as.unit())
                .fact("post", as.post())
                .fact("yuan", yuan)
                .commit("body", JsonMapper.shared().writeValueAsString(dossier.body()))
                .sealed(desk.maker.id()));
    }

    private static Problem stale() {
        return Problem.conflict("dossier.stale", "Somebody else wrote a version meanwhile; read it first.");
    }
}
