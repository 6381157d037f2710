package org.xiucheng.kernel.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Thousands of matters in the hands of people who try anything; a small model beside them keeps its own
/// account.
class RandomWalkTest {
    private static final long SEED = 4242;
    private static final int WALKS = 3_000;
    private static final int ACTS = 120;
    private static final List<String> PEOPLE = List.of("an", "bo", "chen", "du", "wei");
    private static final List<String> UNITS = List.of(Stage.UNIT, "drains");

    private final Random random = new Random(SEED);
    private final Map<Class<?>, Integer> refusals = new HashMap<>();
    private final Set<Step> taken = new HashSet<>();

    /// What the model remembers of one matter: who finished last, whether another has looked since, how often
    /// it bounced.
    private static final class Model {
        private String state = Stage.LOOP.start();
        private Optional<Actor> finisher = Optional.empty();
        private boolean looked;
        private int bounces;
        private int revision = 1;
    }

    @Test
    void noWalkLeavesTheProcedure() {
        for (var walk = 0; walk < WALKS; walk++) {
            walk(walk);
        }
        assertThat(taken).as("every step is taken at least once, seed %d", SEED).containsAll(Stage.LOOP.steps());
        assertThat(refusals.keySet())
                .contains(
                        Refusal.Stale.class,
                        Refusal.Closed.class,
                        Refusal.NotPossible.class,
                        Refusal.NotPermitted.class,
                        Refusal.NotLead.class,
                        Refusal.FourEyes.class,
                        Refusal.TooEarly.class,
                        Refusal.TooLate.class,
                        Refusal.NoReason.class,
                        Refusal.Unproven.class,
                        Refusal.NotAsked.class);
    }

    private void walk(int walk) {
        var model = new Model();
        var now = Stage.BEGIN.plusSeconds(random.nextInt(10_000_000));
        var matter = Stage.matter(Stage.LOOP, now);
        for (var i = 0; i < ACTS; i++) {
            now = now.plusSeconds(random.nextInt(5) == 0 ? random.nextInt(4_000_000) : random.nextInt(20_000));
            var act = act(matter);
            switch (Stage.after(matter, act, now)) {
                case Outcome.Moved(var moved, var step) -> {
                    taken.add(step);
                    moved(model, matter, act, step, now, "seed %d, walk %d, act %d".formatted(SEED, walk, i));
                    assertThat(moved.state()).isEqualTo(model.state);
                    assertThat(moved.revision()).isEqualTo(model.revision);
                    assertThat(moved.since()).isEqualTo(now);
                    matter = step.has(Effect.ASSIGNS_LEAD) ? led(moved, act) : moved;
                }
                case Outcome.Refused(var why) -> {
                    refusals.merge(why.getClass(), 1, Integer::sum);
                    assertThat(why.detail()).isNotBlank();
                }
            }
        }
    }

    private void moved(Model model, Matter matter, Act act, Step step, Instant now, String where) {
        assertThat(step.from()).as(where).isEqualTo(model.state);
        assertThat(act.verb()).as(where).isEqualTo(step.verb());
        assertThat(act.expectedRevision()).as(where).isEqualTo(model.revision);
        assertThat(may(act.actor(), step, matter)).as(where).isTrue();
        assertThat(step.reasons().isEmpty()).as(where).isEqualTo(act.reason().isEmpty());
        if (step.verb().equals("finish")) {
            model.finisher = Optional.of(act.actor());
            model.looked = false;
        }
        if (step.verb().equals("verify")) {
            model.looked = model.finisher
                    .filter(finisher -> !samePerson(finisher, act.actor()))
                    .isPresent();
        }
        var over = step.has(Effect.BOUNCES) && ++model.bounces > 2;
        model.state = over ? "arbitration" : step.to();
        model.revision++;
        if (Set.of("verified", "closed", "unconfirmed", "upheld", "disputed").contains(model.state)) {
            assertThat(model.looked).as(where + ": done without another's look").isTrue();
        }
    }

    private static boolean samePerson(Actor one, Actor other) {
        return one instanceof Actor.Officer first
                && other instanceof Actor.Officer second
                && first.person().equals(second.person());
    }

    private static boolean may(Actor actor, Step step, Matter matter) {
        return switch (actor) {
            case Actor.Clock _ -> step.by() == By.CLOCK;
            case Actor.Reporter _ -> step.by() == By.REPORTER;
            case Actor.Officer officer ->
                step.needs().filter(officer.permissions()::contains).isPresent()
                        && (step.by() != By.LEAD
                                || officer.unit().equals(matter.lead().unit()));
        };
    }

    private static Matter led(Matter matter, Act act) {
        return matter.ledBy(new Lead(
                act.unit().orElseThrow(),
                Optional.empty(),
                "assigned",
                matter.lead().basis()));
    }

    /// Most acts are nearly right, so that walks go far; some are nonsense.
    private Act act(Matter matter) {
        var steps = Stage.LOOP.from(matter.state());
        var step = steps.isEmpty() || random.nextInt(6) == 0 ? any(Stage.LOOP.steps()) : any(steps);
        var reason = step.reasons().isEmpty()
                ? Optional.<String>empty()
                : Optional.of(any(step.reasons()).code());
        return new Act(
                step.verb(),
                random.nextInt(8) == 0 ? anybody(matter) : actor(step.by(), matter),
                random.nextInt(15) == 0 ? Optional.of("no-such-reason") : reason,
                random.nextInt(10) == 0 ? Optional.empty() : Optional.of("seen"),
                step.has(Effect.CATEGORISES) ^ random.nextInt(15) == 0
                        ? Optional.of(Stage.DAMAGED_ROAD)
                        : Optional.empty(),
                step.has(Effect.ASSIGNS_LEAD) ^ random.nextInt(15) == 0 ? Optional.of(any(UNITS)) : Optional.empty(),
                matter.revision() - (random.nextInt(15) == 0 ? 1 : 0));
    }

    private Actor anybody(Matter matter) {
        return actor(any(new ArrayList<>(List.of(By.values()))), matter);
    }

    private Actor actor(By by, Matter matter) {
        return switch (by) {
            case CLOCK ->
                new Actor.Clock(matter.standing()
                        .term()
                        .map(term -> term.from(matter.since(), Stage.PACKS.calendar())
                                .at())
                        .orElse(Instant.MAX));
            case REPORTER -> new Actor.Reporter(Stage.person("reporter"));
            case INTAKE, DISPATCHER, LEAD, INSPECTOR, SUPERVISOR ->
                Stage.officer(
                        by,
                        any(PEOPLE),
                        random.nextInt(4) == 0 ? any(UNITS) : matter.lead().unit());
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
