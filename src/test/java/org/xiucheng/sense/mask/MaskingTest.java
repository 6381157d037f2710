package org.xiucheng.sense.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Personal data in free text, as people write it to be read and as they write it to slip through; and what
/// only looks like it. Every number here is invented.
class MaskingTest {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phone   | 请打13800138000找我                 | 请打█████找我
            phone   | 电话：138 0013 8000                 | 电话：█████
            phone   | 138-0013-8000                       | █████
            phone   | +86 138.0013.8000 晚上              | █████ 晚上
            phone   | 008613800138000                     | █████
            phone   | １３８００１３８０００              | █████
            phone   | 1 3 8 0 0 1 3 8 0 0 0               | █████
            phone   | 138·0013·8000                       | █████
            phone   | 一三八零零一三八零零零              | █████
            phone   | 幺三八〇〇幺三八〇〇〇，找老王      | █████，找老王
            phone   | 一3800138000                        | █████
            phone   | ١٣٨٠٠١٣٨٠٠٠                         | █████
            phone   | 座机0591-87654321                   | 座机█████
            phone   | (010)6552 9988                      | █████
            phone   | 021 6552 9988，021-65529989         | █████，█████
            phone   | +86-591-8765-4321                   | █████
            phone   | 联系电话 87654321                   | 联系电话 █████
            plate   | 闽A12345 每晚占道                   | █████ 每晚占道
            plate   | 闽Ａ·１２３４５                     | █████
            plate   | 粤 B D12345                         | █████
            plate   | 京a8k7d6                            | █████
            plate   | 沪C1234学                           | █████
            plate   | 渝A-F12345违停                      | █████违停
            email   | wang.er+1@example.com 回复我        | █████ 回复我
            email   | ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ    | █████
            email   | wang(at)example.com                 | █████
            email   | wang @ example . com                | █████
            """)
    void blacksOutWhatIsPersonalHoweverItIsWritten(String kind, String text, String masked) {
        assertThat(Masking.mask(text)).isEqualTo(masked);
        assertThat(FindTraces.in(text))
                .allSatisfy(trace -> assertThat(trace.kind().key()).isEqualTo(kind));
    }

    @Test
    void findsWhatInvisibleCharactersHide() {
        assertThat(Masking.mask("138\u200b0013\u200d8000")).isEqualTo(Masking.BLACK);
        assertThat(Masking.mask("138\u00a00013\u20118000")).isEqualTo(Masking.BLACK);
        assertThat(Masking.mask("𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎。")).isEqualTo(Masking.BLACK + "。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "请拨12345或110、119、120",
                "物业热线400-820-8820",
                "部件编号3501020101000123坏了",
                "2026年11月23日10时15分",
                "2026-11-23 10:15:30 起",
                "东经119.296473 北纬26.074508",
                "12800138000不是号码段",
                "1380013800 少一位",
                "138001380001 多一位",
                "订单号20261123138001380001",
                "闽A座1203室漏水",
                "闽A1234 少一位",
                "京东便利店门口",
                "苏州路A12345号箱",
                "渝A1栋",
                "@所有人 来看",
                "a@b",
                "25@楼下",
                "第一三八路公交",
                "一共一三五七九个井盖",
                "0.5米宽，1.3米高，13800元",
                "邮编350001，门牌1234567",
            })
    void leavesAloneWhatOnlyLooksLikeIt(String text) {
        assertThat(Masking.mask(text)).isEqualTo(text);
    }

    @Test
    void knowsAnIdentityCardByItsBirthdayAndItsCheckCharacter() {
        var seed = 20_261_123L;
        var random = new Random(seed);
        for (var i = 0; i < 2_000; i++) {
            var number = idCard(random);
            assertThat(Masking.mask("身份证" + number + "，谢谢")).as("seed " + seed).isEqualTo("身份证█████，谢谢");
            assertThat(Masking.mask(
                            number.substring(0, 6) + " " + number.substring(6, 14) + "-" + number.substring(14)))
                    .isEqualTo(Masking.BLACK);
            assertThat(FindTraces.in(wrongCheck(number)))
                    .as("seed %s, %s with another check character", seed, number)
                    .noneMatch(trace -> trace.kind() == Trace.Kind.ID_CARD);
        }
        assertThat(Masking.mask("旧证350102800229123")).isEqualTo("旧证█████");
        assertThat(Masking.mask("旧证350102811329123")).isEqualTo("旧证350102811329123");
    }

    @Test
    void masksInLinearTimeWhateverIsSent() {
        var hostile = "1 3-".repeat(1_000) + "闽A".repeat(500) + "a@a.".repeat(500) + "0591-".repeat(500);
        var before = System.nanoTime();
        Masking.mask(hostile.substring(0, 4_000));
        Masking.mask("a".repeat(4_000));
        Masking.mask("1".repeat(4_000));
        Masking.mask("a.".repeat(2_000) + "@");
        assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(2_000);
    }

    private static String idCard(Random random) {
        var digits = "35010%d%04d%02d%02d%03d"
                .formatted(
                        1 + random.nextInt(9),
                        1930 + random.nextInt(90),
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        random.nextInt(1000));
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(digits.charAt(i), 10);
        }
        var check = (12 - sum % 11) % 11;
        return digits + (check == 10 ? "X" : Integer.toString(check));
    }

    private static String wrongCheck(String number) {
        var last = number.charAt(17);
        return number.substring(0, 17) + (last == 'X' ? '1' : last == '9' ? '0' : (char) (last + 1));
    }
}
