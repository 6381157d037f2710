package org.xiucheng.sense.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalInt;

/// How the camera was held, the one word of Exif (tag 0x0112 of the first directory) that is listened to.
///
/// Whatever is not as it should be there is as if it were not there.
final class ExifOrientation {
    private static final byte[] NAME = {'E', 'x', 'i', 'f', 0, 0};
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;
    private static final int MOST = 8;

    private final ByteBuffer tiff;

    /// The segment's content in `bytes` from `from` to just before `to`.
    ExifOrientation(byte[] bytes, int from, int to) {
        var named = to - from > NAME.length + 8 && Arrays.equals(bytes, from, from + NAME.length, NAME, 0, NAME.length);
        tiff = named
                ? ByteBuffer.wrap(bytes, from + NAME.length, to - from - NAME.length)
                        .slice()
                : ByteBuffer.allocate(0);
    }

    OptionalInt find() {
        if (!tiff.hasRemaining()) {
            return OptionalInt.empty();
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = Integer.toUnsignedLong(tiff.getInt(4));
        if (directory + 2 > tiff.limit()) {
            return OptionalInt.empty();
        }
        return entry((int) directory);
    }

    private OptionalInt entry(int directory) {
        var count = Short.toUnsignedInt(tiff.getShort(directory));
        for (var i = 0; i < count; i++) {
            var at = directory + 2 + i * ENTRY;
            if (at + ENTRY > tiff.limit()) {
                return OptionalInt.empty();
            }
            if (Short.toUnsignedInt(tiff.getShort(at)) == ORIENTATION && tiff.getShort(at + 2) == SHORT) {
                var value = tiff.getShort(at + 8);
                return value >= 1 && value <= MOST ? OptionalInt.of(value) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }
}
