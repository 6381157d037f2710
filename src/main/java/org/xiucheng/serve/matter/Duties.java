package org.xiucheng.serve.matter;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;

/// What an officer answers for, in the terms in which the store is asked: in which states of which procedures,
/// by which units, over
/// which areas. It says the same as the decision does of a single matter.
record Duties(Map<String, Object> parameters) {
    /// When nothing presses.
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    static Duties of(Subject.Officer officer, Parties parties, Procedures procedures, Instant at) {
        var found = new HashMap<String, Object>();
        found.put("units", array(units(officer, Permission.HANDLE)));
        found.put("handle", states(officer, Permission.HANDLE, procedures));
        over(found, "intake", Relation.INTAKE, parties, officer, at);
        over(found, "dispatch", Relation.DISPATCHER, parties, officer, at);
        over(found, "inspect", Relation.INSPECTOR, parties, officer, at);
        over(found, "supervise", Relation.SUPERVISOR, parties, officer, at);
        for (var permission :
                Set.of(Permission.INTAKE, Permission.DISPATCH, Permission.INSPECT, Permission.SUPERVISE)) {
            found.put(name(permission), states(officer, permission, procedures));
        }
        return new Duties(found);
    }

    private static void over(
            Map<String, Object> found,
            String name,
            String relation,
            Parties parties,
            Subject.Officer officer,
            Instant at) {
        var all = parties.units().stream().map(Unit::code);
        var mine = units(officer, Permission.valueOf(name.toUpperCase(Locale.ROOT))).stream();
        found.put(name + "All", array(areas(all, relation, parties, at)));
        found.put(name + "Mine", array(areas(mine, relation, parties, at)));
    }

    private static Set<String> areas(Stream<String> units, String relation, Parties parties, Instant at) {
        return units.flatMap(unit -> parties.areasOf(unit, relation, at).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> units(Subject.Officer officer, Permission permission) {
        return officer.holdings().stream()
                .filter(holding -> holding.permissions().contains(permission))
                .map(Subject.Holding::unit)
                .collect(Collectors.toSet());
    }

    private static String[] states(Subject.Officer officer, Permission permission, Procedures procedures) {
        return officer.may(permission)
                ? array(procedures.list().stream()
                        .flatMap(procedure -> states(procedure, permission))
                        .collect(Collectors.toSet()))
                : new String[0];
    }

    private static Stream<String> states(Procedure procedure, Permission permission) {
        return procedure.steps().stream()
                .filter(step -> step.needs().filter(permission::equals).isPresent())
                .map(step -> procedure.name() + "/" + procedure.version() + "/" + step.from());
    }

    private static String name(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT);
    }

    private static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
