package org.xiucheng.host;

/// The one sentence that tells an operator why nothing was started and what to do about it.
///
/// Thrown before anything is harmed; the commands print it on standard error and end with exit code 1.
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// The sentence, never null.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
