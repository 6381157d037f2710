package org.xiucheng.host.demo.story;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.compute.locate.CurrentPlaces;
import org.xiucheng.decide.act.ComposeMove;
import org.xiucheng.decide.act.Law;
import org.xiucheng.decide.act.RenameLead;
import org.xiucheng.decide.escalate.Supervisors;
import org.xiucheng.decide.intake.CitySecrets;
import org.xiucheng.decide.intake.ComposeOpening;
import org.xiucheng.decide.intake.NameLead;
import org.xiucheng.decide.intake.PlanIntake;
import org.xiucheng.decide.intake.Situate;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.kernel.access.IdentitySeal;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.place.sql.SqlComponents;
import org.xiucheng.kernel.place.sql.SqlPlaces;
import org.xiucheng.kernel.responsibility.sql.CurrentRules;
import org.xiucheng.kernel.responsibility.sql.SqlRules;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.time.Uuid7;
import org.xiucheng.pack.PackLoader;
import org.xiucheng.pack.Packs;
import tools.jackson.databind.json.JsonMapper;

/// The working parts of the platform, set on the founded district and on the story's own clock and dice: what
/// decides here is what decides there.
record Works(
        Packs packs,
        CurrentPlaces places,
        CurrentParties parties,
        PlanIntake planIntake,
        ComposeOpening compose,
        Law law,
        ComposeMove move,
        Supervisors supervisors,
        Maker maker,
        YearClock clock) {

    /// What only this city holds: its keys, and the seal made with them.
    record Keys(CitySecrets secrets, IdentitySeal seal) {}

    static Works on(JdbcClient jdbc, Keys keys, YearClock clock, long seed) {
        var places = new CurrentPlaces(new SqlPlaces(jdbc), new SqlComponents(jdbc, clock), clock);
        var jurisdiction = places.jurisdiction();
        var packs = PackLoader.program().load(jurisdiction.packs(), jurisdiction.zone(), clock.instant());
        var parties = new CurrentParties(new SqlParties(jdbc));
        var nameLead = new NameLead(new CurrentRules(new SqlRules(jdbc), places, packs.categories()), parties);
        var situate = new Situate(places, packs.categories());
        var random = new Dice(seed, "ids").random();
        var maker = new Maker(clock, new Uuid7(clock, random), random);
        var json = JsonMapper.shared();
        var law = new Law(packs.articles(), Calendars.always(packs.calendar()), packs.limits());
        var rename = new RenameLead(nameLead, situate, packs.categories(), parties);
        return new Works(
                packs,
                places,
                parties,
                new PlanIntake(situate, nameLead, packs.procedures(), packs.categories(), packs.limits()),
                new ComposeOpening(maker, Calendars.always(packs.calendar()), keys.seal(), keys.secrets(), json),
                law,
                new ComposeMove(law, rename, maker, json),
                new Supervisors(parties),
                maker,
                clock);
    }
}
