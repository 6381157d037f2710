package org.xiucheng.door.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.category.CategoryKey;

class ServiceCodeTest {
    @Test
    void readsLikeTheCategoryItStandsFor() {
        assertThat(ServiceCode.of(new CategoryKey("cjt-214-2007-events", "0102")))
                .isEqualTo("cjt-214-2007-events_0102");
        assertThat(ServiceCode.of(new CategoryKey("x_y", "a.b,c"))).isEqualTo("x~5fy_a~2eb~2cc");
        assertThat(ServiceCode.of(new CategoryKey("local", "垃圾"))).isEqualTo("local_~e5~9e~83~e5~9c~be");
    }

    @Test
    void isReadBackAndNeverSharedWhateverTheNames() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var known = new HashMap<String, CategoryKey>();
        for (var i = 0; i < 20_000; i++) {
            var key = new CategoryKey(word(random), word(random));
            var code = ServiceCode.of(key);
            assertThat(code).as("seed %d", seed).matches("[A-Za-z0-9~_-]+");
            assertThat(ServiceCode.read(code)).as("seed %d", seed).contains(key);
            assertThat(known.merge(code, key, (first, _) -> first))
                    .as("seed %d", seed)
                    .isEqualTo(key);
        }
    }

    @Test
    void refusesWhatNoCategoryCouldBeWrittenAs() {
        for (var strange : new String[] {
            "", "_", "a", "a_", "_b", "a_b_c", "a~zz_b", "a~41_b", "a_~ff", "a_~c0~80", "a/b_c", "a_b.json"
        }) {
            assertThat(ServiceCode.read(strange)).as(strange).isEmpty();
        }
        assertThat(ServiceCode.read("a".repeat(1_000_000) + "_b")).isEmpty();
    }

    private static String word(Random random) {
        var alphabet = "ab-_~.,/ %垃圾Z09";
        var word = new StringBuilder("w");
        for (var i = random.nextInt(6); i > 0; i--) {
            word.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return word.toString();
    }
}
