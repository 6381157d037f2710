package org.xiucheng.pack;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.xiucheng.compute.score.ScoreRules;
import org.xiucheng.decide.statute.PackedLaw;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.Layers;
import org.xiucheng.kernel.matter.sql.SqlProcedures;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.sense.patrol.PatrolRules;

/// What the packs of the jurisdiction hold, ready for everyone who works by it; read when first asked for,
/// because the jurisdiction itself is opened before.
@Lazy
@Configuration(proxyBeanMethods = false)
class PackBeans {
    @Bean
    Packs packs(Places places, InstantSource clock, SqlProcedures kept) {
        var jurisdiction = places.jurisdiction();
        var packs = PackLoader.program().load(jurisdiction.packs(), jurisdiction.zone(), clock.instant());
        packs.texts().forEach(text -> kept.keep(text.procedure(), text.document()));
        return packs;
    }

    @Bean
    Categories categories(Packs packs) {
        return packs.categories();
    }

    @Bean
    PackedLaw packedLaw(Packs packs) {
        return new PackedLaw(
                packs.articles().list(), packs.timeLimits(), packs.calendar(), packs.days(), packs.procedures());
    }

    @Bean
    Layers layers(Packs packs) {
        return packs.layers();
    }

    @Bean
    PatrolRules patrolRules(Packs packs) {
        return packs.patrols();
    }

    @Bean
    ScoreRules scoreRules(Packs packs) {
        return packs.scores();
    }
}
