package org.xiucheng.host.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.xiucheng.decide.duty.CheckedDuties;
import org.xiucheng.decide.duty.Draft;
import org.xiucheng.decide.duty.ImportDuties;
import org.xiucheng.host.CannotStart;
import org.xiucheng.kernel.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// Checks a workbook of duties cell by cell against a city, and says what it would do.
@Command(
        name = "duties",
        description = "Check a workbook of duties (.xlsx, .csv) and say what it would change.",
        footer = {
            "",
            "Nothing is stored here: a draft is made by somebody who is logged in (page /duties, or",
            "POST /api/v1/rules/workbook), and put in force by somebody else.",
        })
final class ImportDutiesCommand implements Callable<Integer> {
    private static final int FAULTY = 1;

    @Mixin
    private CityOptions options = new CityOptions();

    @Parameters(paramLabel = "FILE", description = "The file, such as duties.xlsx.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Only to check; the one way there is on this side.")
    private boolean dryRun;

    @Override
    public Integer call() {
        if (!dryRun) {
            throw new CannotStart("Say --dry-run: a draft is made by somebody who is logged in, on the page /duties.");
        }
        if (!Files.exists(options.data().resolve("format"))) {
            throw new CannotStart("There is no city in %s: name its folder with --data.".formatted(options.data()));
        }
        try (var city = options.open()) {
            var checked =
                    city.part(ImportDuties.class).inspect(SheetOnDisk.read(file, ImportDuties.SHEET), Optional.empty());
            System.out.println(options.json() ? json(checked) : text(checked));
            return checked.faulty() == 0 ? 0 : FAULTY;
        } catch (Problem refused) {
            throw new CannotStart(refused.detail(), refused);
        }
    }

    private static String json(CheckedDuties checked) {
        var told = new LinkedHashMap<String, Object>();
        told.put("rows", checked.rows());
        told.put("unchanged", checked.unchanged());
        told.put("changes", checked.proposals().size());
        told.put("faulty", checked.faulty());
        told.put("faults", checked.faults());
        checked.rehearsal().ifPresent(tried -> told.put("rehearsal", tried));
        return JsonMapper.shared().writeValueAsString(told);
    }

    private static String text(CheckedDuties checked) {
        var faults = checked.faults().stream().map(SheetOnDisk::line).collect(Collectors.joining());
        var ends = checked.proposals().stream().filter(Draft.Proposal::ends).count();
        return "%s%d rows: %d unchanged, %d new or changed, %d ended; %d cells at fault. Nothing was stored."
                .formatted(
                        faults,
                        checked.rows(),
                        checked.unchanged(),
                        checked.proposals().size() - ends,
                        ends,
                        checked.faulty());
    }
}
