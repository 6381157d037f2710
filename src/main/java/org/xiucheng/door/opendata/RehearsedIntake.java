package org.xiucheng.door.opendata;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.xiucheng.compute.locate.InMemoryPlaces;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.sense.report.CheckReport;
import org.xiucheng.sense.report.ReportDraft;

/// The intake of a city that is not founded yet: checks and locates in memory, and stores nothing.
public final class RehearsedIntake implements Intake {
    private final SourceCity city;
    private final Places places;
    private final CheckReport check;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    public RehearsedIntake(SourceCity city, InstantSource clock) {
        this.city = city;
        this.places = new InMemoryPlaces(SquareGround.of(city), new NoComponents());
        this.check = new CheckReport(clock);
    }

    @Override
    public Optional<String> areaCode(String name) {
        return city.ground().area(name);
    }

    @Override
    public Set<String> known(List<String> numbers) {
        return numbers.stream().filter(taken::contains).collect(Collectors.toSet());
    }

    @Override
    public Optional<Refusal> take(ReportDraft draft, String number) {
        try {
            check.check(draft);
        } catch (Problem problem) {
            return Optional.of(new Refusal(RefusalReason.ofProblem(problem.code()), problem.detail()));
        }
        if (draft.where()
                .point()
                .filter(point -> places.chainAt(point).isEmpty())
                .isPresent()) {
            return Optional.of(new Refusal(RefusalReason.OUTSIDE_CITY, "beyond the city's border"));
        }
        taken.add(number);
        return Optional.empty();
    }
}
