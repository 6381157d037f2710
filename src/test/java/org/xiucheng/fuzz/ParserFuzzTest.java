package org.xiucheng.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xiucheng.testkit.FuzzTarget;

/// Every parser of ours against whatever bytes come: a value or a listed refusal, soon, and nothing else.
///
/// What once went wrong is tried first; then blind mutations of good input; then Jazzer, which sees which
/// branches an input reaches, on all targets together for some seconds. Longer runs: `./xiucheng bench fuzz
/// --seconds 60`.
class ParserFuzzTest {
    private static final long SEED = 20_261_123L;
    private static final int BLIND = 1_500;
    private static final int SECONDS = Integer.parseInt(System.getenv().getOrDefault("FUZZ_SECONDS", "30"));

    static Stream<String> names() {
        return Targets.all().stream().map(FuzzTarget::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void standsWhatOnceBrokeIt(String name) {
        var target = Targets.named(name).getFirst();
        assertThat(target.seeds()).isNotEmpty();
        Regressions.inputs(target).forEach(target::read);
        target.read(new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("names")
    void standsBlindMutations(String name) {
        var target = Targets.named(name).getFirst();
        var inputs = Regressions.inputs(target);
        var random = new Random(SEED);
        for (var round = 0; round < BLIND; round++) {
            var input = mutated(inputs.get(random.nextInt(inputs.size())), random);
            assertThatCode(() -> target.read(input))
                    .as(() -> "seed " + SEED + ": " + Base64.getEncoder().encodeToString(input))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void keepsNothingForATargetThatIsNotThere() {
        assertThat(names()).containsAll(Regressions.targets()).doesNotHaveDuplicates();
    }

    @Test
    void findsAFaultThatIsPlanted() throws IOException, InterruptedException {
        assertThatThrownBy(() -> Targets.PLANTED.read("xiu!".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(AssertionError.class);
        var run = JazzerRun.of("planted", 60, SEED);
        assertThat(run.exit()).as(run.words()).isEqualTo(JazzerRun.FOUND);
        assertThat(run.words()).contains("java.lang.AssertionError: found");
    }

    @Test
    void standsAFuzzerThatSeesItsBranches() throws IOException, InterruptedException {
        var run = JazzerRun.of("all", SECONDS, SEED);
        System.out.printf("jazzer: seed %d, %d s, %s%n", SEED, SECONDS, run.tried());
        assertThat(run.exit()).as(run.words()).isZero();
        assertThat(run.tried().keySet()).containsExactlyInAnyOrderElementsOf(names().toList());
        assertThat(run.tried())
                .allSatisfy((name, times) -> assertThat(times).as(name).isPositive());
    }

    private static byte[] mutated(byte[] good, Random random) {
        var bytes = good.clone();
        for (var hit = random.nextInt(8); hit > 0 && bytes.length > 0; hit--) {
            var at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                default -> bytes = doubled(bytes, at, random.nextInt(bytes.length - at) + 1);
            }
        }
        return bytes;
    }

    private static byte[] doubled(byte[] bytes, int from, int length) {
        var longer = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(bytes, from, longer, from + length, bytes.length - from);
        return longer;
    }
}
