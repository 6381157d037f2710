package org.xiucheng.host.demo.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.xiucheng.host.demo.ground.Ground;
import org.xiucheng.host.demo.ground.Sheet;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.place.Road;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.time.Validity;

/// The duty list of the district, from the demo pack's `rules.csv`: a row for each street or community stands
/// for one rule each.
///
/// Rules of one layer share a priority, and layers differ, so that nothing crosses unstated: fallback (none) <
/// street (5) < department (10–12) < road chief (20) < owner (30) < protected things (35).
public final class Duties {
    private static final String LAW = "demo-ordinance/";

    private final Ground ground;
    private final Validity validity;

    private Duties(Ground ground, Instant since) {
        this.ground = ground;
        this.validity = Validity.since(since);
    }

    public static List<Rule> rules(Ground ground, Instant since) {
        var duties = new Duties(ground, since);
        return Sheet.rows("rules").stream().flatMap(duties::each).toList();
    }

    private Stream<Rule> each(CSVRecord row) {
        return switch (row.get("each")) {
            case "city" -> Stream.of(rule(row, row.get("id"), Ground.CITY, row.get("unit")));
            case "district", "road" -> Stream.of(rule(row, row.get("id"), Ground.DISTRICT, row.get("unit")));
            case "street" -> everywhere(row, "street");
            case "community" -> everywhere(row, "community");
            case String other -> throw new IllegalStateException("no rule stands for each " + other);
        };
    }

    private Stream<Rule> everywhere(CSVRecord row, String level) {
        return ground.areas(level).stream().map(area -> {
            var unit = Crew.local(row.get("unit"), area.code());
            return rule(row, row.get("id") + "-" + area.code(), area.code(), unit);
        });
    }

    private Rule rule(CSVRecord row, String id, String area, String unit) {
        var priority = row.get("priority");
        return new Rule(
                id,
                1,
                Sheet.name(row),
                scope(row),
                binding(row, area),
                unit,
                row.get("place").equals("owner-role") ? Optional.empty() : Optional.of(unit + "-1"),
                new ArticleId(LAW + row.get("article")),
                priority.isBlank() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(priority)),
                row.get("fallback").equals("yes"),
                validity);
    }

    private static CategoryScope scope(CSVRecord row) {
        var system = row.get("system");
        var code = row.get("code");
        return switch (row.get("scope")) {
            case "any" -> new CategoryScope.Any();
            case "system" -> new CategoryScope.System(system);
            case "group" -> new CategoryScope.Group(system, code);
            case "one" -> new CategoryScope.One(new CategoryKey(system, code));
            case String other -> throw new IllegalStateException("no category scope is called " + other);
        };
    }

    private PlaceBinding binding(CSVRecord row, String area) {
        return switch (row.get("place")) {
            case "area" -> new PlaceBinding.AreaSubtree(area);
            case "owner-role" -> new PlaceBinding.OwnerRole(area);
            case "component-class" -> new PlaceBinding.ComponentClass(area, row.get("system"), row.get("component"));
            case "road" -> road(row, area);
            case String other -> throw new IllegalStateException("no rule is bound to a " + other);
        };
    }

    private PlaceBinding road(CSVRecord row, String area) {
        var road = ground.division().roads().stream()
                .filter(known -> known.name().zh().equals(row.get("road")))
                .map(Road::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no road is called " + row.get("road")));
        return row.get("from").isBlank()
                ? PlaceBinding.RoadRange.whole(area, road)
                : new PlaceBinding.RoadRange(
                        area, road, Double.parseDouble(row.get("from")), Double.parseDouble(row.get("to")));
    }
}
