package org.xiucheng.host.command;

import java.io.PrintStream;
import java.time.Duration;
import org.xiucheng.host.Progress;

/// Progress for a person: a line for each step, and a bar with rate and time left for long work.
///
/// A work is counted from the word before it on. On a terminal the bar moves in place; elsewhere it is
/// written every tenth part.
final class TerminalProgress implements Progress {
    private static final int WIDTH = 24;
    private static final long BETWEEN = Duration.ofMillis(100).toNanos();
    private static final int PARTS = 10;

    private final PrintStream out;
    private final boolean moving;
    private String what = "";
    private long said = System.nanoTime();
    private long began;
    private long shown;
    private long part;
    private boolean open;

    TerminalProgress(PrintStream out, boolean moving) {
        this.out = out;
        this.moving = moving;
    }

    @Override
    public synchronized void say(String sentence) {
        endBar();
        said = System.nanoTime();
        out.println("  " + sentence);
    }

    @Override
    public synchronized void count(String what, long done, long total) {
        var now = System.nanoTime();
        if (!what.equals(this.what)) {
            endBar();
            this.what = what;
            began = said;
            part = -1;
        }
        var last = total > 0 && done >= total;
        if (!due(now, done, total) && !last) {
            return;
        }
        shown = now;
        write(new Count(what, done, total, Duration.ofNanos(now - began)));
        if (last) {
            endBar();
        }
    }

    private boolean due(long now, long done, long total) {
        if (moving) {
            return now - shown > BETWEEN;
        }
        var reached = total > 0 ? done * PARTS / total : done / 10_000;
        var next = reached > part;
        part = Math.max(part, reached);
        return next;
    }

    private void write(Count count) {
        var line = "  " + count.line(WIDTH);
        if (moving) {
            out.print("\r" + line + "\u001b[K");
            out.flush();
            open = true;
        } else {
            out.println(line);
        }
    }

    private void endBar() {
        if (open) {
            out.println();
        }
        if (!what.isEmpty()) {
            said = System.nanoTime();
        }
        open = false;
        what = "";
    }
}
