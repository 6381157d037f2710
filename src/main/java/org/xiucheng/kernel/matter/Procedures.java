package org.xiucheng.kernel.matter;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The procedures of this jurisdiction, in every version that a matter may have begun with.
public final class Procedures {
    private final List<Procedure> procedures;

    public Procedures(Collection<Procedure> procedures) {
        this.procedures = procedures.stream()
                .sorted(Comparator.comparing(Procedure::name).thenComparing(Procedure::version))
                .toList();
    }

    public List<Procedure> list() {
        return procedures;
    }

    public Optional<Procedure> find(String name, int version) {
        return procedures.stream()
                .filter(procedure -> procedure.name().equals(name) && procedure.version() == version)
                .findFirst();
    }

    /// The newest version: what begins today begins with it.
    public Optional<Procedure> latest(String name) {
        return procedures.stream()
                .filter(procedure -> procedure.name().equals(name))
                .reduce((older, newer) -> newer);
    }
}
