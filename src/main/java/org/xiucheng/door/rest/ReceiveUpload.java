package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.ParameterParser;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;
import org.xiucheng.sense.media.MediaLimits;

/// Lays the one file of a `multipart/form-data` body (RFC 7578) down on disk: its bytes and nothing else.
///
/// Names and types that a client writes into the part are not read. The whole upload has a time to end in and a
/// size to keep, and only so many are under way at once; none of them lies in memory.
@Component
class ReceiveUpload {
    private static final int LARGEST_FRAME = 64 * 1024;
    private static final int BUFFER = 16 * 1024;
    private static final int LONGEST_BOUNDARY = 70;
    private static final int LONGEST_HEADER = 8 * 1024;

    private final MediaLimits limits = MediaLimits.USUAL;
    private final Semaphore places = new Semaphore(limits.uploads());

    /// @throws Problem `upload.malformed`, `media.too-large`, `upload.slow`, `media.busy`, `body.media-type`
    ///
    /// @return a file that the caller takes away again
    Path read(HttpServletRequest request) throws IOException {
        var boundary = boundary(request);
        if (request.getContentLengthLong() > limits.bytes() + LARGEST_FRAME) {
            throw tooLarge();
        }
        if (!places.tryAcquire()) {
            throw new Problem(Kind.UNAVAILABLE, "media.busy", "Too many photos come in now; try again.", null);
        }
        try (var input = new Hurried(request.getInputStream())) {
            var parts = new MultipartStream(input, boundary, BUFFER, null);
            parts.setPartHeaderSizeMax(LONGEST_HEADER);
            return file(parts);
        } catch (MultipartStream.MalformedStreamException | IllegalArgumentException e) {
            throw malformed();
        } finally {
            places.release();
        }
    }

    private Path file(MultipartStream parts) throws IOException {
        if (!parts.skipPreamble()) {
            throw malformed();
        }
        parts.readHeaders();
        var file = Files.createTempFile("xiucheng", ".upload");
        try (var output = Files.newOutputStream(file)) {
            parts.readBodyData(output);
            if (parts.readBoundary()) {
                throw Problem.malformed("upload.malformed", "Send one file at a time.");
            }
            return file;
        } catch (IOException | RuntimeException failed) {
            Files.delete(file);
            throw failed;
        }
    }

    private static byte[] boundary(HttpServletRequest request) {
        var type = Optional.ofNullable(request.getContentType()).orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new Problem(Kind.UNSUPPORTED, "body.media-type", "Send the file as multipart/form-data.", null);
        }
        var parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        var boundary =
                Optional.ofNullable(parser.parse(type, ';').get("boundary")).orElse("");
        if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
            throw malformed();
        }
        return boundary.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Problem malformed() {
        return Problem.malformed("upload.malformed", "The upload is not one file of a form.");
    }

    private static Problem tooLarge() {
        return new Problem(Kind.TOO_LARGE, "media.too-large", "The file is larger than what is read.", "/file");
    }

    /// A body that must come to its end in time and size, however it drips.
    private final class Hurried extends FilterInputStream {
        private final long end = System.nanoTime() + limits.uploading().toNanos();
        private int left = limits.bytes() + LARGEST_FRAME;

        Hurried(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (System.nanoTime() - end > 0) {
                throw Problem.malformed("upload.slow", "The upload took too long.");
            }
            var count = super.read(into, from, length);
            left -= Math.max(0, count);
            if (left < 0) {
                throw tooLarge();
            }
            return count;
        }
    }
}
