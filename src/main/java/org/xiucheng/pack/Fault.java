package org.xiucheng.pack;

/// Stops the reading of one thing in a pack; the rest of the pack is read on.
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient PackFlaw flaw;

    Fault(String file, int line, String message) {
        super(message, null, false, false);
        this.flaw = new PackFlaw(file, line, message);
    }

    PackFlaw flaw() {
        return flaw;
    }
}
