package org.xiucheng.host.witness;

/// That a log does not say what it signed; becomes a `Finding.Bad` where the check began.
final class Contradiction extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Finding.Bad bad;

    Contradiction(long index, String reason, String words) {
        super(words, null, false, false);
        this.bad = new Finding.Bad(index, reason, words);
    }

    Finding.Bad bad() {
        return bad;
    }
}
