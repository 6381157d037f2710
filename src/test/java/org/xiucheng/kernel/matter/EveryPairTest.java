package org.xiucheng.kernel.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xiucheng.kernel.category.CategoryKey;

/// Every state, verb and actor against each other, with everything an act can say: what is accepted is the
/// procedure and nothing else.
class EveryPairTest {
    /// A move that was accepted, or that the procedure lists.
    private record Way(String from, String verb, By by, String to) {}

    static List<String> procedures() {
        return Stage.PACKS.procedures().list().stream().map(Procedure::name).toList();
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void whatIsAcceptedIsTheProcedureAndNothingElse(String name) {
        var procedure = Stage.PACKS.procedures().latest(name).orElseThrow();
        var verbs = procedure.steps().stream().map(Step::verb).distinct().toList();
        var accepted = new HashSet<Way>();
        var tried = 0;
        for (var state : procedure.states()) {
            for (var verb : verbs) {
                for (var by : By.values()) {
                    tried += procedure.states().size();
                    moves(procedure, state.key(), verb, by).forEach(accepted::add);
                }
            }
        }
        var listed = procedure.steps().stream()
                .map(step -> new Way(step.from(), step.verb(), step.by(), step.to()))
                .toList();
        assertThat(accepted).containsExactlyInAnyOrderElementsOf(listed);
        var states = procedure.states().size();
        assertThat(tried).isEqualTo(states * states * verbs.size() * By.values().length);
        System.out.printf(
                "%s: %d states × %d states × %d verbs × %d actors = %d, accepted %d%n",
                name, states, states, verbs.size(), By.values().length, tried, accepted.size());
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void theLeadsVerbsAreNobodyElsesUnits(String name) {
        var procedure = Stage.PACKS.procedures().latest(name).orElseThrow();
        for (var step : procedure.steps()) {
            var outcomes = acts(step.verb(), step.by(), procedure, "another-unit")
                    .map(act -> Stage.after(
                            Stage.in(Stage.matter(procedure, Stage.BEGIN), step.from()),
                            act,
                            Stage.BEGIN.plusSeconds(60)));
            assertThat(outcomes.anyMatch(Outcome.Moved.class::isInstance)).isEqualTo(step.by() != By.LEAD);
        }
    }

    private static Stream<Way> moves(Procedure procedure, String from, String verb, By by) {
        var matter = Stage.in(Stage.matter(procedure, Stage.BEGIN), from);
        return acts(verb, by, procedure, Stage.UNIT)
                .map(act -> Stage.after(matter, act, Stage.BEGIN.plusSeconds(60)))
                .filter(Outcome.Moved.class::isInstance)
                .map(outcome -> new Way(
                        from, verb, by, ((Outcome.Moved) outcome).matter().state()));
    }

    /// Everything that can be said with a verb: any reason or none, with and without a note, a category, a
    /// unit.
    private static Stream<Act> acts(String verb, By by, Procedure procedure, String unit) {
        var reasons = new ArrayList<Optional<String>>(List.of(Optional.empty(), Optional.of("no-such-reason")));
        procedure.steps().stream()
                .flatMap(step -> step.reasons().stream())
                .map(Reason::code)
                .distinct()
                .map(Optional::of)
                .forEach(reasons::add);
        return reasons.stream()
                .flatMap(reason -> Stream.of(0, 1, 2, 3, 4, 5, 6, 7)
                        .map(bits -> new Act(
                                verb,
                                actor(by, unit),
                                reason,
                                (bits & 1) == 0 ? Optional.empty() : Optional.of("seen"),
                                (bits & 2) == 0 ? Optional.empty() : Optional.<CategoryKey>of(Stage.DAMAGED_ROAD),
                                (bits & 4) == 0 ? Optional.empty() : Optional.of("roads"),
                                1)));
    }

    private static Actor actor(By by, String unit) {
        return switch (by) {
            case CLOCK -> new Actor.Clock(Stage.BEGIN);
            case REPORTER -> new Actor.Reporter(Stage.person("reporter"));
            case INTAKE, DISPATCHER, LEAD, INSPECTOR, SUPERVISOR -> Stage.officer(by, "somebody", unit);
        };
    }
}
