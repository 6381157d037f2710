package org.xiucheng.host.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.door.opendata.FoundCity;
import org.xiucheng.door.opendata.ImportLimits;
import org.xiucheng.door.opendata.ImportRequests;
import org.xiucheng.door.opendata.Intake;
import org.xiucheng.door.opendata.Mappings;
import org.xiucheng.door.opendata.RehearsedIntake;
import org.xiucheng.door.opendata.SourceCities;
import org.xiucheng.door.opendata.SourceCity;
import org.xiucheng.door.opendata.SourceFile;
import org.xiucheng.door.opendata.StoredIntake;
import org.xiucheng.door.opendata.Tally;
import org.xiucheng.door.opendata.Turn;
import org.xiucheng.host.CannotStart;
import org.xiucheng.host.City;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Places;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings the requests that another city published into a data folder of their own.
@Command(
        name = "requests",
        description = "Import open data of citizens' requests (CSV in UTF-8, gzipped or not).",
        footer = {
            "",
            "Every row is accepted, or refused for one listed reason; a second import of the same file refuses",
            "what is here already as duplicate. Without --city each city of the file gets a folder below DIR.",
        })
final class ImportRequestsCommand implements Callable<Integer> {
    private static final ImportLimits LIMITS = ImportLimits.usual();

    @Mixin
    private CityOptions options = new CityOptions();

    @Parameters(paramLabel = "FILE", description = "The file, such as requests.csv or requests.csv.gz.")
    private Path file = Path.of("");

    @Option(
            names = "--mapping",
            paramLabel = "NAME|FILE",
            required = true,
            description = "How the file reads: a mapping that comes with the program, or one of your own.")
    private String mapping = "";

    @Option(names = "--city", paramLabel = "NAME", description = "Of several cities in the file, only this one.")
    private @Nullable String city;

    @Option(names = "--dry-run", description = "Say what would become of each row, and store nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        try {
            run();
            return 0;
        } catch (Problem refused) {
            throw new CannotStart(refused.detail(), refused);
        } catch (DataAccessException broken) {
            throw new CannotStart(
                    "The import stopped because the database did (%s). What is in stays in: run it again."
                            .formatted(broken.getClass().getSimpleName()),
                    broken);
        }
    }

    private void run() {
        var read = new Mappings(LIMITS).get(mapping);
        var source = SourceFile.at(file, LIMITS);
        var cities = new SourceCities(LIMITS).chosen(read, Optional.ofNullable(city));
        var turns = cities.stream().map(SourceCity::name).toList();
        options.progress().say("Reading " + file);
        var rows = source.count(read);
        var sum = Tally.NOTHING;
        for (var each : cities) {
            var turn = new Turn(source, rows, read, each, turns);
            var tally = run(turn, city == null && read.severalCities());
            if (cities.size() > 1) {
                options.progress().say("%s: %s".formatted(each.title().en(), ImportAnswer.sentence(tally)));
            }
            sum = sum.with(tally);
        }
        System.out.println(options.json() ? ImportAnswer.json(sum) : ImportAnswer.text(sum, dryRun));
    }

    private Tally run(Turn turn, boolean below) {
        var folder = below ? options.data().resolve(turn.city().jurisdiction()) : options.data();
        if (below && Files.exists(options.data().resolve("format"))) {
            throw new CannotStart(
                    "%s is the folder of one city and the file has several: choose one with --city, or another folder with --data."
                            .formatted(options.data()));
        }
        if (dryRun && !Files.exists(folder.resolve("format"))) {
            return run(turn, new RehearsedIntake(turn.city(), Clock.systemUTC()));
        }
        try (var opened = City.open(options.settings(folder), options.progress())) {
            if (dryRun && opened.part(FoundCity.class).empty()) {
                return run(turn, new RehearsedIntake(turn.city(), Clock.systemUTC()));
            }
            if (opened.part(FoundCity.class).found(turn.city())) {
                opened.refresh();
            }
            return run(turn, intake(opened, turn.city()));
        }
    }

    private Intake intake(City opened, SourceCity of) {
        var places = opened.part(Places.class);
        var receive = opened.part(ReceiveReport.class);
        var jdbc = opened.part(JdbcClient.class);
        return dryRun ? StoredIntake.rehearsed(of, places, receive, jdbc) : StoredIntake.of(of, places, receive, jdbc);
    }

    private Tally run(Turn turn, Intake intake) {
        var what = turn.city().title().en();
        options.progress().count(what, 0, turn.rows());
        return new ImportRequests(LIMITS, Clock.systemUTC())
                .run(turn, intake, done -> options.progress().count(what, done, turn.rows()));
    }
}
