package org.xiucheng.serve.matter;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Reach;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlDelegations;
import org.xiucheng.kernel.access.sql.SqlReach;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Asks the one decision about matters as they lie in the store.
@Component
class Asking {
    private static final TypeReference<Map<String, UUID>> ACTORS = new TypeReference<>() {};

    private final CurrentParties parties;
    private final Places places;
    private final JsonMapper json;
    private final SqlDelegations delegations;

    Asking(CurrentParties parties, Places places, JsonMapper json, SqlDelegations delegations) {
        this.delegations = delegations;
        this.parties = parties;
        this.places = places;
        this.json = json;
    }

    boolean may(Subject subject, Action action, Resource resource, Instant at) {
        return Policy.decide(subject, action, resource, context(at)).allowed();
    }

    /// The same with what is lent to posts of the one who asks.
    Context lending(Subject subject, Instant at) {
        return context(at).lending(delegations.of(subject, at));
    }

    Context context(Instant at) {
        return Context.at(parties.get(), at);
    }

    /// To what the subject may do that, as the store is asked for it.
    Map<String, Object> reach(Subject subject, Action action, Instant at) {
        return SqlReach.parameters(action, Reach.of(subject, action, context(at)));
    }

    /// What an officer may do at that moment, as the store is asked for it.
    Duties duties(Subject.Officer officer, Procedures procedures, Instant at) {
        return Duties.of(officer, lending(officer, at), procedures, places);
    }

    /// The matter as it is asked about, with what its procedure lets happen now.
    Resource resource(MatterRow row, Procedure procedure) {
        return matter(row).standing(procedure.possible(row.state()), procedure.did(lastActors(row)));
    }

    /// The matter as it is read.
    Resource matter(MatterRow row) {
        return row.concern()
                .on(Resource.matter(row.number(), row.leadUnit(), row.areas()))
                .of(row.category().stream())
                .on(row.segment().flatMap(places::segment));
    }

    /// The same for somebody who has shown that this report is theirs.
    static Resource own(Resource resource, UUID report) {
        return resource.reported(Set.of(report));
    }

    Map<String, UUID> lastActors(MatterRow row) {
        return json.readValue(row.lastActors(), ACTORS);
    }
}
