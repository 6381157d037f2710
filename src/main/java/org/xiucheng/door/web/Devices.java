package org.xiucheng.door.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.intake.CitySecrets;
import org.xiucheng.kernel.time.Maker;

/// Browsers told apart behind one address, so that nobody pays for what a neighbour sends.
///
/// A browser that opens a page gets 128 random bits in a cookie with our seal. They say nothing about who it
/// is, stand in no table and no log, and only count towards what that browser may cost.
@Component
class Devices {
    private static final String COOKIE = "xiucheng-device";
    private static final int RANDOM = 16;
    private static final int SEAL = 16;
    private static final Duration LIFE = Duration.ofDays(30);

    private final Cookies cookies;
    private final byte[] key;
    private final Maker maker;

    Devices(Cookies cookies, CitySecrets secrets, Maker maker) {
        this.cookies = cookies;
        this.key = secrets.tokenKey().clone();
        this.maker = maker;
    }

    /// The device, if the cookie is one of ours.
    Optional<String> find(HttpServletRequest request) {
        return cookies.find(COOKIE, request).filter(this::ours);
    }

    /// Gives the browser a cookie of its own.
    void greet(HttpServletRequest request, HttpServletResponse response) {
        var bytes = new byte[RANDOM];
        maker.random().nextBytes(bytes);
        var sealed =
                ByteBuffer.allocate(RANDOM + SEAL).put(bytes).put(seal(bytes)).array();
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        var cookie = cookies.make(COOKIE, value, request).maxAge(LIFE).build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private boolean ours(String value) {
        try {
            var bytes = Base64.getUrlDecoder().decode(value);
            return bytes.length == RANDOM + SEAL
                    && MessageDigest.isEqual(
                            seal(Arrays.copyOf(bytes, RANDOM)), Arrays.copyOfRange(bytes, RANDOM, bytes.length));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] seal(byte[] bytes) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update("device/".getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(mac.doFinal(bytes), SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
