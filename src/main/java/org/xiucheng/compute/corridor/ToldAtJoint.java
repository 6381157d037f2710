package org.xiucheng.compute.corridor;

import java.util.List;
import java.util.Optional;
import org.xiucheng.compute.corridor.Corridor.Joint;
import org.xiucheng.kernel.category.Layer;
import org.xiucheng.kernel.party.Party;

/// Whom a matter near the line between two chiefs is told to: both, so that neither thinks it the other's.
///
/// It has one lead as ever; these are only told. Only what lies on the ground itself is shared: a façade or a
/// wire belongs to one side.
///
/// @param measure the joint, in metres from the road's beginning
/// @param seats the chiefs on both sides
public record ToldAtJoint(double measure, List<Party> seats) {
    /// Who is told of something there, by the nearest joint within so many metres along the road; nobody where
    /// there is none.
    public static Optional<ToldAtJoint> of(Corridor road, LinearReference spot, Layer layer, double metres) {
        return layer.ground()
                ? road.joints().stream()
                        .filter(joint -> away(joint, spot) <= metres)
                        .reduce((near, other) -> away(other, spot) < away(near, spot) ? other : near)
                        .map(joint -> new ToldAtJoint(joint.measure(), List.of(joint.before(), joint.after())))
                : Optional.empty();
    }

    private static double away(Joint joint, LinearReference spot) {
        return Math.abs(joint.measure() - spot.measure());
    }
}
