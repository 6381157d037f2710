package org.xiucheng.host;

/// What the platform tells the person who waits for it.
public interface Progress {
    /// One thing that now begins or is done, as a sentence.
    void say(String sentence);

    /// How far a long work is.
    ///
    /// @param what its name, the same for every call
    /// @param done how many are done
    /// @param total how many there are in all; 0 when nobody knows
    void count(String what, long done, long total);

    /// A listener that keeps still, for tests and benchmarks.
    static Progress silent() {
        return new Progress() {
            @Override
            public void say(String sentence) {}

            @Override
            public void count(String what, long done, long total) {}
        };
    }
}
