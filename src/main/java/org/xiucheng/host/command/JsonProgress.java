package org.xiucheng.host.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xiucheng.host.Progress;
import tools.jackson.databind.json.JsonMapper;

/// Progress for a machine: one JSON object a line, at most one a second for the same work.
final class JsonProgress implements Progress {
    private static final long BETWEEN = Duration.ofSeconds(1).toNanos();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrintStream out;
    private String what = "";
    private long said = System.nanoTime();
    private long began;
    private long shown;

    JsonProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void say(String sentence) {
        said = System.nanoTime();
        write("progress", Map.of("text", sentence));
    }

    @Override
    public synchronized void count(String what, long done, long total) {
        var now = System.nanoTime();
        var fresh = !what.equals(this.what);
        if (fresh) {
            this.what = what;
            began = said;
        }
        if (!fresh && now - shown < BETWEEN && done != total) {
            return;
        }
        shown = now;
        var count = new Count(what, done, total, Duration.ofNanos(now - began));
        write("count", count(count));
    }

    private static Map<String, Object> count(Count count) {
        var told = new LinkedHashMap<String, Object>();
        told.put("what", count.what());
        told.put("done", count.done());
        told.put("total", count.total());
        told.put("perSecond", Math.round(count.rate()));
        told.put("secondsLeft", count.left().toSeconds());
        return told;
    }

    /// One event with what belongs to it.
    void write(String event, Map<String, ?> more) {
        var told = new LinkedHashMap<String, Object>();
        told.put("event", event);
        told.putAll(more);
        out.println(JSON.writeValueAsString(told));
    }
}
