package org.xiucheng.door.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.Problem;

class FormTest {
    private static final int MANY = 100;

    @Test
    void readsWhatAnyEncoderWrites() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var i = 0; i < 2_000; i++) {
            var fields = fields(random);
            var coded = fields.entrySet().stream()
                    .map(field -> code(field.getKey()) + "=" + code(field.getValue()))
                    .collect(Collectors.joining("&"));
            var read = read(coded.getBytes(StandardCharsets.US_ASCII));
            fields.forEach((name, value) -> assertThat(read.values(name))
                    .as("seed %d", seed)
                    .isEqualTo(value.isEmpty() ? List.of() : List.of(value)));
        }
    }

    @Test
    void readsChineseThatWasNotEscapedToo() {
        assertThat(read("description=路灯不亮&lat=30.1".getBytes(StandardCharsets.UTF_8))
                        .values("description"))
                .containsExactly("路灯不亮");
    }

    @Test
    void keepsFieldsThatAreSaidTwiceApart() {
        var form = read("a[]=1&a[]=2&b=&&c".getBytes(StandardCharsets.UTF_8));
        assertThat(form.values("a[]")).containsExactly("1", "2");
        assertThat(form.fields()).containsOnlyKeys("a[]", "b", "c");
        assertThat(form.values("b")).isEmpty();
    }

    @Test
    void refusesBrokenEscapes() {
        for (var broken : List.of("a=%", "a=%4", "a=%zz", "a=%4&b=1", "%=1", "a=%-1", "a=%u4e2d")) {
            refused("form.malformed", broken.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        refused("encoding", "a=%ED%A0%80".getBytes(StandardCharsets.UTF_8));
        refused("encoding", "a=%C0%AF".getBytes(StandardCharsets.UTF_8));
        refused("encoding", "a=%F8%88%80%80%80".getBytes(StandardCharsets.UTF_8));
        refused("encoding", "a=路灯".getBytes(Charset.forName("GBK")));
        refused("encoding", "路灯=a".getBytes(Charset.forName("GBK")));
    }

    @Test
    void refusesMoreFieldsThanItReads() {
        refused("form.too-many-fields", "a=1&".repeat(MANY + 1).getBytes(StandardCharsets.UTF_8));
    }

    private static Form read(byte[] coded) {
        return Form.read(coded, MANY);
    }

    private static void refused(String code, byte[] coded) {
        assertThatThrownBy(() -> read(coded))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static Map<String, String> fields(Random random) {
        var fields = new LinkedHashMap<String, String>();
        for (var i = random.nextInt(5); i >= 0; i--) {
            fields.put("f" + i + word(random), word(random));
        }
        return fields;
    }

    private static String word(Random random) {
        return random.ints(random.nextInt(8), 1, 0x2FFFF)
                .filter(c -> !(c >= 0xD800 && c < 0xE000))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String code(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
