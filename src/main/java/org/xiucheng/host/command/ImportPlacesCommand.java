package org.xiucheng.host.command;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xiucheng.door.geojson.FieldNames;
import org.xiucheng.door.geojson.Founding;
import org.xiucheng.door.geojson.ImportPlaces;
import org.xiucheng.door.geojson.ImportedPlaces;
import org.xiucheng.host.CannotStart;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// Brings a city's division, roads and things from a GeoJSON file, whole or not at all.
@Command(
        name = "places",
        description = "Import areas, road segments and components (GeoJSON, gzipped or not).",
        footer = {
            "",
            "Areas must be a true partition: the report lists gaps, overlaps, broken rings, orphans and duplicates.",
            "For a folder without a city, --id, --zone and --name say which one is founded.",
        })
final class ImportPlacesCommand implements Callable<Integer> {
    private static final int SHOWN = 50;

    @Mixin
    private CityOptions options = new CityOptions();

    @Parameters(paramLabel = "FILE", description = "The file, such as places.geojson or places.geojson.gz.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Print the quality report, and store nothing.")
    private boolean dryRun;

    @Option(names = "--id", paramLabel = "ID", description = "The id of a city to be founded, such as example.city.")
    private @Nullable String id;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Its time zone (${DEFAULT-VALUE}).")
    private String zone = "Asia/Shanghai";

    @Option(names = "--name", paramLabel = "NAME", description = "Its name in its own language.")
    private @Nullable String name;

    @Option(names = "--name-en", paramLabel = "NAME", description = "Its name in English (as --name).")
    private @Nullable String nameEn;

    @Option(names = "--packs", paramLabel = "PACK", split = ",", description = "The packs it works by (open-data).")
    private List<String> packs = List.of("open-data");

    @Override
    public Integer call() {
        try (var city = options.open()) {
            var wanted = new ImportPlaces.Wanted(file, FieldNames.ours(), founding(), dryRun);
            options.progress().say("Reading " + file);
            var done = city.part(ImportPlaces.class).run(wanted);
            System.out.println(options.json() ? json(done) : text(done));
            return done.quality().sound() ? 0 : 1;
        } catch (Problem refused) {
            throw new CannotStart(refused.detail(), refused);
        }
    }

    private Optional<Founding> founding() {
        if (id == null || name == null) {
            return Optional.empty();
        }
        try {
            var title = new Bilingual(name, nameEn == null ? name : nameEn);
            return Optional.of(new Founding(id, ZoneId.of(zone), title, List.of("zh-CN", "en"), packs, false));
        } catch (DateTimeException unknown) {
            throw new CannotStart(zone + " is no time zone.", unknown);
        }
    }

    private static String json(ImportedPlaces done) {
        var told = new LinkedHashMap<String, Object>();
        told.put("areas", done.areas());
        told.put("segments", done.segments());
        told.put("components", done.components());
        told.put("written", done.written());
        told.put("flaws", done.quality().counts());
        return JsonMapper.shared().writeValueAsString(told);
    }

    private static String text(ImportedPlaces done) {
        var flaws = done.lines();
        var shown = String.join(System.lineSeparator(), flaws.subList(0, Math.min(SHOWN, flaws.size())));
        return "%s%n%d areas, %d segments, %d components: %s; %d flaws %s"
                .formatted(
                        shown,
                        done.areas(),
                        done.segments(),
                        done.components(),
                        done.written() ? "stored" : "nothing stored",
                        flaws.size(),
                        done.quality().counts());
    }
}
