package org.xiucheng.sense.media;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;
import org.xiucheng.sense.media.CleanPhoto.Picture;

/// Makes of what somebody sent the copy that is kept: the right way up, no larger than needed, painted anew.
///
/// Only a few pictures are decoded at a time, whoever sends them, so that memory is bounded.
@Component
public class CleanUp {
    private static final float QUALITY = 0.85f;

    private final MediaLimits limits = MediaLimits.USUAL;
    private final ReadRaster rasters = new ReadRaster(limits);
    private final DecodeRaster decode = new DecodeRaster(limits);
    private final Semaphore turns = new Semaphore(limits.atOnce(), true);

    /// The limits that photos are held to; doors tell them to their users.
    public MediaLimits limits() {
        return limits;
    }

    /// @throws Problem `media.type` for what is no photo, `media.broken`, `media.pixels`, `media.too-large`,
    ///     and `media.busy` when too many others wait
    public CleanPhoto clean(Path sent) {
        waitForTurn();
        try {
            return clean(Files.readAllBytes(sent));
        } catch (IOException failed) {
            throw new UncheckedIOException("an upload could not be read again", failed);
        } finally {
            turns.release();
        }
    }

    CleanPhoto clean(byte[] sent) {
        var raster = rasters.read(sent);
        var whole = upright(fitted(decode.decode(raster), limits.longSide()), raster.orientation());
        return new CleanPhoto(picture(whole), picture(fitted(whole, limits.thumbnail())));
    }

    private void waitForTurn() {
        try {
            if (turns.tryAcquire(limits.queueing().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new Problem(Kind.UNAVAILABLE, "media.busy", "Too many photos come in now; try again.", null);
    }

    /// Opaque, with the longer side as long as that at most; halved until the last step, so that nothing is
    /// skipped.
    private static BufferedImage fitted(BufferedImage image, int longSide) {
        var current = image;
        while (Math.max(current.getWidth(), current.getHeight()) > 2 * longSide) {
            current = scaled(current, Math.ceilDiv(current.getWidth(), 2), Math.ceilDiv(current.getHeight(), 2));
        }
        var scale = Math.min(1.0, (double) longSide / Math.max(current.getWidth(), current.getHeight()));
        return scaled(current, Math.max(1, (int) Math.round(current.getWidth() * scale)), Math.max(1, (int)
                Math.round(current.getHeight() * scale)));
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        var scaled = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var brush = scaled.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        brush.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        brush.dispose();
        return scaled;
    }

    /// Turned and mirrored as Exif says: 2 and 4 mirror, 3 is upside down, 5 to 8 lie on their side.
    private static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        var lying = orientation >= 5;
        int width = image.getWidth();
        int height = image.getHeight();
        var turned = new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_3BYTE_BGR);
        var brush = turned.createGraphics();
        brush.drawImage(image, turn(orientation, width, height), null);
        brush.dispose();
        return turned;
    }

    private static AffineTransform turn(int orientation, int w, int h) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }

    private static Picture picture(BufferedImage image) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a picture in memory could not be written to memory", impossible);
        } finally {
            writer.dispose();
        }
        return new Picture(bytes.toByteArray(), image.getWidth(), image.getHeight());
    }
}
