package org.xiucheng.decide.organisation;

import org.springframework.stereotype.Component;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;

/// What this node knows of the city: its ground, and who there is.
@Component
record Standing(Places places, CurrentParties parties) {}
