package org.xiucheng.host.demo;

import java.time.Duration;
import org.xiucheng.host.demo.ground.Ground;

/// How large the invented district is, and which of the possible ones.
///
/// @param seed the same seed gives the same district, on every machine
/// @param reports how many reports its past year has
/// @param year how far the story goes back from now
public record DemoSettings(long seed, Ground.Size size, int reports, Duration year) {
    /// What a first start makes.
    public static final DemoSettings USUAL =
            new DemoSettings(20_260_101, Ground.Size.USUAL, 6_000, Duration.ofDays(365));

    private static final int MOST_REPORTS = 100_000;

    public DemoSettings {
        if (reports < 0 || reports > MOST_REPORTS) {
            throw new IllegalArgumentException("the demo has up to 100,000 reports");
        }
    }

    /// Another district, with another number of reports.
    public static DemoSettings of(long seed, int reports) {
        return new DemoSettings(seed, USUAL.size, reports, USUAL.year);
    }

    /// The same district with another number of reports.
    public DemoSettings telling(int number) {
        return new DemoSettings(seed, size, number, year);
    }
}
