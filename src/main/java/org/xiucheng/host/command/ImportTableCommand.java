package org.xiucheng.host.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.xiucheng.decide.amend.Amend;
import org.xiucheng.decide.amend.Change;
import org.xiucheng.decide.amend.CheckedTable;
import org.xiucheng.decide.amend.Tables;
import org.xiucheng.host.CannotStart;
import org.xiucheng.kernel.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// Checks a workbook of any table cell by cell against a city, and says what it would do.
@Command(
        name = "table",
        description = "Check a workbook of a table (.xlsx, .csv) and say what it would change.",
        footer = {
            "",
            "Tables: units, posts, desks, holders, limits, articles.",
            "Nothing is stored here: an amendment is drafted by somebody who is logged in (page /tables, or",
            "POST /api/v1/tables/TABLE/workbook), and put in force by somebody else.",
        })
final class ImportTableCommand implements Callable<Integer> {
    private static final int FAULTY = 1;

    @Mixin
    private CityOptions options = new CityOptions();

    @Parameters(index = "0", paramLabel = "TABLE", description = "The table, such as units.")
    private String table = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The file, such as units.xlsx.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Only to check; the one way there is on this side.")
    private boolean dryRun;

    @Override
    public Integer call() {
        if (!dryRun) {
            throw new CannotStart("Say --dry-run: a draft is made by somebody who is logged in, on the page /tables.");
        }
        if (!Files.exists(options.data().resolve("format"))) {
            throw new CannotStart("There is no city in %s: name its folder with --data.".formatted(options.data()));
        }
        try (var city = options.open()) {
            var found = city.part(Tables.class).get(table);
            var grid = SheetOnDisk.read(file, found.form().name().zh());
            var checked = city.part(Amend.class).inspect(found, grid);
            System.out.println(options.json() ? json(checked) : text(checked));
            return checked.faulty() == 0 ? 0 : FAULTY;
        } catch (Problem refused) {
            throw new CannotStart(refused.detail(), refused);
        }
    }

    private static String json(CheckedTable checked) {
        var told = new LinkedHashMap<String, Object>();
        told.put("table", checked.table());
        told.put("rows", checked.rows());
        told.put("unchanged", checked.unchanged());
        for (var sort : Change.Sort.values()) {
            told.put(sort.name().toLowerCase(Locale.ROOT), checked.count(sort));
        }
        told.put("faulty", checked.faulty());
        told.put("faults", checked.faults());
        return JsonMapper.shared().writeValueAsString(told);
    }

    private static String text(CheckedTable checked) {
        var faults = checked.faults().stream().map(SheetOnDisk::line).collect(Collectors.joining());
        return "%s%d rows: %d unchanged, %d added, %d changed, %d ended; %d cells at fault. Nothing was stored."
                .formatted(
                        faults,
                        checked.rows(),
                        checked.unchanged(),
                        checked.count(Change.Sort.ADDED),
                        checked.count(Change.Sort.CHANGED),
                        checked.count(Change.Sort.ENDED),
                        checked.faulty());
    }
}
