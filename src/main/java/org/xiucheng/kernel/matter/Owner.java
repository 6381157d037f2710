package org.xiucheng.kernel.matter;

import java.util.Locale;

/// The role that answers for a matter while it stands in a state: there is no moment without one.
public enum Owner {
    /// The intake desk, on the supervising side (受理员).
    INTAKE,
    /// The desk that sends matters to units, on the commanding side (派遣员).
    DISPATCHER,
    /// The unit that answers for the matter (责任单位).
    LEAD,
    /// Whoever checks on the spot that the work is done (核查员).
    INSPECTOR,
    /// Whoever reported it.
    REPORTER,
    /// The shift leader who arbitrates and supervises (值班长).
    SUPERVISOR;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
