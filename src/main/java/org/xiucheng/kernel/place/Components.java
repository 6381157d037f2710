package org.xiucheng.kernel.place;

import java.util.List;
import java.util.Optional;

/// The city's things, asked one question at a time: there may be millions, so they stay in the store.
public interface Components {
    /// The thing with that 16-digit id, as it stands now.
    Optional<Component> component(String id);

    /// The nearest standing thing of that class within so many metres.
    Optional<Component> nearestComponent(Point point, double metres, String system, String code);

    /// Standing things inside the frame, at most `limit`, in order of their ids.
    List<Component> componentsIn(Bounds frame, int limit);
}
