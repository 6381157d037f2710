package org.xiucheng.door.opendata;

import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Components;
import org.xiucheng.kernel.place.Point;

/// The things of a city of which nobody has told any.
final class NoComponents implements Components {
    @Override
    public Optional<Component> component(String id) {
        return Optional.empty();
    }

    @Override
    public Optional<Component> nearestComponent(Point point, double metres, String system, String code) {
        return Optional.empty();
    }

    @Override
    public List<Component> componentsIn(Bounds frame, int limit) {
        return List.of();
    }
}
