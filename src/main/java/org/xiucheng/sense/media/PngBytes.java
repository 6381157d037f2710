package org.xiucheng.sense.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/// The chunks of a PNG (W3C Portable Network Graphics), of which only those are kept that paint: header,
/// palette, transparency, data, end. Texts, profiles, times, Exif and whatever follows the end go.
final class PngBytes {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int HEADER_LENGTH = 13;
    private static final int CHUNK = 12;

    private final ByteBuffer in;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int width;
    private int height;
    private int pixelBytes;
    private boolean painted;

    PngBytes(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    static boolean begins(byte[] bytes) {
        return bytes.length > SIGNATURE.length
                && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    Raster raster() {
        kept.writeBytes(SIGNATURE);
        in.position(SIGNATURE.length);
        for (var type = ""; !type.equals("IEND"); ) {
            type = chunk();
        }
        if (!painted) {
            throw ReadRaster.broken();
        }
        return new Raster(Raster.Kind.PNG, width, height, pixelBytes, 1, kept.toByteArray());
    }

    private String chunk() {
        if (in.remaining() < CHUNK) {
            throw ReadRaster.broken();
        }
        var start = in.position();
        var length = in.getInt();
        if (length < 0 || length > in.remaining() - 8) {
            throw ReadRaster.broken();
        }
        var named = new byte[4];
        in.get(named);
        var type = new String(named, StandardCharsets.ISO_8859_1);
        if ((width == 0) != type.equals("IHDR")) {
            throw ReadRaster.broken();
        }
        if (KEPT.contains(type)) {
            read(type, start, length);
        }
        in.position(start + CHUNK + length);
        return type;
    }

    private void read(String type, int start, int length) {
        var sum = new CRC32();
        sum.update(in.array(), start + 4, length + 4);
        if ((int) sum.getValue() != in.getInt(start + 8 + length)) {
            throw ReadRaster.broken();
        }
        if (type.equals("IHDR")) {
            header(start + 8, length);
        }
        painted |= type.equals("IDAT");
        kept.write(in.array(), start, CHUNK + length);
    }

    private void header(int at, int length) {
        if (length != HEADER_LENGTH) {
            throw ReadRaster.broken();
        }
        width = in.getInt(at);
        height = in.getInt(at + 4);
        if (width <= 0 || height <= 0) {
            throw ReadRaster.broken();
        }
        var channels = switch (in.get(at + 9)) {
            case 0, 3 -> 1;
            case 4 -> 2;
            case 2 -> 3;
            case 6 -> 4;
            default -> throw ReadRaster.broken();
        };
        pixelBytes = channels * (in.get(at + 8) == 16 ? 2 : 1);
    }
}
