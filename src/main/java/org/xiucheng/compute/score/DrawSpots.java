package org.xiucheng.compute.score;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.xiucheng.kernel.Sha256;

/// Draws by lot where on a road somebody looks; whoever has the seed draws the same spots again.
///
/// The road is cut into as many equal parts as there are spots, and each part has one. Spot `i` (from 0) of
/// `n` on
/// a road of `m` metres lies at `m · (i + u) / n`, where `u` is the first 53 bits of
/// SHA-256(seed, "/", road, "/", `i`) divided by 2^53.
public final class DrawSpots {
    private static final int UNUSED_BITS = 11;
    private static final double WHOLE = 0x1p53;

    private DrawSpots() {}

    /// Metres from the beginning of the road, rising.
    ///
    /// @param seed in small hexadecimal letters
    public static List<Double> draw(String seed, String road, double metres, int spots) {
        var drawn = new ArrayList<Double>();
        for (var i = 0; i < spots; i++) {
            drawn.add(metres * (i + share(seed, road, i)) / spots);
        }
        return drawn;
    }

    private static double share(String seed, String road, int i) {
        var text = seed + "/" + road + "/" + i;
        var hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(hash).getLong() >>> UNUSED_BITS) / WHOLE;
    }
}
