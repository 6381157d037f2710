package org.xiucheng.kernel.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;

/// Whom a matter belongs to at this moment: relations decide reach, permissions only verbs.
///
/// An officer reaches a matter through a unit: the unit that leads it, or the unit that stands as intake,
/// dispatcher, inspector or supervisor over the narrowest of its areas. Everything else does not exist for that
/// officer.
public record Reach(Parties parties, Instant at) {
    /// The holding through which an officer may use `permission` on a matter with this lead and these areas, if
    /// any.
    public Optional<Subject.Holding> holding(
            Subject.Officer officer, Permission permission, String leadUnit, List<String> areas) {
        var unit = unitFor(permission, leadUnit, areas);
        return officer.holdings().stream()
                .filter(h -> h.permissions().contains(permission)
                        && unit.filter(h.unit()::equals).isPresent())
                .findFirst();
    }

    /// Whether an officer may know the whole of such a matter: any of the officer's permissions reaches it.
    public boolean sees(Subject.Officer officer, String leadUnit, List<String> areas) {
        return officer.holdings().stream()
                .flatMap(h -> h.permissions().stream())
                .anyMatch(p -> holding(officer, p, leadUnit, areas).isPresent());
    }

    private Optional<String> unitFor(Permission permission, String leadUnit, List<String> areas) {
        return switch (permission) {
            case HANDLE -> Optional.of(leadUnit);
            case INTAKE -> over(areas, Relation.INTAKE);
            case DISPATCH -> over(areas, Relation.DISPATCHER);
            case INSPECT -> over(areas, Relation.INSPECTOR);
            case SUPERVISE -> over(areas, Relation.SUPERVISOR);
            case READ_QUEUE,
                    JUDGE,
                    IMPORT,
                    MODERATE,
                    STEWARD,
                    OVERSEE_MODELS,
                    ADMINISTER_SYSTEM,
                    ADMINISTER_SECURITY,
                    ADMINISTER_AUDIT -> Optional.empty();
        };
    }

    private Optional<String> over(List<String> areas, String relation) {
        return parties.unitOver(areas, relation, at).map(Unit::code);
    }
}
