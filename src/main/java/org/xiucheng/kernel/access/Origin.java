package org.xiucheng.kernel.access;

import java.util.Optional;

/// From where the one who asks speaks to us: the address of the other end of the line, as the door saw it.
///
/// Every deed is audited with it, however deep it is done, so it goes along with the thread that answers and
/// not through every method. What no door brought in (the clock, an import) comes from nowhere.
public final class Origin implements AutoCloseable {
    private static final ThreadLocal<Origin> HERE = new ThreadLocal<>();

    private final String address;

    private Origin(String address) {
        this.address = address;
    }

    /// Until it is closed, whatever this thread does is done from that address.
    public static Origin at(String address) {
        var origin = new Origin(address);
        HERE.set(origin);
        return origin;
    }

    /// The address, where a door brought us here.
    public static Optional<String> address() {
        return Optional.ofNullable(HERE.get()).map(origin -> origin.address);
    }

    @Override
    public void close() {
        HERE.remove();
    }
}
