package org.xiucheng.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Old offenders against the house rules, `tidy-baseline.txt`: a list that may only shrink.
///
/// A line is `rule what measure # reason`. A measure that grew fails; so does one that shrank or vanished while
/// its line still stands, so that what was won is not lost again.
public record Baseline(Map<String, Map<String, Integer>> allowed) {
    private static final Path FILE = Path.of("tidy-baseline.txt");

    /// Where a rule is broken, and by how much: lines, parameters, or how often in that file.
    ///
    /// @param at the lines, for whoever reads the complaint
    public record Offender(String rule, String what, int measure, String at) {
        public Offender(String rule, String what, int measure) {
            this(rule, what, measure, "");
        }

        private Offender with(Offender other) {
            return new Offender(rule, what, measure + other.measure, at + " " + other.at);
        }

        @Override
        public String toString() {
            return "%s %s %d %s".formatted(rule, what, measure, at).stripTrailing();
        }
    }

    public static Baseline read() {
        try {
            return of(Files.readAllLines(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Baseline of(List<String> lines) {
        var allowed = new LinkedHashMap<String, Map<String, Integer>>();
        for (var line : lines) {
            var entry = line.strip();
            if (entry.isEmpty() || entry.startsWith("#")) {
                continue;
            }
            var halves = entry.split(" # ", 2);
            var words = halves[0].strip().split(" +");
            if (halves.length != 2 || words.length != 3) {
                throw new IllegalStateException("tidy-baseline.txt: not `rule what measure # reason`: " + line);
            }
            allowed.computeIfAbsent(words[0], _ -> new LinkedHashMap<>()).put(words[1], Integer.valueOf(words[2]));
        }
        return new Baseline(allowed);
    }

    /// What is to be said against the offenders of one rule: new ones, grown ones, and lines that are stale.
    public List<String> judge(String rule, List<Offender> offenders) {
        var old = new LinkedHashMap<>(allowed.getOrDefault(rule, Map.of()));
        var complaints = new ArrayList<String>();
        var gathered = new LinkedHashMap<String, Offender>();
        offenders.forEach(offender -> gathered.merge(offender.what(), offender, Offender::with));
        for (var offender : gathered.values()) {
            var before = old.remove(offender.what());
            if (before == null) {
                complaints.add(offender.toString());
            } else if (offender.measure() > before) {
                complaints.add(offender + " (grew from " + before + ")");
            } else if (offender.measure() < before) {
                complaints.add("tidy-baseline.txt is stale: " + rule + " " + offender.what() + " is "
                        + offender.measure() + " now, not " + before);
            }
        }
        old.keySet().forEach(what -> complaints.add("tidy-baseline.txt is stale: no " + rule + " at " + what));
        return complaints;
    }
}
