package org.xiucheng.host.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.xiucheng.host.CannotStart;
import org.xiucheng.host.City;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;
import org.xiucheng.host.demo.DemoDistrict;
import org.xiucheng.host.demo.DemoSettings;
import org.xiucheng.host.demo.chiefs.Check;
import org.xiucheng.host.demo.chiefs.ChiefYear;
import org.xiucheng.host.demo.chiefs.VirtualClock;
import org.xiucheng.sense.patrol.PatrolRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A year of road chiefs on the invented district, in minutes; ends with 0 only if every check holds.
@Command(name = "road-chief", description = "A year of road chiefs in the invented district.")
final class DemoRoadChiefCommand implements Callable<Integer> {
    private static final int BROKEN = 3;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "An empty folder to keep the year in; one that is thrown away unless said.")
    private @Nullable Path data;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "max",
            description = "How many days a second, or max (${DEFAULT-VALUE}).")
    private String speed = "max";

    @Option(names = "--days", paramLabel = "N", description = "How many days the year has (365).")
    private int days = ChiefYear.Plan.USUAL.days();

    @Option(names = "--json", description = "Speak JSON, one object a line.")
    private boolean json;

    @Override
    public Integer call() {
        var plan = plan();
        var folder = data == null ? temporary() : data;
        try {
            var checks = live(folder, plan);
            tell(checks);
            return checks.stream().allMatch(Check::holds) ? 0 : BROKEN;
        } finally {
            if (data == null) {
                delete(folder);
            }
        }
    }

    private List<Check> live(Path folder, ChiefYear.Plan plan) {
        var progress = json ? new JsonProgress(System.out) : new TerminalProgress(System.out, CityOptions.terminal());
        return live(Settings.of(folder), plan, progress);
    }

    /// The year in that folder, which must be empty.
    static List<Check> live(Settings settings, ChiefYear.Plan plan, Progress progress) {
        var start = start(plan);
        var clock = new VirtualClock(start);
        try (var city = City.open(settings, progress, clock)) {
            new DemoDistrict(city.part(DataSource.class), DemoSettings.USUAL.telling(0)).found(start, progress);
            if (city.part(PatrolRules.class).duties().isEmpty()) {
                throw new CannotStart("No pack on the shelf says who walks: bring packs/shanghai-road-chief back.");
            }
            progress.say("Living through " + plan.days() + " days of road chiefs");
            return new ChiefYear(city::part, clock, plan, progress).live();
        }
    }

    /// The year ends today, so that no law, calendar or day of it lies ahead.
    private static Instant start(ChiefYear.Plan plan) {
        var today = Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS);
        return today.minus(Duration.ofDays(plan.days() + 50L));
    }

    private ChiefYear.Plan plan() {
        if (days < 20 || days > 365) {
            throw new CannotStart("A year of the demonstration has 20 to 365 days.");
        }
        var usual = ChiefYear.Plan.USUAL.of(days, ChiefYear.Plan.USUAL.findings());
        if (speed.equals("max")) {
            return usual;
        }
        if (!speed.matches("[0-9]{1,4}") || Integer.parseInt(speed) == 0) {
            throw new CannotStart("The speed is a number of days a second, from 1 to 9999, or max.");
        }
        return usual.taking(Duration.ofSeconds(1).dividedBy(Integer.parseInt(speed)));
    }

    private void tell(List<Check> checks) {
        if (json) {
            var out = new JsonProgress(System.out);
            checks.forEach(check -> out.write(
                    "check",
                    Map.of("key", check.key(), "name", check.name(), "seen", check.seen(), "holds", check.holds())));
            return;
        }
        checks.forEach(check -> System.out.printf(
                "  %s  %s  %s%n      %s%n",
                check.holds() ? "✓" : "✗", check.name().zh(), check.name().en(), check.seen()));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("xiucheng-demo");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
