package org.xiucheng.serve.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.identity.DecideGrant;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.SmallCity;

/// A grant is taken back in the middle of ten thousand looks: no look that begins afterwards shows anything.
class RevocationRaceTest {
    private static final int LOOKS = 10_000;
    private static final int AT_ONCE = 16;

    @Test
    void showsNothingToAnyLookThatBeginsAfterTheRevocation() throws Exception {
        try (var city = SmallCity.serve();
                var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var report = Reporters.report(city);
            var desk = new ApiClient(city.address()).login("intake-west");
            var steward = new ApiClient(city.address()).login("steward");
            var grant = report.granted(desk, steward);
            var done = new AtomicInteger();
            var looks = IntStream.range(0, LOOKS)
                    .mapToObj(_ -> threads.submit(() -> {
                        var begun = System.nanoTime();
                        var saw = sees(city, report, grant);
                        done.incrementAndGet();
                        return new Seen(begun, saw);
                    }))
                    .toList();
            while (done.get() < LOOKS / 3) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            city.part(DecideGrant.class).revoke(grant, city.officer("steward"));
            var revoked = System.nanoTime();
            var shown = 0;
            var late = 0;
            for (Future<Seen> look : looks) {
                var seen = look.get();
                shown += seen.saw() ? 1 : 0;
                late += seen.saw() && seen.begun() > revoked ? 1 : 0;
            }
            System.out.printf("looks %d, shown %d, shown after the revocation %d%n", LOOKS, shown, late);
            assertThat(late).isZero();
            assertThat(shown).isBetween(LOOKS / 3 - AT_ONCE, LOOKS - 1);
            assertThat(written(city, "identity.viewed", "done")).isEqualTo(shown);
            assertThat(written(city, "identity.viewed", "refused")).isEqualTo(LOOKS - shown);
        }
    }

    private record Seen(long begun, boolean saw) {}

    private static boolean sees(SmallCity city, Reporters report, String grant) {
        try {
            city.part(ReadIdentity.class)
                    .view(new PublicNumber(report.number()), grant, "visit", city.officer("intake-west"));
            return true;
        } catch (Problem refused) {
            assertThat(refused.code()).isEqualTo("identity.no-grant");
            return false;
        }
    }

    private static long written(SmallCity city, String action, String result) {
        return city.sql()
                .sql("select count(*) from audit.record where action = :action and result = :result")
                .param("action", action)
                .param("result", result)
                .query(Long.class)
                .single();
    }
}
