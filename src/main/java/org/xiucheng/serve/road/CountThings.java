package org.xiucheng.serve.road;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xiucheng.compute.corridor.CorridorSettings;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.category.Layer;
import org.xiucheng.kernel.category.Layers;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Segment;

/// How many things of the city stand on a stretch, by layer: those to which this stretch is the nearest road.
/// One query a stretch.
@Component
class CountThings {
    private final Places places;
    private final Layers layers;
    private final CorridorSettings settings;

    CountThings(Places places, Layers layers, CorridorSettings settings) {
        this.places = places;
        this.layers = layers;
        this.settings = settings;
    }

    Map<Layer, Integer> on(Segment segment) {
        var counts = new EnumMap<Layer, Integer>(Layer.class);
        var frame = segment.bounds().widened(settings.besideMetres());
        for (var thing : places.componentsIn(frame, settings.thingsRead())) {
            var here = places.nearestSegment(thing.position(), settings.besideMetres())
                    .filter(nearest -> nearest.segment().id().equals(segment.id()));
            if (here.isPresent()) {
                layers.of(new CategoryKey(thing.system(), thing.code()))
                        .ifPresent(layer -> counts.merge(layer, 1, Integer::sum));
            }
        }
        return counts;
    }
}
