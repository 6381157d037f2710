package org.xiucheng.kernel.place;

import java.util.List;
import java.util.stream.Stream;

/// A piece of ground inside one ring, without the ground inside its holes.
public record Polygon(Ring shell, List<Ring> holes) {
    public Polygon {
        holes = List.copyOf(holes);
    }

    /// The shell first, then the holes.
    public List<Ring> rings() {
        return Stream.concat(Stream.of(shell), holes.stream()).toList();
    }
}
