package org.xiucheng.door.opendata;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.place.Bounds;

/// A city as an import founds it: its ground, its names, who answers for what. Read from
/// `packs/<name>/city.yaml` and `kinds.csv`.
///
/// The duty list is a sketch in our own words, made from the agencies that the data themselves name; its
/// article says that it is a demonstration.
///
/// @param name the name of its folder under `packs/`; reports imported for it carry it as their sender
/// @param jurisdiction the id of the data folder's jurisdiction
/// @param system the code list its kinds of request are filed under
/// @param packs the practices the jurisdiction works by, its own among them
/// @param desks which unit stands in a relation (intake, dispatcher …) to an area
/// @param kinds every kind of request the source writes, with its code and the unit that answers for it
public record SourceCity(
        String name,
        String jurisdiction,
        Bilingual title,
        ZoneId zone,
        List<String> locales,
        String system,
        List<String> packs,
        Ground ground,
        List<DutyUnit> units,
        List<Desk> desks,
        List<Kind> kinds,
        Basis basis) {

    public SourceCity {
        locales = List.copyOf(locales);
        packs = List.copyOf(packs);
        units = List.copyOf(units);
        desks = List.copyOf(desks);
        kinds = List.copyOf(kinds);
    }

    /// The extent that is cut into grids, and the areas that are known by name only.
    ///
    /// @param root the code of the area that is the whole city
    /// @param otherNames further names of the areas, as the source writes them, to the area's code
    public record Ground(String root, Bounds bounds, List<NamedArea> areas, Map<String, String> otherNames) {
        public Ground {
            areas = List.copyOf(areas);
            otherNames = otherNames.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(entry -> plain(entry.getKey()), Map.Entry::getValue));
        }

        /// The code of the area which the source calls by that name.
        public Optional<String> area(String name) {
            var plain = plain(name);
            return Optional.ofNullable(otherNames.get(plain))
                    .or(() -> areas.stream()
                            .filter(area -> plain(area.name().zh()).equals(plain)
                                    || plain(area.name().en()).equals(plain))
                            .map(NamedArea::code)
                            .findFirst());
        }
    }

    /// The articles that the duty list rests on: for the kinds of request, and for what is left to the intake
    /// desks.
    public record Basis(ArticleId kinds, ArticleId rest) {}

    /// An area that the source names and that has no border here.
    public record NamedArea(String code, Bilingual name) {}

    /// A unit of the city.
    public record DutyUnit(String code, Bilingual name, String kind) {}

    /// That unit stands in that relation to the area and everything below it.
    public record Desk(String area, String relation, String unit) {}

    /// A kind of request in the source's own words.
    public record Kind(String said, String code, String unit) {}

    /// The codes by kind, letter case and outer spaces aside.
    Map<String, String> codes() {
        return kinds.stream().collect(Collectors.toUnmodifiableMap(kind -> plain(kind.said()), Kind::code));
    }

    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
