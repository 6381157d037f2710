package org.xiucheng.kernel.access;

import java.util.Optional;

/// From where the one who asks speaks to us: the address of the other end of the line, as the door saw it.
///
/// Every deed is audited with it, however deep it is done, so it goes along with the thread that answers and
/// not through every method. What no door brought in (the clock, an import) comes from nowhere.
public final class Origin implements AutoCloseable {
    private static final ThreadLocal<Origin> HERE = new ThreadLocal<>();

    private final String address;
    private final String source;

    private Origin(String address, String source) {
        this.address = address;
        this.source = source;
    }

    /// Until it is closed, whatever this thread does is done from that address.
    public static Origin at(String address) {
        return at(address, Optional.empty());
    }

    /// The same, where the device is known apart from others behind that address.
    public static Origin at(String address, Optional<String> device) {
        var origin = new Origin(address, device.orElse(address));
        HERE.set(origin);
        return origin;
    }

    /// What sends: the device where it is known, else the address; nothing for this machine itself, behind
    /// which anybody may stand. It is compared and never written down.
    public static Optional<String> source() {
        return Optional.ofNullable(HERE.get())
                .map(origin -> origin.source)
                .filter(source -> !source.startsWith("127.") && !source.equals("0:0:0:0:0:0:0:1"));
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
