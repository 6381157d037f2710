package org.xiucheng.serve.patrol;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.sense.patrol.PatrolRules;

/// The fixed groups that stand by a road (管理、执法、作业、固守), as the packs name them and the city's relations
/// fill them: everyone may know.
@Service
public class ReadGroups {
    private final CurrentParties parties;
    private final PatrolRules rules;

    ReadGroups(CurrentParties parties, PatrolRules rules) {
        this.parties = parties;
        this.rules = rules;
    }

    /// A group and the units that are it; none where nobody was named yet.
    public record Group(ReadPatrols.Named group, List<ReadPatrols.Named> units) {}

    /// Those of one road, in the order of the packs; none where no practice has any.
    public List<Group> of(String road, Instant at) {
        var known = parties.get();
        return rules.groups().stream()
                .map(group -> new Group(
                        new ReadPatrols.Named(group.key(), group.name()),
                        known.subjects(Party.road(road), group.key(), at).stream()
                                .flatMap(party -> known.unit(party.id()).stream())
                                .map(unit -> new ReadPatrols.Named(unit.code(), unit.name()))
                                .toList()))
                .toList();
    }
}
