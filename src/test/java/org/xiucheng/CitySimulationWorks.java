package org.xiucheng;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.xiucheng.decide.undertaking.CollectMatters;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.Lead;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.place.Location;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.undertaking.Undertaking;
import org.xiucheng.kernel.undertaking.sql.SqlUndertakings;
import org.xiucheng.testkit.SmallCity;

/// Two undertakings of the simulated city that would both have the same matters.
final class CitySimulationWorks {
    private final SmallCity city;
    private final List<PublicNumber> rivals;

    CitySimulationWorks(SmallCity city) {
        this.city = city;
        this.rivals = Stream.of("沿路整治", "井盖改造").map(this::begin).toList();
    }

    /// Both reach for the matter at once, in the order that is drawn; at most one may have it.
    List<Callable<PublicNumber>> reach(PublicNumber matter, Random random) {
        var collect = city.part(CollectMatters.class);
        var order = random.nextBoolean() ? rivals : rivals.reversed();
        return order.stream()
                .<Callable<PublicNumber>>map(undertaking -> () -> {
                    collect.collect(undertaking, matter);
                    return undertaking;
                })
                .toList();
    }

    private PublicNumber begin(String name) {
        var maker = city.part(Maker.class);
        var now = maker.now();
        var number = PublicNumber.fresh(now, maker.random());
        var words = new Bilingual(name, name);
        city.part(SqlUndertakings.class)
                .add(new Undertaking(
                        words, words, words, words, LocalDate.of(2027, 3, 1), now, course(number, maker, now)));
        return number;
    }

    private Matter course(PublicNumber number, Maker maker, Instant now) {
        var procedure = city.part(Procedures.class).find("undertaking", 1).orElseThrow();
        return new Matter(
                maker.id(),
                number,
                procedure,
                Optional.empty(),
                new Location(List.of("999902"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new Lead("supervision", Optional.empty(), "simulation", new ArticleId("demo-ordinance/5")),
                procedure.start(),
                now,
                1,
                0,
                Map.of(),
                Optional.empty());
    }
}
