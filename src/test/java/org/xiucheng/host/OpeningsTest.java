package org.xiucheng.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OpeningsTest {
    private final List<String> closed = new ArrayList<>();
    private final Openings openings = new Openings();

    @Test
    void closesTheLastOpenedFirstEvenWhenOneFails() {
        open("folder");
        openings.open(() -> (AutoCloseable) () -> {
            throw new IllegalStateException("stuck");
        });
        open("doors");
        assertThatThrownBy(openings::close).hasMessage("stuck");
        assertThat(closed).containsExactly("doors", "folder");
    }

    @Test
    void closesWhatWasStillOpeningWhenTheSignalCame() throws InterruptedException {
        var halfway = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var work = Thread.ofVirtual()
                .start(() -> openings.open(() -> {
                    halfway.countDown();
                    await(go);
                    return (AutoCloseable) () -> closed.add("database");
                }));
        halfway.await();
        var signal = Thread.ofVirtual().start(openings::close);
        go.countDown();
        work.join();
        signal.join();
        assertThat(closed).containsExactly("database");
        assertThatThrownBy(() -> open("late")).isInstanceOf(CannotStart.class);
    }

    private void open(String name) {
        openings.open(() -> (AutoCloseable) () -> closed.add(name));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
