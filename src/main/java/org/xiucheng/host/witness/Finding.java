package org.xiucheng.host.witness;

/// What came of checking a log: it holds, it contradicts what it signed, or nothing can be said.
public sealed interface Finding {
    /// The exit code by which a script tells them apart.
    int code();

    /// The one line that a person reads.
    String line();

    /// Everything that was looked at holds.
    record Held(String words) implements Finding {
        @Override
        public int code() {
            return 0;
        }

        @Override
        public String line() {
            return "OK " + words;
        }
    }

    /// The city does not stand by what it signed.
    ///
    /// @param index the first place that is known to be wrong; where only a root is wrong, the last one known
    /// to
    ///     be right
    /// @param reason one word for machines: `fork`, `older`, `root`, `truncated`, `hash`, `order`, `form`,
    ///     `signature`, `origin`, `key`
    record Bad(long index, String reason, String words) implements Finding {
        @Override
        public int code() {
            return 1;
        }

        @Override
        public String line() {
            return "BAD index=" + index + " reason=" + reason + ": " + words;
        }
    }

    /// Nobody answered, or not as a log does, or what is needed to check is not there: blames nobody.
    record NotChecked(String why) implements Finding {
        @Override
        public int code() {
            return 2;
        }

        @Override
        public String line() {
            return "NOT CHECKED: " + why;
        }
    }
}
