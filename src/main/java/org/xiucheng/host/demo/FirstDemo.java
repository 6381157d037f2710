package org.xiucheng.host.demo;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.intake.CitySecrets;
import org.xiucheng.host.FirstStart;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;
import org.xiucheng.kernel.access.IdentitySeal;

/// What a newcomer meets on a first start: the demonstration district.
@Component
public class FirstDemo implements FirstStart {
    private final DemoDistrict district;
    private final InstantSource clock;
    private final ObjectProvider<CitySecrets> secrets;
    private final ObjectProvider<IdentitySeal> seal;

    public FirstDemo(
            DataSource source,
            Settings settings,
            InstantSource clock,
            ObjectProvider<CitySecrets> secrets,
            ObjectProvider<IdentitySeal> seal) {
        this.district = new DemoDistrict(
                source, DemoSettings.of(settings.demo().seed(), settings.demo().reports()));
        this.clock = clock;
        this.secrets = secrets;
        this.seal = seal;
    }

    @Override
    public void found(Progress progress) {
        district.found(clock.instant(), progress);
    }

    @Override
    public void fill(Progress progress) {
        district.fill(clock.instant(), secrets.getObject(), seal.getObject(), progress);
    }
}
