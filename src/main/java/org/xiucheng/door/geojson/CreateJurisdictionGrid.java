package org.xiucheng.door.geojson;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.compute.locate.CurrentPlaces;
import org.xiucheng.compute.partition.GridDivision;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.sql.SqlPlaces;
import org.xiucheng.kernel.time.Validity;

/// Founds a city of which only the extent is known: an even grid over it, and its districts by name.
///
/// Open data of a foreign city comes with coordinates and no micro-grids; this gives every report one. Named
/// districts have no border: a row without coordinates still finds its district by name.
@Service
public class CreateJurisdictionGrid {
    private static final int USUAL_SPLIT = 4;
    private static final int MOST_DISTRICTS = 999;

    private final SqlPlaces places;
    private final CurrentPlaces current;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    public CreateJurisdictionGrid(
            SqlPlaces places, CurrentPlaces current, PlatformTransactionManager transactions, InstantSource clock) {
        this.places = places;
        this.current = current;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// Writes the city and its 4,096 micro-grids; its root area has the founding's id as its code.
    public void found(Founding founding, Bounds bounds, List<Bilingual> districts) {
        if (places.jurisdiction().isPresent()) {
            throw Problem.conflict("city.exists", "This database holds a city already.");
        }
        if (districts.size() > MOST_DISTRICTS) {
            throw Problem.invalid("districts.too-many", "A city has at most 999 named districts.", "/districts");
        }
        var now = clock.instant();
        var division = new GridDivision(founding.id(), founding.name(), bounds, USUAL_SPLIT, Validity.ALWAYS);
        transactions.executeWithoutResult(_ -> {
            places.found(founding.jurisdiction(bounds, founding.id()));
            places.addLevels(GridDivision.LEVELS);
            places.addAreas(division.areas());
            addDistricts(division, districts, 1);
            places.publish(now, "grid");
        });
        current.refresh();
    }

    /// Adds districts that are known by name only, after those that there are; names already there are left
    /// alone.
    public void addNamed(List<Bilingual> districts) {
        var city = current.jurisdiction();
        var known = current.areasAtLevel(GridDivision.LEVELS.get(1).key()).size();
        var fresh = districts.stream()
                .filter(district -> current.areaByName(district.zh()).isEmpty())
                .toList();
        var division = new GridDivision(city.id(), city.name(), city.bounds(), USUAL_SPLIT, Validity.ALWAYS);
        transactions.executeWithoutResult(_ -> addDistricts(division, fresh, known + 1));
        current.refresh();
    }

    private void addDistricts(GridDivision division, List<Bilingual> districts, int first) {
        var fresh = districts.stream().distinct().toList();
        places.addAreas(IntStream.range(0, fresh.size())
                .mapToObj(i -> division.named(first + i, fresh.get(i)))
                .toList());
    }
}
