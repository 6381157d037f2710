package org.xiucheng.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.SmallCity;

/// Over TLS, here as an operator says it of the proxy in front, no other host and no open line plants a cookie.
class CookiesTest {
    private static final String OVER_TLS = "xiucheng.door.login.over-tls";

    @Test
    void carriesTheHostPrefixOverTlsAndTakesNoNameWithoutIt() {
        System.setProperty(OVER_TLS, "true");
        try (var city = SmallCity.serve()) {
            System.clearProperty(OVER_TLS);
            var client = new ApiClient(city.address());
            var login = client.tryLogin("dispatcher", DoorSettings.DEMO_PASSWORD);
            var cookie = login.header("Set-Cookie");
            assertThat(cookie)
                    .startsWith("__Host-xiucheng-session=")
                    .contains("Path=/;", "Secure", "HttpOnly", "SameSite=Strict")
                    .doesNotContainIgnoringCase("domain");
            var value = cookie.substring(0, cookie.indexOf(';'));
            assertThat(client.get("/api/v1/session", "Cookie", value).status()).isEqualTo(200);
            assertThat(client.get("/api/v1/session", "Cookie", value.replace("__Host-", ""))
                            .status())
                    .isEqualTo(401);
            assertThat(client.get("/").header("Set-Cookie")).startsWith("__Host-xiucheng-device=");
        }
    }

    @Test
    void hasPlainNamesOnAPlainLine() {
        try (var city = SmallCity.serve()) {
            var cookie = new ApiClient(city.address())
                    .tryLogin("dispatcher", DoorSettings.DEMO_PASSWORD)
                    .header("Set-Cookie");
            assertThat(cookie).startsWith("xiucheng-session=").doesNotContain("Secure");
        }
    }
}
