package org.xiucheng.sense.media;

/// A photo as it is kept: a copy painted anew, and a small one. Nothing of the file that was sent is in it but
/// the picture.
public record CleanPhoto(Picture whole, Picture small) {
    /// One JPEG of our own making.
    public record Picture(byte[] bytes, int width, int height) {}
}
