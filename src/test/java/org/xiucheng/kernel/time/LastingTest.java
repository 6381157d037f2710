package org.xiucheng.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xiucheng.testkit.TestClock;

/// What costs much is made once, however many ask at the same moment.
class LastingTest {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final TestClock clock = new TestClock(Instant.parse("2026-03-04T02:00:00Z"));
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void isMadeOnceForAllWhoAskAtOnce() throws Exception {
        var begin = new CountDownLatch(1);
        var costly = new Lasting<>(clock, FRESH, _ -> made.incrementAndGet());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 200)
                    .mapToObj(_ -> threads.submit(() -> {
                        begin.await();
                        return costly.get();
                    }))
                    .toList();
            begin.countDown();
            for (var one : asked) {
                assertThat(one.get()).isEqualTo(1);
            }
        }
    }

    @Test
    void showsTheLastOneWhileSomebodyMakesTheNext() throws Exception {
        var working = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var lasting = new Lasting<>(clock, FRESH, _ -> {
            if (made.get() > 0) {
                working.countDown();
                await(go);
            }
            return made.incrementAndGet();
        });
        assertThat(lasting.get()).isEqualTo(1);
        clock.advance(FRESH);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var next = threads.submit(() -> lasting.get());
            working.await();
            assertThat(lasting.get()).as("nobody waits").isEqualTo(1);
            go.countDown();
            assertThat(next.get()).isEqualTo(2);
        }
        assertThat(lasting.get()).isEqualTo(2);
    }

    @Test
    void isMadeAnewOfSomethingElseAndAfterItsTime() {
        var lasting = new Lasting<>(clock, FRESH, _ -> made.incrementAndGet());
        assertThat(lasting.get("a")).isEqualTo(1);
        assertThat(lasting.get("a")).isEqualTo(1);
        assertThat(lasting.get("b")).isEqualTo(2);
        clock.advance(FRESH.minusMillis(1));
        assertThat(lasting.get("b")).isEqualTo(2);
        clock.advance(Duration.ofMillis(1));
        assertThat(lasting.get("b")).isEqualTo(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
