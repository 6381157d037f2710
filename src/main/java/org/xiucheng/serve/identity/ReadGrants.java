package org.xiucheng.serve.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.identity.FindFile;
import org.xiucheng.decide.identity.Grant;
import org.xiucheng.decide.identity.SqlGrants;
import org.xiucheng.decide.identity.WriteDown;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.serve.matter.Names;
import org.xiucheng.serve.matter.Shown;

/// Lists grants: to an officer those of a matter in reach, to a steward all that wait or open something.
@Service
public class ReadGrants {
    private static final int LIMIT = 200;

    private final FindFile files;
    private final SqlGrants grants;
    private final SqlHeld store;
    private final Names names;
    private final WriteDown writeDown;

    ReadGrants(FindFile files, SqlGrants grants, SqlHeld store, Names names, WriteDown writeDown) {
        this.files = files;
        this.grants = grants;
        this.store = store;
        this.names = names;
        this.writeDown = writeDown;
    }

    /// For what an identity may be asked.
    public List<Shown.Named> purposes() {
        return store.purposes();
    }

    /// What was asked about one report.
    public List<GrantView> of(PublicNumber number, Subject.Officer officer) {
        return shown(
                grants.of(files.found(number, Action.GRANT_ASK, officer).file().id()), officer);
    }

    /// Whether the reporter is under protection, and whether this officer may ask for it.
    public record Protection(boolean guarded, boolean mayAsk) {}

    /// How the reporter of one report is protected, for whoever may ask to look.
    public Protection protection(PublicNumber number, Subject.Officer officer) {
        var file = files.found(number, Action.GRANT_ASK, officer).file();
        var may = files.decide(file, Action.PROTECT, officer, files.now()).allowed();
        return new Protection(
                file.custody().guarded(),
                may && file.readable() && !file.custody().guarded());
    }

    /// What a steward has to decide or may take back.
    public List<GrantView> current(Subject.Officer officer) {
        if (!Policy.decide(officer, Action.GRANT_REVOKE, Resource.CITY, files.now())
                .allowed()) {
            throw Problem.forbidden("permission.missing", "Your posts do not permit this.");
        }
        return shown(grants.current(writeDown.now(), LIMIT), officer);
    }

    /// One, as it stands after a decision.
    public GrantView shown(Grant grant, Subject.Officer officer) {
        return shown(List.of(grant), officer).getFirst();
    }

    private List<GrantView> shown(List<Grant> found, Subject.Officer officer) {
        var purposes = store.purposes().stream().collect(Collectors.toMap(Shown.Named::code, Function.identity()));
        return found.stream().map(grant -> view(grant, officer, purposes)).toList();
    }

    private GrantView view(Grant grant, Subject.Officer officer, Map<String, Shown.Named> purposes) {
        var purpose = new Shown.Named(grant.purpose(), Bilingual.same(grant.purpose()));
        return new GrantView(
                grant.code(),
                grant.number(),
                names.unit(grant.unit()),
                names.post(grant.post()),
                purposes.getOrDefault(grant.purpose(), purpose),
                grant.reason(),
                grant.hours(),
                grant.askedAt(),
                grant.approvedBy().size(),
                grant.needed(),
                grant.standing(writeDown.now()).name().toLowerCase(Locale.ROOT),
                grant.to(),
                grant.person().equals(officer.person()));
    }
}
