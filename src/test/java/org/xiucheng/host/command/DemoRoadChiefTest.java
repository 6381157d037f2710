package org.xiucheng.host.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;
import org.xiucheng.host.demo.chiefs.Check;
import org.xiucheng.host.demo.chiefs.ChiefYear;
import org.xiucheng.pack.PackSource;

/// A short year of road chiefs; a shelf without their pack is not missed.
class DemoRoadChiefTest {
    @TempDir
    static Path place;

    @Test
    void aShortYearHoldsItsChecks() throws IOException {
        assumeTrue(PackSource.program().text("shanghai-road-chief/pack.yaml").isPresent(), "the pack is gone");
        var binaries = Path.of("target", "postgres-binaries").toAbsolutePath();
        Files.writeString(place.resolve("xiucheng.properties"), "binaries=" + binaries + "\n");
        var plan = ChiefYear.Plan.USUAL.of(30, 0.4);
        var checks = DemoRoadChiefCommand.live(Settings.of(place), plan, Progress.silent());
        checks.forEach(check -> System.out.printf("%s %s: %s%n", check.holds(), check.key(), check.seen()));
        assertThat(checks).isNotEmpty().allMatch(Check::holds);
    }
}
