package org.xiucheng.compute.corridor;

import java.util.ArrayList;
import java.util.List;
import org.xiucheng.kernel.party.Chief;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Road;
import org.xiucheng.kernel.place.Segment;

/// A road from end to end at one moment, across streets and districts: its stretches in order and the joints
/// between their chiefs.
public record Corridor(Road road, List<Stretch> stretches, List<Joint> joints) {
    /// The road of these stretches.
    ///
    /// @param stretches in order of their measures, at least one
    public static Corridor of(Road road, List<Stretch> stretches) {
        return new Corridor(road, List.copyOf(stretches), joints(stretches));
    }

    /// A stretch with who answers for it and the areas in which its middle lies, coarse to fine.
    public record Stretch(Segment segment, Chief chief, List<String> areas) {}

    /// Where one chief's road ends and the next one's begins.
    ///
    /// @param measure metres from the road's beginning
    public record Joint(double measure, Point at, Party before, Party after) {}

    public RoadLine line() {
        return new RoadLine(stretches.stream().map(Stretch::segment).toList());
    }

    private static List<Joint> joints(List<Stretch> stretches) {
        var joints = new ArrayList<Joint>();
        for (var i = 1; i < stretches.size(); i++) {
            var before = stretches.get(i - 1);
            var after = stretches.get(i);
            if (!before.chief().seat().equals(after.chief().seat())) {
                joints.add(new Joint(
                        after.segment().from(),
                        after.segment().line().getFirst(),
                        before.chief().seat(),
                        after.chief().seat()));
            }
        }
        return List.copyOf(joints);
    }
}
