package org.xiucheng.door.opendata;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.xiucheng.door.opendata.SourceCity.Basis;
import org.xiucheng.door.opendata.SourceCity.Desk;
import org.xiucheng.door.opendata.SourceCity.DutyUnit;
import org.xiucheng.door.opendata.SourceCity.Ground;
import org.xiucheng.door.opendata.SourceCity.Kind;
import org.xiucheng.door.opendata.SourceCity.NamedArea;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.place.Bounds;

/// The cities that an import can found, each described in a folder under `packs/`.
///
/// A description is read whole; what is wrong with it is told at once as a problem `import.mapping`.
public final class SourceCities {
    private static final String FILE = "city.yaml";
    private static final Set<String> KEYS =
            Set.of("jurisdiction", "title", "zone", "locales", "packs", "system", "basis", "ground", "units", "desks");
    private static final Set<String> GROUND = Set.of("root", "bounds", "other_names");

    /// Stands for an article that could not be read until all flaws are told.
    private static final ArticleId UNREAD = new ArticleId("unread/0");

    private final PackFiles packs;

    public SourceCities(ImportLimits limits) {
        this.packs = new PackFiles(limits);
    }

    /// The city described in that folder.
    public SourceCity get(String name) {
        var text = packs.find(name, FILE)
                .orElseThrow(() -> Problem.malformed(
                        "import.unknown-city",
                        "No city is described in packs/%s; described are %s."
                                .formatted(name, String.join(", ", packs.holding(FILE)))));
        return read(name, text, packs.table(name, "areas.csv"), packs.table(name, "kinds.csv"));
    }

    /// The cities that an import takes: the one asked for, or all that the mapping knows.
    ///
    /// @param asked a city as the file calls it, as its description is called, or by its jurisdiction's id
    public List<SourceCity> chosen(Mapping mapping, Optional<String> asked) {
        var all = mapping.cities().list().stream().map(this::get).toList();
        if (asked.isEmpty()) {
            return all;
        }
        var said = SourceCity.plain(asked.get());
        var named = mapping.cities().named(said);
        var chosen = all.stream()
                .filter(city -> named.filter(city.name()::equals).isPresent()
                        || city.name().equals(said)
                        || city.jurisdiction().equals(said))
                .toList();
        if (chosen.isEmpty()) {
            throw Problem.malformed(
                    "import.unknown-city",
                    "The mapping %s knows no city called %s; it knows %s."
                            .formatted(
                                    mapping.name(),
                                    asked.get(),
                                    String.join(", ", mapping.cities().names())));
        }
        return chosen;
    }

    static SourceCity read(String name, String text, List<CSVRecord> areas, List<CSVRecord> kinds) {
        var sheet = Sheet.read("The city packs/%s".formatted(name), text).knowing(KEYS);
        var city = new SourceCity(
                name,
                sheet.text("jurisdiction"),
                sheet.bilingual("title"),
                sheet.made("zone", ZoneId::of).orElse(ZoneId.of("UTC")),
                sheet.texts("locales"),
                sheet.find("system").orElse(""),
                sheet.texts("packs"),
                ground(sheet.sheet("ground").knowing(GROUND), areas),
                sheet.sheets("units").stream().map(SourceCities::unit).toList(),
                sheet.sheets("desks").stream().map(SourceCities::desk).toList(),
                kinds.stream().map(SourceCities::kind).toList(),
                basis(sheet.sheet("basis").knowing(Set.of("kinds", "rest"))));
        noteStrangers(sheet, city);
        sheet.refuseFlaws();
        return city;
    }

    /// Units and areas that are named and not described.
    private static void noteStrangers(Sheet sheet, SourceCity city) {
        var units = Set.copyOf(city.units().stream().map(DutyUnit::code).toList());
        var areas =
                Set.copyOf(city.ground().areas().stream().map(NamedArea::code).toList());
        city.kinds().stream()
                .map(Kind::unit)
                .filter(unit -> !units.contains(unit))
                .distinct()
                .forEach(unit -> sheet.flaw("kinds.csv names the unknown unit " + unit));
        for (var desk : city.desks()) {
            if (!units.contains(desk.unit())
                    || !(areas.contains(desk.area())
                            || desk.area().equals(city.ground().root()))) {
                sheet.flaw("the desk %s of %s is of an unknown unit or area".formatted(desk.relation(), desk.area()));
            }
        }
        city.ground().otherNames().values().stream()
                .filter(area -> !areas.contains(area))
                .forEach(area -> sheet.flaw("ground.other_names names the unknown area " + area));
    }

    private static Ground ground(Sheet sheet, List<CSVRecord> areas) {
        return new Ground(
                sheet.text("root"),
                sheet.attempt("bounds", () -> bounds(sheet.texts("bounds"))).orElse(new Bounds(0, 0, 0, 0)),
                areas.stream().map(SourceCities::area).toList(),
                sheet.plainTexts("other_names"));
    }

    private static Bounds bounds(List<String> numbers) {
        if (numbers.size() != 4) {
            throw new IllegalArgumentException("should be west, south, east, north");
        }
        var degrees = numbers.stream().mapToDouble(Double::parseDouble).toArray();
        return new Bounds(degrees[0], degrees[1], degrees[2], degrees[3]);
    }

    private static Basis basis(Sheet sheet) {
        return new Basis(
                sheet.made("kinds", ArticleId::new).orElse(UNREAD),
                sheet.made("rest", ArticleId::new).orElse(UNREAD));
    }

    private static DutyUnit unit(Sheet sheet) {
        sheet.knowing(Set.of("code", "kind", "zh", "en"));
        return new DutyUnit(sheet.text("code"), new Bilingual(sheet.text("zh"), sheet.text("en")), sheet.text("kind"));
    }

    private static Desk desk(Sheet sheet) {
        sheet.knowing(Set.of("area", "relation", "unit"));
        return new Desk(sheet.text("area"), sheet.text("relation"), sheet.text("unit"));
    }

    private static NamedArea area(CSVRecord row) {
        return new NamedArea(row.get("code"), new Bilingual(row.get("name_zh"), row.get("name_en")));
    }

    private static Kind kind(CSVRecord row) {
        return new Kind(row.get("kind"), row.get("code"), row.get("unit"));
    }
}
