package org.xiucheng.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What was opened, so that it closes in the reverse order, whoever asks first: the work's end or a signal.
///
/// A signal that comes while something opens waits until it is open, and then closes it: nothing is left
/// running.
final class Openings implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean closing;

    /// Opens one more, unless everything is being closed.
    synchronized <T extends AutoCloseable> T open(Supplier<T> opening) {
        if (closing) {
            throw new CannotStart("Stopped before it had begun.");
        }
        var thing = opening.get();
        opened.push(thing);
        return thing;
    }

    /// Closes all, the last first; one that fails does not keep the others open.
    @Override
    public synchronized void close() {
        closing = true;
        RuntimeException first = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception failed) {
                first = gather(first, failed);
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static RuntimeException gather(@Nullable RuntimeException first, Exception failed) {
        var next = failed instanceof RuntimeException known ? known : new IllegalStateException(failed);
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }
}
