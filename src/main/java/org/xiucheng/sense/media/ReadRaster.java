package org.xiucheng.sense.media;

import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;

/// Judges by the bytes alone whether they are a picture, and how large; nothing is decoded for it.
final class ReadRaster {
    private final MediaLimits limits;

    ReadRaster(MediaLimits limits) {
        this.limits = limits;
    }

    /// @throws Problem `media.type`, `media.broken`, `media.pixels` or `media.too-large`
    Raster read(byte[] bytes) {
        if (bytes.length > limits.bytes()) {
            throw tooLarge();
        }
        var raster = raster(bytes);
        if ((long) raster.width() * raster.height() > limits.pixels()) {
            throw Problem.invalid("media.pixels", "The picture has more pixels than are read.", "/file");
        }
        return raster;
    }

    private Raster raster(byte[] bytes) {
        if (JpegBytes.begins(bytes)) {
            return new JpegBytes(bytes, limits.scans()).raster();
        }
        if (PngBytes.begins(bytes)) {
            return new PngBytes(bytes).raster();
        }
        throw type();
    }

    static Problem type() {
        return Problem.invalid("media.type", "Send a photo as JPEG or PNG.", "/file");
    }

    static Problem broken() {
        return Problem.invalid("media.broken", "The picture cannot be read to its end.", "/file");
    }

    static Problem tooLarge() {
        return new Problem(Kind.TOO_LARGE, "media.too-large", "The file is larger than what is read.", "/file");
    }
}
