package org.xiucheng.sense.media;

/// A picture as its bytes describe it before anything is decoded, with only those bytes left that paint it.
///
/// @param bytes what is given to the decoder: no metadata, no profile, no comment, nothing after the end
/// @param pixelBytes how many bytes one decoded pixel takes
/// @param orientation how the camera was held: 1 to 8 as in Exif
record Raster(Kind kind, int width, int height, int pixelBytes, int orientation, byte[] bytes) {
    /// The formats that are read, by what a decoder is called.
    enum Kind {
        JPEG("jpeg"),
        PNG("png");

        private final String decoder;

        Kind(String decoder) {
            this.decoder = decoder;
        }

        String decoder() {
            return decoder;
        }
    }
}
