package org.xiucheng.kernel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.access.Action.Trait;
import org.xiucheng.kernel.access.Sweep.Asker;
import org.xiucheng.kernel.access.World.Given;
import org.xiucheng.kernel.access.World.Kind;
import org.xiucheng.testkit.Sources;

/// The one decision, cell by cell: the laws it keeps, the table in which it is written down, and that every
/// row of it matters.
class DecisionTest {
    private static final long SEED = 20261123;
    private static final int RANDOM = 20_000;
    private static final Path GOLDEN = Path.of("src/test/resources/access-golden.txt");
    private static final Path PAGE = Path.of("docs/generated/access.md");

    @Test
    void everyCellIsAsWrittenDown() {
        var golden = golden();
        assertThat(Sources.page(GOLDEN, golden)).isEqualTo(golden);
        var page = AccessPage.text();
        assertThat(Sources.page(PAGE, page)).isEqualTo(page);
        System.out.printf("%,d cells%n", (long) Action.values().length * Sweep.PER_ACTION);
    }

    @Test
    void keepsTheLawsOfForbidsAndPermits() {
        var none = new Policy(List.of(), Policy.CITY.bans());
        var bare = new Policy(Policy.CITY.permits(), List.of());
        var shuffled = shuffled();
        var allowed = new long[1];
        var broken = new ArrayList<World>();
        Sweep.all().forEach(world -> {
            var standing = world.standing();
            var yes = Policy.CITY.judge(standing).allowed();
            var permitted = bare.judge(standing).allowed();
            var bitten = Policy.CITY.bans().stream()
                    .anyMatch(ban -> ban.actions().contains(standing.action()) && ban.bites(standing));
            if (none.judge(standing).allowed()
                    || yes != (permitted && !bitten)
                    || shuffled.judge(standing).allowed() != yes) {
                broken.add(world);
            }
            allowed[0] += yes ? 1 : 0;
        });
        System.out.printf("%,d cells allowed%n", allowed[0]);
        assertThat(allowed[0]).isPositive();
        assertThat(broken)
                .as("nothing by default, a forbid trumps a permit, order and doubles are nothing")
                .isEmpty();
    }

    @Test
    void keepsTheLawsOfTheCity() {
        Sweep.all().filter(world -> world.allowed(Policy.CITY)).forEach(world -> {
            var action = world.action();
            if (action.is(Trait.IDENTITY)) {
                assertThat(world.kind()).isIn(Kind.REPORTER, Kind.OFFICER);
                assertThat(world.kind() == Kind.REPORTER || world.is(Given.GRANT))
                        .as("identity asks a grant")
                        .isTrue();
            }
            if (action.is(Trait.TRANSITION)) {
                assertThat(world.kind()).as("who moves a matter").isIn(Kind.OFFICER, Kind.REPORTER, Kind.CLOCK);
                assertThat(world.kind() == Kind.CLOCK).isEqualTo(action == Action.LAPSE);
            }
            if (action.is(Trait.MATTER)) {
                assertThat(world.posts() & World.posts(Standing.ADMINISTER.toArray(Permission[]::new)))
                        .as("administrators and matters")
                        .isZero();
            }
            if (via(world) == Tie.DELEGATED) {
                var read = new World(world.kind(), world.posts(), world.given(), Action.READ_WHOLE, -1);
                assertThat(read.allowed(Policy.CITY))
                        .as("what is lent widens what may be done and never what is seen")
                        .isTrue();
                assertThat(action).isIn(Action.FILE, Action.REFUSE, Action.DISPATCH);
            }
        });
    }

    private static @Nullable Tie via(World world) {
        return Policy.CITY.judge(world.standing()) instanceof Decision.Allowed(var tie, var _) ? tie : null;
    }

    @Test
    void takingATupleAwayOrLettingItEndAllowsNothing() {
        System.out.println("seed " + SEED);
        var random = new Random(SEED);
        var tuples = EnumSet.of(Given.LEADS, Given.OVER_INTAKE, Given.OVER_DISPATCHER, Given.OVER_INSPECTOR);
        tuples.addAll(Set.of(Given.OVER_SUPERVISOR, Given.OVER_MODERATOR, Given.WORKS, Given.CHIEF, Given.PARTY));
        tuples.addAll(Set.of(Given.ASSISTS, Given.LENT));
        tuples.addAll(Set.of(Given.SHARED, Given.OWN_REPORT, Given.SENT, Given.GRANT, Given.APPROVED_ONE));
        tuples.add(Given.CHIEF_OF_STRETCH);
        var ends = List.of(Given.LENT_SPENT, Given.TIE_ENDED, Given.POST_ENDED, Given.GRANT_ENDED, Given.GRANT_REVOKED);
        var broken = new ArrayList<String>();
        for (var i = 0; i < RANDOM; i++) {
            var world = random(random);
            var before = world.allowed(Policy.CITY);
            if (!before) {
                for (var tuple : tuples) {
                    if (world.without(tuple).allowed(Policy.CITY)) {
                        broken.add(world + " without " + tuple);
                    }
                }
                for (var end : ends) {
                    if (world.with(World.bits(end)).allowed(Policy.CITY)) {
                        broken.add(world + " with " + end);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /// A mutant is killed by the first cell that is not as written down.
    @Test
    void everyRuleMatters() {
        var mutants = mutants();
        var alive = new ArrayList<>(mutants);
        for (var action : Action.values()) {
            var standings = Sweep.cells(action).map(World::standing).toList();
            var golden = standings.stream()
                    .mapToInt(one -> World.verdict(Policy.CITY, one))
                    .toArray();
            alive.removeIf(mutant -> mutant.touched().contains(action) && kills(standings, golden, mutant.policy()));
        }
        System.out.printf("policy mutants killed %d of %d%n", mutants.size() - alive.size(), mutants.size());
        assertThat(mutants).hasSizeGreaterThan(400);
        assertThat(alive.stream().map(Mutant::name)).isEmpty();
    }

    private static boolean kills(List<Standing> standings, int[] golden, Policy mutant) {
        for (var i = 0; i < golden.length; i++) {
            if (World.verdict(mutant, standings.get(i)) != golden[i]) {
                return true;
            }
        }
        return false;
    }

    /// A policy with one fault, and the actions whose cells it may change.
    private record Mutant(String name, Policy policy, Set<Action> touched) {}

    private static List<Mutant> mutants() {
        var mutants = new ArrayList<Mutant>();
        var permits = Policy.CITY.permits();
        for (var permit : permits) {
            var only = Set.of(permit.action());
            mutants.add(new Mutant("delete " + permit, permits(permit, Stream.empty()), only));
            if (permit.needs() != null) {
                mutants.add(widened(permit, new Policy.Permit(permit.action(), permit.tie(), null)));
            }
            if (permit.tie() != Tie.ANYONE && permit.tie() != Tie.STAFF) {
                var wide = permit.needs() == null ? Tie.ANYONE : Tie.STAFF;
                mutants.add(widened(permit, new Policy.Permit(permit.action(), wide, permit.needs())));
            }
            for (var other : negated(permit)) {
                mutants.add(widened(permit, other));
            }
        }
        for (var ban : Policy.CITY.bans()) {
            mutants.add(new Mutant("delete " + ban, bans(ban, Stream.empty()), ban.actions()));
            var negated = new Policy.Ban(ban.forbid(), ban.actions(), ban.when(), !ban.holds());
            mutants.add(new Mutant("negate " + ban, bans(ban, Stream.of(negated)), ban.actions()));
            for (var action : ban.actions()) {
                var fewer = EnumSet.copyOf(ban.actions());
                fewer.remove(action);
                var narrowed = new Policy.Ban(ban.forbid(), fewer, ban.when(), ban.holds());
                mutants.add(new Mutant("spare " + action + " " + ban, bans(ban, Stream.of(narrowed)), Set.of(action)));
            }
            var rest = EnumSet.complementOf(EnumSet.copyOf(ban.actions()));
            // where no other eyes are asked, forbidding the same eyes changes nothing: no fault at all
            if (!rest.isEmpty() && ban.forbid() != Forbid.FOUR_EYES) {
                var wide = new Policy.Ban(ban.forbid(), EnumSet.allOf(Action.class), ban.when(), ban.holds());
                mutants.add(new Mutant("widen " + ban, bans(ban, Stream.of(wide)), rest));
            }
        }
        return mutants;
    }

    private static Mutant widened(Policy.Permit permit, Policy.Permit instead) {
        return new Mutant(permit + " as " + instead, permits(permit, Stream.of(instead)), Set.of(permit.action()));
    }

    /// A permit turned round: for every permission but the one it asks.
    private static List<Policy.Permit> negated(Policy.Permit permit) {
        return permit.needs() == null
                ? List.of()
                : List.of(new Policy.Permit(permit.action(), permit.tie(), Permission.IMPORT));
    }

    private static Policy permits(Policy.Permit without, Stream<Policy.Permit> with) {
        var rest = Policy.CITY.permits().stream().filter(one -> !one.equals(without));
        return new Policy(Stream.concat(rest, with).toList(), Policy.CITY.bans());
    }

    private static Policy bans(Policy.Ban without, Stream<Policy.Ban> with) {
        var rest = Policy.CITY.bans().stream().filter(one -> !one.equals(without));
        return new Policy(Policy.CITY.permits(), Stream.concat(rest, with).toList());
    }

    private static Policy shuffled() {
        var permits = new ArrayList<>(Policy.CITY.permits());
        permits.addAll(Policy.CITY.permits());
        Collections.shuffle(permits, new Random(SEED));
        var bans = new ArrayList<>(Policy.CITY.bans());
        bans.addAll(Policy.CITY.bans());
        Collections.shuffle(bans, new Random(SEED));
        return new Policy(permits, bans);
    }

    static World random(Random random) {
        var kinds = Kind.values();
        // half of them officers, who have most to ask
        var kind = random.nextBoolean() ? Kind.OFFICER : kinds[random.nextInt(kinds.length)];
        var posts = (int) few(random, Permission.values().length);
        var likely = World.bits(Given.POSSIBLE, Given.OWN_REPORT, Given.GRANT, Given.APPROVED_TWO);
        var given = few(random, Given.values().length) | random.nextLong() & likely;
        var action = Action.values()[random.nextInt(Action.values().length)];
        var did = random.nextInt(4) == 0 ? random.nextInt(Action.values().length) : -1;
        return new World(kind, posts, given, action, did);
    }

    /// A quarter of so many bits.
    private static long few(Random random, int bits) {
        var some = random.nextLong();
        var others = random.nextLong();
        return some & others & (1L << bits) - 1;
    }

    private static String golden() {
        var text = new StringBuilder();
        for (var action : Action.values()) {
            for (var asker : Asker.values()) {
                var name = asker.name().toLowerCase(Locale.ROOT);
                text.append(action.key() + " " + name + " " + hash(Policy.CITY, asker, action) + "\n");
            }
        }
        return text.toString();
    }

    private static String hash(Policy policy, Asker asker, Action action) {
        var cells = Sweep.cells(asker, action)
                .map(world -> String.valueOf((char) ('A' + world.verdict(policy))))
                .collect(Collectors.joining());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(cells.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
