package org.xiucheng.sense.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Paints a raster into memory, no finer than needed and no longer than allowed.
///
/// Every second, third … pixel is left out already while reading when the picture is far larger than the copy
/// that is kept, so that memory follows the copy and not the original. What a decoder complains about is
/// broken.
final class DecodeRaster {
    private final MediaLimits limits;

    DecodeRaster(MediaLimits limits) {
        this.limits = limits;
    }

    /// @throws org.xiucheng.kernel.Problem `media.broken`
    BufferedImage decode(Raster raster) {
        var reader =
                ImageIO.getImageReadersByFormatName(raster.kind().decoder()).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(raster.bytes()))) {
            reader.setInput(input, true, true);
            var watch = new Watch(limits.decoding());
            reader.addIIOReadWarningListener(watch);
            reader.addIIOReadProgressListener(watch);
            var every = every(raster);
            var how = reader.getDefaultReadParam();
            how.setSourceSubsampling(every, every, 0, 0);
            var image = reader.read(0, how);
            if (watch.complained()) {
                throw ReadRaster.broken();
            }
            return image;
        } catch (IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NegativeArraySizeException broken) {
            throw ReadRaster.broken();
        } finally {
            reader.dispose();
        }
    }

    private int every(Raster raster) {
        var every = Math.max(1, Math.max(raster.width(), raster.height()) / limits.longSide());
        while (memory(raster, every) > limits.decodedBytes()) {
            every++;
        }
        return every;
    }

    private static long memory(Raster raster, int every) {
        return (long) Math.ceilDiv(raster.width(), every) * Math.ceilDiv(raster.height(), every) * raster.pixelBytes();
    }
}
