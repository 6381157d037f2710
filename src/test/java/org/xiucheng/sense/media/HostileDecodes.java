package org.xiucheng.sense.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;
import org.xiucheng.kernel.Problem;

/// The program that `HeapTest` runs: four times each kind of hostile picture, all at once, and eight good ones.
///
/// Says how many were tried, taken, refused and broke, and the highest use of the heap in megabytes.
public final class HostileDecodes {
    private static final int AT_ONCE = 40;
    private static final int TRIES = 12;

    private HostileDecodes() {}

    public static void main(String[] none) throws IOException, InterruptedException {
        var cleanUp = new CleanUp();
        var refused = new AtomicInteger();
        var broke = new AtomicInteger();
        var good = new AtomicInteger();
        var folder = Files.createTempDirectory("xiucheng-heap");
        var files = files(folder);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            threads.invokeAll(files.stream()
                    .<Callable<Integer>>map(file -> () -> {
                        try {
                            return file.toString().contains("good")
                                    ? patient(cleanUp, file, good)
                                    : hostile(cleanUp, file);
                        } catch (Problem told) {
                            return refused.incrementAndGet();
                        } catch (IllegalStateException | IndexOutOfBoundsException | UncheckedIOException broken) {
                            System.out.println(file + " " + broken);
                            return broke.incrementAndGet();
                        }
                    })
                    .toList());
        }
        System.out.printf(
                "tried=%d good=%d refused=%d broke=%d peak-mb=%d%n",
                files.size(), good.get(), refused.get(), broke.get(), peak() >> 20);
        for (var file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    /// Comes again when it is told that too many others wait, as a client does.
    private static int patient(CleanUp cleanUp, Path file, AtomicInteger good) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            try {
                cleanUp.clean(file);
                return good.incrementAndGet();
            } catch (Problem told) {
                if (!told.code().equals("media.busy")) {
                    throw told;
                }
            }
        }
        throw new IllegalStateException("a good picture was never taken");
    }

    private static int hostile(CleanUp cleanUp, Path file) {
        return cleanUp.clean(file).whole().width();
    }

    /// Each its own file, so that nothing is shared by accident; the large ones last, when all others wait.
    private static List<Path> files(Path folder) throws IOException {
        var kinds = List.of(
                bomb(6_320, 8, 6),
                bomb(6_320, 16, 6),
                bomb(6_320, 8, 2),
                Pictures.bomb(60_000, 60_000),
                cut(Pictures.jpeg(4_000, 3_000)),
                Pictures.jpeg(Pictures.scene(4_000, 3_000), true),
                Pictures.with(Pictures.jpeg(4_000, 3_000), profiles()),
                fourColours());
        var files = new ArrayList<Path>();
        for (var round = 0; round < 4; round++) {
            for (var kind = 0; kind < kinds.size(); kind++) {
                files.add(Files.write(folder.resolve("hostile-" + round + "-" + kind), kinds.get(kind)));
            }
            files.add(Files.write(folder.resolve("good-" + round + "-a"), Pictures.jpeg(640, 480)));
            files.add(Files.write(folder.resolve("good-" + round + "-b"), Pictures.jpeg(800, 600)));
        }
        return files;
    }

    /// A whole and sound PNG just under the limit of pixels, in hardly any bytes.
    private static byte[] bomb(int side, int bits, int colour) {
        var channels = colour == 6 ? 4 : 3;
        var header = ByteBuffer.allocate(13)
                .putInt(side)
                .putInt(side)
                .put((byte) bits)
                .put((byte) colour)
                .put(new byte[3]);
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            var row = new byte[1 + side * channels * bits / 8];
            for (var y = 0; y < side; y++) {
                deflater.write(row);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Pictures.png(
                Pictures.chunk("IHDR", header.array()),
                Pictures.chunk("IDAT", packed.toByteArray()),
                Pictures.chunk("IEND", new byte[0]));
    }

    private static byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    /// Nine megabytes of what says that it is a colour profile.
    private static byte[] profiles() {
        var profile = Pictures.joined("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII), new byte[65_000]);
        return Pictures.joined(
                Collections.nCopies(138, Pictures.segment(0xE2, profile)).toArray(byte[][]::new));
    }

    /// A JPEG whose frame says that it has four components, as print shops write.
    private static byte[] fourColours() {
        var jpeg = Pictures.jpeg(64, 64);
        for (var i = 2; i < jpeg.length - 9; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
                jpeg[i + 9] = 4;
            }
        }
        return jpeg;
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
