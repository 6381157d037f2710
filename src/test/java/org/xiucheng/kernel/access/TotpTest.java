package org.xiucheng.kernel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The codes of RFC 6238, by the test vectors of its appendix B.
class TotpTest {
    private static final byte[] TWENTY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void makesTheCodesOfTheStandard(long second, String sha1, String sha256, String sha512) {
        var step = Totp.step(Instant.ofEpochSecond(second));
        assertThat(new Totp("HmacSHA1", 8).code(repeated(20), step)).isEqualTo(sha1);
        assertThat(new Totp("HmacSHA256", 8).code(repeated(32), step)).isEqualTo(sha256);
        assertThat(new Totp("HmacSHA512", 8).code(repeated(64), step)).isEqualTo(sha512);
    }

    @Test
    void forgivesOneStepOfDriftAndNoMore() {
        var at = Instant.ofEpochSecond(1_234_567_890);
        for (var drift = -3; drift <= 3; drift++) {
            var code = Totp.USUAL.code(TWENTY, Totp.step(at) + drift);
            assertThat(Totp.USUAL.stepOf(TWENTY, code, at).isPresent())
                    .as("drift %d", drift)
                    .isEqualTo(Math.abs(drift) <= 1);
        }
        assertThat(Totp.USUAL.stepOf(TWENTY, "", at)).isEmpty();
        assertThat(Totp.USUAL.stepOf(TWENTY, "１２３４５６", at)).isEmpty();
    }

    /// The vectors of RFC 4648, section 10.
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesSecretsAsPeopleTypeThem(String text, String coded) {
        assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(coded);
    }

    private static byte[] repeated(int length) {
        return "1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }
}
