package org.xiucheng.sense.media;

import static org.xiucheng.testkit.FuzzTarget.holds;

import java.util.List;
import org.xiucheng.testkit.FuzzTarget;

/// Bytes that say they are a photo: what comes out is a photo of our own making, or a refusal.
public final class PictureFuzz {
    private static final CleanUp CLEAN_UP = new CleanUp();
    private static final ReadRaster RASTERS = new ReadRaster(MediaLimits.USUAL);
    /// Larger ones are looked at and not painted, so that the fuzzer gets on.
    private static final int PAINTED = 40_000;

    private PictureFuzz() {}

    public static List<FuzzTarget> targets() {
        var scene = Pictures.scene(8, 8);
        return List.of(new FuzzTarget(
                "picture",
                List.of(
                        Pictures.jpeg(8, 8),
                        Pictures.jpeg(scene, true),
                        Pictures.with(Pictures.jpeg(8, 8), Pictures.exif(6, new byte[0]), Pictures.comment()),
                        Pictures.written("png", scene),
                        Pictures.bomb(4, 4)),
                PictureFuzz::read));
    }

    private static void read(byte[] bytes) {
        var raster = RASTERS.read(bytes);
        holds(raster.width() > 0 && raster.height() > 0, "a picture without extent");
        holds((long) raster.width() * raster.height() <= MediaLimits.USUAL.pixels(), "more pixels than are read");
        holds(raster.orientation() >= 1 && raster.orientation() <= 8, "held in no way");
        if ((long) raster.width() * raster.height() <= PAINTED) {
            var whole = CLEAN_UP.clean(bytes).whole();
            holds(JpegBytes.begins(whole.bytes()) && whole.width() > 0, "a copy that is no picture");
        }
    }
}
