package org.xiucheng.kernel.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.law.ArticleId;

/// Spoils a sound procedure in one way at a time and sees the flaw named.
class ProcedureTest {
    private static final Instant NOW = Stage.BEGIN;

    @Test
    void theShippedProceduresAreSound() {
        for (var procedure : Stage.PACKS.procedures().list()) {
            assertThat(Procedure.check(Stage.draft(procedure), Stage.PACKS.articles(), NOW))
                    .isEqualTo(new Procedure.Reading.Sound(procedure));
        }
    }

    @Test
    void findsTwoStepsOfOneVerbForOneRole() {
        var twice = steps(step -> step);
        twice.add(to(step("handled", "verify"), "handling"));
        assertThat(flaws(Stage.LOOP.states(), twice)).contains(new Flaw.Ambiguous("handled", "verify", By.INSPECTOR));
    }

    @Test
    void letsTwoRolesUseOneVerb() {
        var also = steps(step -> step);
        also.add(by(step("verified", "confirm"), By.SUPERVISOR));
        assertThat(flaws(Stage.LOOP.states(), also)).isEmpty();
    }

    @Test
    void findsAStateThatNoPathLeadsTo() {
        var without = steps(step -> step);
        without.removeIf(step -> step.verb().equals("allow"));
        assertThat(flaws(Stage.LOOP.states(), without)).contains(new Flaw.Unreachable("paused"));
    }

    @Test
    void findsAStateWithoutAWayOut() {
        var without = steps(step -> step);
        without.removeIf(step -> step.from().equals("arbitration"));
        assertThat(flaws(Stage.LOOP.states(), without))
                .contains(new Flaw.DeadEnd("arbitration"), new Flaw.Unowned("arbitration"));
    }

    @Test
    void findsACircleWithoutAnEnd() {
        var circle = steps(step -> step.from().equals("arbitration") ? to(step, "arbitration") : step);
        assertThat(flaws(Stage.LOOP.states(), circle)).contains(new Flaw.DeadEnd("arbitration"));
    }

    @Test
    void findsAStateThatNobodyAnswersFor() {
        var ownerless = states(state -> state.key().equals("filed") ? owned(state, Optional.empty()) : state);
        assertThat(flaws(ownerless, Stage.LOOP.steps())).contains(new Flaw.Unowned("filed"));
        var wrong = states(state -> state.key().equals("filed") ? owned(state, Optional.of(Owner.REPORTER)) : state);
        assertThat(flaws(wrong, Stage.LOOP.steps())).contains(new Flaw.Unowned("filed"));
    }

    @Test
    void findsAStateInWhichNoTermRuns() {
        var untimed = states(state -> state.key().equals("verified") ? termless(state) : state);
        assertThat(flaws(untimed, Stage.LOOP.steps())).contains(new Flaw.Untimed("verified"));
    }

    @Test
    void findsWorkThatIsDoneWithoutAnothersLook() {
        var blind = steps(step -> step.verb().equals("verify") ? othersThan(step, Set.of()) : step);
        assertThat(flaws(Stage.LOOP.states(), blind))
                .contains(new Flaw.Unverified("closed"), new Flaw.Unverified("unconfirmed"));
        var shortcut = steps(step -> step);
        shortcut.add(verb(to(step("handling", "finish"), "closed"), "close"));
        assertThat(flaws(Stage.LOOP.states(), shortcut)).containsExactly(new Flaw.Unverified("closed"));
    }

    @Test
    void findsAReopenedMatterThatCouldCloseUnseen() {
        var shortcut = steps(step -> step);
        shortcut.add(verb(by(to(step("handling", "finish"), "verified"), By.SUPERVISOR), "wave-through"));
        assertThat(flaws(Stage.LOOP.states(), shortcut)).contains(new Flaw.Unverified("closed"));
    }

    @Test
    void findsNamesThatStandForNothing() {
        var lost = steps(step -> step.verb().equals("file") ? to(step, "nowhere") : step);
        assertThat(flaws(Stage.LOOP.states(), lost))
                .containsExactly(new Flaw.Unknown("file from received", "state", "nowhere"));
        var nobody = steps(step -> step.verb().equals("verify") ? othersThan(step, Set.of("finish", "bribe")) : step);
        assertThat(flaws(Stage.LOOP.states(), nobody))
                .contains(new Flaw.Unknown("verify from handled", "verb", "bribe"));
    }

    @Test
    void findsAReturnWithoutGroundsAndABounceWithoutABound() {
        var spoilt = steps(step -> step.verb().equals("return") ? spoilt(step) : step);
        assertThat(flaws(Stage.LOOP.states(), spoilt))
                .contains(new Flaw.Groundless("dispatched", "return"), new Flaw.Boundless("dispatched", "return"));
    }

    @Test
    void findsAnExtensionWithoutMeasureOrByTheOneWhoHandles() {
        var byLead = steps(step -> step.verb().equals("extend") ? by(step, By.LEAD) : step);
        assertThat(flaws(Stage.LOOP.states(), byLead)).contains(new Flaw.Unbounded("extending", "extend"));
        var loop = Stage.LOOP;
        var endless = new Procedure.Draft(
                "endless",
                1,
                loop.title(),
                loop.start(),
                2,
                loop.limit(),
                Optional.empty(),
                loop.states(),
                loop.steps());
        assertThat(Procedure.check(endless, Stage.PACKS.articles(), NOW))
                .isEqualTo(new Procedure.Reading.Flawed(List.of(new Flaw.Unbounded("extending", "extend"))));
    }

    @Test
    void findsAStateThatIsThereTwice() {
        var states = new ArrayList<>(Stage.LOOP.states());
        states.add(states.getFirst());
        assertThat(flaws(states, Stage.LOOP.steps())).contains(new Flaw.Twice("received"));
    }

    @Test
    void findsLawThatIsMissingOrNotInForce() {
        var lawless = steps(step -> step.verb().equals("accept") ? onLaw(step, "demo-ordinance/999") : step);
        var draft = draft(Stage.LOOP.states(), lawless);
        assertThat(Procedure.check(draft, Stage.PACKS.articles(), NOW))
                .isEqualTo(new Procedure.Reading.Flawed(List.of(
                        new Flaw.Lawless("accept from dispatched", new ArticleId("demo-ordinance/999")),
                        new Flaw.Lawless("accept from assigned", new ArticleId("demo-ordinance/999")))));
        var before = Instant.parse("1990-01-01T00:00:00Z");
        var cited = Stage.LOOP.steps().size()
                + 2
                + Stage.LOOP.states().stream()
                        .filter(state -> state.basis().isPresent())
                        .count();
        switch (Procedure.check(Stage.draft(Stage.LOOP), Stage.PACKS.articles(), before)) {
            case Procedure.Reading.Flawed(var flaws) -> assertThat(flaws).hasSize((int) cited);
            case Procedure.Reading.Sound(var procedure) -> throw new AssertionError(procedure.name());
        }
    }

    @Test
    void listsAllFlawsAtOnce() {
        var states = states(state -> state.key().equals("filed") ? owned(termless(state), Optional.empty()) : state);
        var steps = steps(step -> step.verb().equals("return") ? spoilt(step) : step);
        steps.removeIf(step -> step.verb().equals("allow"));
        assertThat(flaws(states, steps))
                .containsExactlyInAnyOrder(
                        new Flaw.Unowned("filed"),
                        new Flaw.Untimed("filed"),
                        new Flaw.Groundless("dispatched", "return"),
                        new Flaw.Boundless("dispatched", "return"),
                        new Flaw.Unreachable("arbitration"),
                        new Flaw.Unreachable("assigned"),
                        new Flaw.Unreachable("paused"));
        assertThatThrownBy(() -> draft(states, steps).built())
                .hasMessageContaining("unowned")
                .hasMessageContaining("unreachable");
    }

    @Test
    void whateverIsSpoiltTheCheckAnswers() {
        var random = new Random(99);
        var sound = 0;
        for (var i = 0; i < 2_000; i++) {
            var steps = new ArrayList<>(Stage.LOOP.steps());
            var states = new ArrayList<>(Stage.LOOP.states());
            for (var spoil = random.nextInt(1, 4); spoil > 0; spoil--) {
                var at = random.nextInt(steps.size());
                switch (random.nextInt(4)) {
                    case 0 -> steps.remove(at);
                    case 1 ->
                        steps.set(
                                at,
                                to(
                                        steps.get(at),
                                        states.get(random.nextInt(states.size()))
                                                .key()));
                    case 2 -> steps.set(at, by(steps.get(at), By.values()[random.nextInt(By.values().length)]));
                    default -> steps.set(at, othersThan(steps.get(at), Set.of()));
                }
            }
            var flaws = flaws(states, steps);
            assertThat(flaws).allSatisfy(flaw -> assertThat(flaw.detail()).isNotBlank());
            sound += flaws.isEmpty() ? 1 : 0;
        }
        assertThat(sound).as("some changes are harmless, most are not").isBetween(50, 1_200);
    }

    @Test
    void anActWithoutLawInForceIsStopped() {
        var before = Instant.parse("1999-12-31T00:00:00Z");
        var matter = Stage.matter(Stage.LOOP, before);
        var act = new Act(
                "file",
                Stage.officer(By.INTAKE, "an", "desk"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Stage.DAMAGED_ROAD),
                Optional.empty(),
                1);
        assertThat(Stage.after(matter, act, before.plusSeconds(60)))
                .isEqualTo(new Outcome.Refused(new Refusal.NoLaw("file", new ArticleId("demo-ordinance/10"))));
    }

    private static List<Flaw> flaws(List<State> states, List<Step> steps) {
        return switch (Procedure.check(draft(states, steps), Stage.PACKS.articles(), NOW)) {
            case Procedure.Reading.Sound _ -> List.of();
            case Procedure.Reading.Flawed(var flaws) -> flaws;
        };
    }

    private static Procedure.Draft draft(List<State> states, List<Step> steps) {
        var loop = Stage.LOOP;
        return new Procedure.Draft(
                "spoilt", 1, loop.title(), loop.start(), 2, loop.limit(), loop.extension(), states, steps);
    }

    private static Step step(String from, String verb) {
        return Stage.LOOP.from(from).stream()
                .filter(step -> step.verb().equals(verb))
                .findFirst()
                .orElseThrow();
    }

    private static List<Step> steps(UnaryOperator<Step> change) {
        return new ArrayList<>(Stage.LOOP.steps().stream().map(change).toList());
    }

    private static List<State> states(UnaryOperator<State> change) {
        return Stream.of(Stage.LOOP.states()).flatMap(List::stream).map(change).toList();
    }

    private static State owned(State state, Optional<Owner> owner) {
        return new State(
                state.key(),
                state.name(),
                state.stage(),
                owner,
                state.term(),
                state.basis(),
                state.end(),
                state.done());
    }

    private static State termless(State state) {
        return new State(
                state.key(),
                state.name(),
                state.stage(),
                state.owner(),
                Optional.empty(),
                state.basis(),
                state.end(),
                state.done());
    }

    private static Step to(Step step, String to) {
        return new Step(
                step.from(),
                step.verb(),
                step.name(),
                to,
                step.by(),
                step.reasons(),
                step.proof(),
                step.otherThan(),
                step.within(),
                step.overLimit(),
                step.effects(),
                step.basis(),
                step.remedy());
    }

    private static Step by(Step step, By by) {
        return new Step(
                step.from(),
                step.verb(),
                step.name(),
                step.to(),
                by,
                step.reasons(),
                step.proof(),
                step.otherThan(),
                step.within(),
                step.overLimit(),
                step.effects(),
                step.basis(),
                step.remedy());
    }

    private static Step verb(Step step, String verb) {
        return new Step(
                step.from(),
                verb,
                step.name(),
                step.to(),
                step.by(),
                step.reasons(),
                step.proof(),
                step.otherThan(),
                step.within(),
                step.overLimit(),
                step.effects(),
                step.basis(),
                step.remedy());
    }

    private static Step othersThan(Step step, Set<String> verbs) {
        return new Step(
                step.from(),
                step.verb(),
                step.name(),
                step.to(),
                step.by(),
                step.reasons(),
                step.proof(),
                verbs,
                step.within(),
                step.overLimit(),
                step.effects(),
                step.basis(),
                step.remedy());
    }

    private static Step onLaw(Step step, String basis) {
        return new Step(
                step.from(),
                step.verb(),
                step.name(),
                step.to(),
                step.by(),
                step.reasons(),
                step.proof(),
                step.otherThan(),
                step.within(),
                step.overLimit(),
                step.effects(),
                new ArticleId(basis),
                step.remedy());
    }

    private static Step spoilt(Step step) {
        return new Step(
                step.from(),
                step.verb(),
                step.name(),
                step.to(),
                step.by(),
                List.of(),
                step.proof(),
                step.otherThan(),
                step.within(),
                Optional.empty(),
                step.effects(),
                step.basis(),
                step.remedy());
    }
}
