package org.xiucheng.kernel.access;

import java.util.Locale;

/// How somebody may stand to a thing of the city: the relation through which they reach it.
///
/// Those over areas count for the unit of the narrowest area that has one, and that is not the one complained
/// about; all are asked at the moment of the decision.
public enum Tie {
    /// Nothing is asked.
    ANYONE,
    /// Any post, anywhere in the city.
    STAFF,
    /// `unit#member` of the unit that is `matter#lead`.
    LEAD,
    /// `area#intake` of the narrowest area.
    INTAKE,
    /// `area#dispatcher` of the narrowest area.
    DISPATCHER,
    /// `area#inspector` of the narrowest area.
    INSPECTOR,
    /// `area#supervisor` of the narrowest area.
    SUPERVISOR,
    /// `area#moderator` of the narrowest area.
    MODERATOR,
    /// `grid#worker`: the post, or its unit, works one of the areas.
    GRID_WORKER,
    /// `road#chief` or `segment#chief`: the post, or its unit, is chief of the road or of the stretch.
    ROAD_CHIEF,
    /// A unit of which somebody asks help with the matter, while that task is open.
    ASSISTANT,
    /// A power of another unit's desk, lent to a post for the places where that post works or is chief.
    DELEGATED,
    /// `undertaking#party`: the unit is a party of the undertaking.
    PARTY,
    /// `report#reporter`: showed the token of one of the reports.
    REPORTER,
    /// The system that sent the report.
    SENDER,
    /// `matter#shared` with that city.
    SHARED,
    /// Another city.
    PEER,
    /// The scan that acts when a term has run out.
    CLOCK,
    /// A model that suggests.
    MODEL;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
