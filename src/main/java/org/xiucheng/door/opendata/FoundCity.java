package org.xiucheng.door.opendata;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.door.opendata.SourceCity.Desk;
import org.xiucheng.door.opendata.SourceCity.DutyUnit;
import org.xiucheng.door.opendata.SourceCity.Kind;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.place.sql.SqlPlaces;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.responsibility.sql.SqlRules;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.time.Validity;

/// Founds the city of an import in an empty data folder: its ground, its units, its duty list. All of it or
/// nothing.
@Service
public class FoundCity {
    private static final String GRANTED_BY = "import";

    /// A kind of request anywhere beats an intake desk's fallback in a part of the city.
    private static final int KIND_PRIORITY = 10;

    private final SqlPlaces places;
    private final SqlParties parties;
    private final SqlRules rules;
    private final TransactionTemplate transactions;
    private final Maker maker;

    public FoundCity(
            SqlPlaces places, SqlParties parties, SqlRules rules, TransactionTemplate transactions, Maker maker) {
        this.places = places;
        this.parties = parties;
        this.rules = rules;
        this.transactions = transactions;
        this.maker = maker;
    }

    /// Whether no city lives in this folder yet.
    public boolean empty() {
        return places.jurisdiction().isEmpty();
    }

    /// Founds the city where there is none yet; whoever read anything before must read it anew.
    ///
    /// @return whether it was founded now
    /// @throws Problem `import.other-city` where another city lives here
    public boolean found(SourceCity city) {
        var here = places.jurisdiction();
        here.filter(found -> !found.id().equals(city.jurisdiction())).ifPresent(other -> {
            throw Problem.conflict(
                    "import.other-city",
                    "This folder is the city %s (%s), and the rows are of %s: name another folder with --data."
                            .formatted(other.id(), other.name().en(), city.jurisdiction()));
        });
        if (here.isPresent()) {
            return false;
        }
        transactions.executeWithoutResult(status -> write(city));
        return true;
    }

    private void write(SourceCity city) {
        var division = SquareGround.of(city);
        places.found(division.jurisdiction());
        places.addLevels(division.levels());
        places.addAreas(division.areas());
        places.publish(maker.now(), "packs/" + city.name());
        city.units().forEach(unit -> add(unit, city.ground().root()));
        city.desks().forEach(this::add);
        rules(city).forEach(rules::add);
    }

    private void add(DutyUnit unit, String root) {
        parties.add(new Unit(unit.code(), unit.name(), unit.kind(), root, Validity.ALWAYS));
        var post = new Bilingual(unit.name().zh() + "值班岗", unit.name().en() + ", duty post");
        parties.add(new Post(unit.code() + "-1", unit.code(), post, permissions(unit.kind())));
    }

    private static Set<String> permissions(String kind) {
        var work = switch (kind) {
            case "intake-desk" -> Set.of(Permission.READ_QUEUE, Permission.INTAKE, Permission.DISPATCH);
            case "inspection" -> Set.of(Permission.READ_QUEUE, Permission.INSPECT);
            case "supervision" -> Set.of(Permission.READ_QUEUE, Permission.SUPERVISE);
            default -> Set.of(Permission.READ_QUEUE, Permission.HANDLE);
        };
        return Set.copyOf(work.stream().map(Permission::name).toList());
    }

    private void add(Desk desk) {
        parties.add(
                maker.id(),
                new Relation(
                        Party.area(desk.area()),
                        desk.relation(),
                        Party.unit(desk.unit()),
                        Validity.ALWAYS,
                        GRANTED_BY));
    }

    /// One rule for each kind of request anywhere in the city, and for each intake desk the fallback in its
    /// area.
    private static Stream<Rule> rules(SourceCity city) {
        var kinds = city.kinds().stream().map(kind -> kindRule(city, kind));
        var desks = city.desks().stream()
                .filter(desk -> desk.relation().equals(Relation.INTAKE))
                .map(desk -> deskRule(city, desk));
        return Stream.concat(kinds, desks);
    }

    private static Rule kindRule(SourceCity city, Kind kind) {
        return new Rule(
                "%s-%s".formatted(city.name(), kind.code()),
                1,
                new Bilingual(kind.said() + "：由经办机构负责", kind.said() + ": the agency that handles it leads"),
                new CategoryScope.One(new CategoryKey(city.system(), kind.code())),
                new PlaceBinding.AreaSubtree(city.ground().root()),
                kind.unit(),
                Optional.empty(),
                city.basis().kinds(),
                OptionalInt.of(KIND_PRIORITY),
                false,
                Validity.ALWAYS);
    }

    private static Rule deskRule(SourceCity city, Desk desk) {
        return new Rule(
                "%s-rest-%s".formatted(city.name(), desk.area()),
                1,
                new Bilingual("其余事项：由所在地受理台负责", "Anything else: the intake desk of the place leads"),
                new CategoryScope.Any(),
                new PlaceBinding.AreaSubtree(desk.area()),
                desk.unit(),
                Optional.empty(),
                city.basis().rest(),
                OptionalInt.empty(),
                true,
                Validity.ALWAYS);
    }
}
