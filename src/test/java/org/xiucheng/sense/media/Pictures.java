package org.xiucheng.sense.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures as people and attackers send them, made byte by byte.
public final class Pictures {
    /// What no copy may hold.
    public static final String SECRET = "CANARY-26.0745N-119.2965E-SN4711";

    private Pictures() {}

    /// Left half red, right half blue, a white corner at the top left: whoever turns it can be found out.
    public static BufferedImage scene(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(Color.RED);
        brush.fillRect(0, 0, width / 2, height);
        brush.setColor(Color.BLUE);
        brush.fillRect(width / 2, 0, width - width / 2, height);
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, width / 4, height / 4);
        brush.dispose();
        return image;
    }

    public static byte[] jpeg(int width, int height) {
        return jpeg(scene(width, height), false);
    }

    public static byte[] jpeg(BufferedImage image, boolean progressive) {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    public static byte[] written(String format, BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// With segments put in right after the start of the image.
    public static byte[] with(byte[] jpeg, byte[]... segments) {
        var all = new ByteArrayOutputStream();
        all.write(jpeg, 0, 2);
        for (var segment : segments) {
            all.writeBytes(segment);
        }
        all.write(jpeg, 2, jpeg.length - 2);
        return all.toByteArray();
    }

    public static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    /// Exif with an orientation, a place, a serial number and a small picture of its own.
    public static byte[] exif(int orientation, byte[] thumbnail) {
        var tiff = ByteBuffer.allocate(200 + thumbnail.length);
        tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
        tiff.putShort((short) 3);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(60);
        tiff.putShort((short) 0x010F)
                .putShort((short) 2)
                .putInt(SECRET.length())
                .putInt(100);
        tiff.position(100).put(SECRET.getBytes(StandardCharsets.US_ASCII));
        tiff.position(200).put(thumbnail);
        return segment(0xE1, joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff.array()));
    }

    public static byte[] xmp() {
        var text =
                "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><script>alert('%s')</script></x:xmpmeta>".formatted(SECRET);
        return segment(0xE1, text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] profile() {
        return segment(
                0xE2,
                joined(
                        "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII),
                        SECRET.getBytes(StandardCharsets.US_ASCII)));
    }

    public static byte[] comment() {
        return segment(0xFE, SECRET.repeat(1_000).getBytes(StandardCharsets.US_ASCII));
    }

    public static byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../../" + SECRET));
            zip.write(SECRET.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A PNG of any size by its header, with hardly any data behind it.
    public static byte[] bomb(int width, int height) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 6, 0, 0, 0});
        return png(
                chunk("IHDR", header.array()), chunk("IDAT", deflated(new byte[100_000])), chunk("IEND", new byte[0]));
    }

    public static byte[] png(byte[]... chunks) {
        return joined(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, joined(chunks));
    }

    public static byte[] chunk(String type, byte[] content) {
        var sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(content);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    /// With chunks put in right after the header of a PNG.
    public static byte[] withChunks(byte[] png, byte[]... chunks) {
        var header = 8 + 25;
        var all = new ByteArrayOutputStream();
        all.write(png, 0, header);
        all.writeBytes(joined(chunks));
        all.write(png, header, png.length - header);
        return all.toByteArray();
    }

    public static byte[] deflated(byte[] content) {
        var deflater = new Deflater(9);
        deflater.setInput(content);
        deflater.finish();
        var packed = new byte[content.length + 100];
        var length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    public static byte[] joined(byte[]... all) {
        var bytes = new ByteArrayOutputStream();
        for (var part : all) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
