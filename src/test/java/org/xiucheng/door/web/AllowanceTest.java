package org.xiucheng.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.SmallCity;

/// What an address may cost, on a server that allows little.
class AllowanceTest {
    private static final String BURST = "xiucheng.door.loopback.burst";
    private static final String REFILL = "xiucheng.door.loopback.per-second";

    @Test
    void makesACallerWaitWhoCostsTooMuchAndSaysHowLong() {
        System.setProperty(BURST, "40");
        System.setProperty(REFILL, "1");
        try (var city = SmallCity.serve()) {
            var client = new ApiClient(city.address());
            var first = client.get("/api/v1/city");
            assertThat(first.status()).isEqualTo(200);
            var last = first;
            for (var i = 0; i < 60 && last.status() == 200; i++) {
                last = client.get("/api/v1/city", "X-Forwarded-For", "10.0.0." + i);
            }
            assertThat(last.status()).isEqualTo(429);
            assertThat(last.code()).isEqualTo("rate.exceeded");
            assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
        } finally {
            System.clearProperty(BURST);
            System.clearProperty(REFILL);
        }
    }
}
