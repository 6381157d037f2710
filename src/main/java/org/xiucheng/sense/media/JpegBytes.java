package org.xiucheng.sense.media;

import java.io.ByteArrayOutputStream;

/// The segments of a JPEG (ITU-T T.81), walked from the first to the end of the image.
///
/// Kept are the tables, the frame and the scans, and Adobe's word on how colours are written (APP14). All other
/// application segments and comments go, and so does whatever stands behind the end.
final class JpegBytes {
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int HUFFMAN = 0xC4;
    private static final int QUANTISATION = 0xDB;
    private static final int RESTART_EVERY = 0xDD;
    private static final int EXIF = 0xE1;
    private static final int ADOBE = 0xEE;
    private static final int ADOBE_LENGTH = 14;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    /// A plain JFIF 1.02 header: without one, decoders take three full-size components for red, green and blue.
    private static final byte[] JFIF = {
        (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0
    };

    private final byte[] in;
    private final int mostScans;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final ByteArrayOutputStream adobe = new ByteArrayOutputStream();
    private int at = 2;
    private int scans;
    private int width;
    private int height;
    private int components;
    private int orientation = 1;

    JpegBytes(byte[] in, int mostScans) {
        this.in = in;
        this.mostScans = mostScans;
    }

    static boolean begins(byte[] bytes) {
        return bytes.length > 3 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == START && (bytes[2] & 0xFF) == 0xFF;
    }

    Raster raster() {
        for (var marker = marker(); marker != END; marker = marker()) {
            segment(marker);
        }
        if (scans == 0 || width == 0 || height == 0) {
            throw ReadRaster.broken();
        }
        return new Raster(Raster.Kind.JPEG, width, height, components, orientation, clean());
    }

    private byte[] clean() {
        var clean = new ByteArrayOutputStream(kept.size() + JFIF.length + 4);
        clean.write(0xFF);
        clean.write(START);
        clean.writeBytes(adobe.size() > 0 ? adobe.toByteArray() : JFIF);
        clean.writeBytes(kept.toByteArray());
        clean.write(0xFF);
        clean.write(END);
        return clean.toByteArray();
    }

    private int marker() {
        if (octet(at) != 0xFF) {
            throw ReadRaster.broken();
        }
        while (octet(at) == 0xFF) {
            at++;
        }
        return octet(at++);
    }

    private void segment(int marker) {
        var length = pair(at);
        var end = at + length;
        if (length < 2 || end > in.length) {
            throw ReadRaster.broken();
        }
        if (marker == SCAN) {
            keep(marker, end);
            scan(end);
            return;
        }
        if (frame(marker)) {
            dimensions(marker, length);
            keep(marker, end);
        } else if (marker == HUFFMAN || marker == QUANTISATION || marker == RESTART_EVERY) {
            keep(marker, end);
        } else if (marker == ADOBE && length == ADOBE_LENGTH && adobe.size() == 0) {
            write(adobe, marker, end);
        } else if (marker == EXIF) {
            orientation = new ExifOrientation(in, at + 2, end).find().orElse(orientation);
        }
        at = end;
    }

    private static boolean frame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != HUFFMAN && marker != 0xC8 && marker != 0xCC;
    }

    /// Baseline, extended and progressive frames of eight bits with one or three components; no others are
    /// sent by cameras.
    private void dimensions(int marker, int length) {
        if (width != 0 || marker > 0xC2 || length < 8 || octet(at + 2) != 8) {
            throw ReadRaster.type();
        }
        height = pair(at + 3);
        width = pair(at + 5);
        components = octet(at + 7);
        if (components != 1 && components != 3) {
            throw ReadRaster.type();
        }
        if (width == 0 || height == 0) {
            throw ReadRaster.broken();
        }
    }

    /// Runs over compressed data up to the next marker that is no restart.
    private void scan(int from) {
        if (++scans > mostScans || width == 0) {
            throw ReadRaster.broken();
        }
        var to = from;
        while (octet(to) != 0xFF || octet(to + 1) == 0 || restart(octet(to + 1)) || octet(to + 1) == 0xFF) {
            to++;
        }
        kept.write(in, from, to - from);
        at = to;
    }

    private static boolean restart(int marker) {
        return marker >= FIRST_RESTART && marker <= LAST_RESTART;
    }

    private void keep(int marker, int end) {
        write(kept, marker, end);
    }

    private void write(ByteArrayOutputStream to, int marker, int end) {
        to.write(0xFF);
        to.write(marker);
        to.write(in, at, end - at);
    }

    private int pair(int index) {
        return octet(index) << 8 | octet(index + 1);
    }

    private int octet(int index) {
        if (index >= in.length) {
            throw ReadRaster.broken();
        }
        return in[index] & 0xFF;
    }
}
