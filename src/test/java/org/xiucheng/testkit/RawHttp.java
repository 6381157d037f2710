package org.xiucheng.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// HTTP byte by byte over a socket, for requests that no honest client would write.
public record RawHttp(URI server) {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int PIECE = 64 * 1024;

    /// What came back, as it stood on the wire.
    public record Answer(int status, String head, String body) {
        public Optional<String> header(String name) {
            var start = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst();
        }
    }

    /// Something that is sent, perhaps without end.
    @FunctionalInterface
    public interface Sending {
        void to(OutputStream wire) throws IOException;
    }

    /// A request with a body of its true length; header lines come without line ends.
    public Answer send(String line, byte[] body, String... headers) {
        var length = body.length == 0 && line.startsWith("GET") ? "" : "Content-Length: " + body.length + "\r\n";
        return exchange(wire -> {
            wire.write(head(line, length, headers));
            wire.write(body);
        });
    }

    /// A request that promises more than it sends, and then says no more.
    public Answer sendPart(String line, byte[] body, int promised, String... headers) {
        return exchange(wire -> {
            wire.write(head(line, "Content-Length: " + promised + "\r\n", headers));
            wire.write(body);
        });
    }

    /// A body of so many bytes, the same one over and over; chunked when its length is not told beforehand.
    public Answer sendHuge(String line, byte filling, int length, boolean told, String... headers) {
        var piece = new byte[PIECE];
        Arrays.fill(piece, filling);
        return exchange(wire -> {
            wire.write(head(
                    line, told ? "Content-Length: " + length + "\r\n" : "Transfer-Encoding: chunked\r\n", headers));
            for (var sent = 0; sent < length; sent += PIECE) {
                if (!told) {
                    wire.write((Integer.toHexString(PIECE) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
                wire.write(piece, 0, told ? Math.min(PIECE, length - sent) : PIECE);
                if (!told) {
                    wire.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
        });
    }

    private byte[] head(String line, String length, String... headers) {
        var lines = new StringBuilder(line).append(" HTTP/1.1\r\nHost: ").append(server.getAuthority());
        lines.append("\r\nConnection: close\r\n").append(length);
        for (var header : headers) {
            lines.append(header).append("\r\n");
        }
        return lines.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private Answer exchange(Sending sending) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
            var writer = Thread.ofVirtual().start(() -> write(socket, sending));
            var answer = read(socket);
            writer.interrupt();
            return answer;
        } catch (IOException e) {
            throw new AssertionError("the server cannot be reached", e);
        }
    }

    /// The server may hang up in the middle, which is an answer too.
    private static void write(Socket socket, Sending sending) {
        try {
            sending.to(socket.getOutputStream());
            socket.getOutputStream().flush();
            socket.shutdownOutput();
        } catch (IOException hungUp) {
            // what it answered before is what counts
        }
    }

    private static Answer read(Socket socket) throws IOException {
        var read = new ByteArrayOutputStream();
        var piece = new byte[PIECE];
        try {
            for (var n = socket.getInputStream().read(piece);
                    n >= 0;
                    n = socket.getInputStream().read(piece)) {
                read.write(piece, 0, n);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no answer within " + PATIENCE_MILLIS + " ms", e);
        } catch (IOException reset) {
            // a reset after the answer; without an answer the next line says so
        }
        var text = read.toString(StandardCharsets.UTF_8);
        if (!text.startsWith("HTTP/1.1 ")) {
            throw new AssertionError("no answer came, only: " + text);
        }
        var middle = text.indexOf("\r\n\r\n");
        return new Answer(
                Integer.parseInt(text.substring(9, 12)), text.substring(0, middle), text.substring(middle + 4));
    }
}
