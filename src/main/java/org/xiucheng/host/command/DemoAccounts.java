package org.xiucheng.host.command;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.door.web.DoorSettings;
import org.xiucheng.host.City;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;

/// With which accounts a newcomer tries an invented city; a real city has none.
final class DemoAccounts {
    private final City city;

    DemoAccounts(City city) {
        this.city = city;
    }

    /// One account, its password that is no secret, and what its holder does.
    record DemoAccount(String account, String password, Bilingual role) {}

    List<DemoAccount> list() {
        if (!city.part(Places.class).jurisdiction().demo()) {
            return List.of();
        }
        return found().stream()
                .map(found -> new DemoAccount(found.account(), DoorSettings.DEMO_PASSWORD, role(found)))
                .toList();
    }

    /// The unit and the post: several units have a handling officer.
    private Bilingual role(Found found) {
        var parties = city.part(CurrentParties.class).get();
        return parties.postsOf(found.person(), city.part(InstantSource.class).instant()).stream()
                .findFirst()
                .map(post -> named(parties.unit(post.unit()).map(Unit::name), post.name()))
                .orElseGet(() -> Bilingual.same(found.account()));
    }

    private static Bilingual named(Optional<Bilingual> unit, Bilingual post) {
        return unit.map(name -> new Bilingual(name.zh() + " " + post.zh(), name.en() + ": " + post.en()))
                .orElse(post);
    }

    private List<Found> found() {
        return city.part(JdbcClient.class).sql("""
                        select person_id as person, account from access.account
                        where demo and disabled_at is null
                        order by account limit 30
                        """).query(Found.class).list();
    }

    /// A row of the accounts.
    record Found(UUID person, String account) {}
}
