package org.xiucheng.sense.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiucheng.sense.media.Pictures.SECRET;
import static org.xiucheng.sense.media.Pictures.chunk;
import static org.xiucheng.sense.media.Pictures.comment;
import static org.xiucheng.sense.media.Pictures.deflated;
import static org.xiucheng.sense.media.Pictures.exif;
import static org.xiucheng.sense.media.Pictures.joined;
import static org.xiucheng.sense.media.Pictures.jpeg;
import static org.xiucheng.sense.media.Pictures.profile;
import static org.xiucheng.sense.media.Pictures.scene;
import static org.xiucheng.sense.media.Pictures.with;
import static org.xiucheng.sense.media.Pictures.withChunks;
import static org.xiucheng.sense.media.Pictures.written;
import static org.xiucheng.sense.media.Pictures.xmp;
import static org.xiucheng.sense.media.Pictures.zip;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiucheng.kernel.Problem;

/// What becomes of pictures that people and attackers send. Numbers in brackets are those of the corpus of bad
/// inputs.
class CleanUpTest {
    private final CleanUp cleanUp = new CleanUp();

    private static Map<String, byte[]> pictures() {
        var all = new LinkedHashMap<String, byte[]>();
        var jpeg = jpeg(640, 480);
        all.put("plain", jpeg);
        all.put("B12 place, serial number and thumbnail", with(jpeg, exif(1, jpeg(160, 120))));
        all.put("B13 script in XMP", with(jpeg, xmp()));
        all.put("B13 ten comments of 32 kB", with(jpeg, comment(), comment(), comment(), comment(), comment()));
        all.put("profile", with(jpeg, profile()));
        all.put("everything", with(jpeg, exif(6, jpeg(80, 60)), xmp(), profile(), comment()));
        all.put("B10 JPEG and ZIP", joined(jpeg, zip()));
        all.put("script behind the end", joined(jpeg, ("<script>" + SECRET).getBytes(StandardCharsets.UTF_8)));
        all.put("progressive", jpeg(scene(640, 480), true));
        all.put("grey", jpeg(new BufferedImage(300, 200, BufferedImage.TYPE_BYTE_GRAY), false));
        all.put("one pixel", jpeg(1, 1));
        all.put("long and thin", jpeg(4_000, 2));
        var png = written("png", scene(640, 480));
        var text = ("Comment\0" + SECRET).getBytes(StandardCharsets.ISO_8859_1);
        all.put("PNG", png);
        all.put(
                "PNG with text, Exif and time",
                withChunks(png, chunk("tEXt", text), chunk("eXIf", text), chunk("tIME", text)));
        all.put(
                "PNG with a packed bomb of text",
                withChunks(png, chunk("zTXt", joined(text, deflated(new byte[5_000_000])))));
        all.put("PNG and ZIP", joined(png, zip()));
        all.put("PNG one sees through", written("png", new BufferedImage(90, 90, BufferedImage.TYPE_INT_ARGB)));
        all.put("PNG of 16 bits", written("png", new BufferedImage(90, 90, BufferedImage.TYPE_USHORT_GRAY)));
        return all;
    }

    @Test
    void keepsACopyThatHoldsThePictureAndNothingElse() {
        var files = 0;
        var left = 0;
        for (var sent : pictures().entrySet()) {
            var photo = cleanUp.clean(sent.getValue());
            for (var picture : new CleanPhoto.Picture[] {photo.whole(), photo.small()}) {
                files++;
                left += metadata(picture.bytes());
                assertThat(new String(picture.bytes(), StandardCharsets.ISO_8859_1))
                        .as(sent.getKey())
                        .doesNotContain(SECRET, "Exif", "script", "PK\u0003", "ICC_PROFILE");
            }
        }
        System.out.printf("files %d, metadata bytes left %d%n", files, left);
        assertThat(left).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1,0,0", "2,1,0", "3,1,1", "4,0,1", "5,0,0", "6,1,0", "7,1,1", "8,0,1"})
    void turnsThePictureTheWayItWasTaken(int orientation, int right, int bottom) throws IOException {
        var photo = cleanUp.clean(with(jpeg(640, 480), exif(orientation, new byte[0])));
        var image = ImageIO.read(new ByteArrayInputStream(photo.whole().bytes()));
        assertThat(image.getWidth()).isEqualTo(orientation >= 5 ? 480 : 640);
        var corner =
                new Color(image.getRGB(right * (image.getWidth() - 11) + 5, bottom * (image.getHeight() - 11) + 5));
        assertThat(corner.getRed() + corner.getGreen() + corner.getBlue())
                .as("the white corner")
                .isGreaterThan(700);
    }

    @Test
    void keepsTheColours() throws IOException {
        for (var sent : new byte[][] {
            jpeg(640, 480), jpeg(scene(640, 480), true), written("png", scene(640, 480)), fullColour(jpeg(640, 480))
        }) {
            var image = ImageIO.read(
                    new ByteArrayInputStream(cleanUp.clean(sent).whole().bytes()));
            var red = new Color(image.getRGB(100, 400));
            assertThat(red.getRed()).isGreaterThan(220);
            assertThat(red.getBlue()).isLessThan(40);
        }
    }

    @Test
    void keepsNoMoreThanIsNeeded() {
        var photo = cleanUp.clean(jpeg(6_000, 3_000));
        assertThat(photo.whole().width()).isEqualTo(2_560);
        assertThat(photo.whole().height()).isEqualTo(1_280);
        assertThat(photo.small().width()).isEqualTo(320);
        assertThat(photo.small().height()).isEqualTo(160);
    }

    @Test
    void refusesWhatIsNoPhoto() {
        var svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        var eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
        var playlist = "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\nfile:///etc/passwd\n#EXT-X-ENDLIST";
        var gif = joined(written("gif", scene(10, 10)), "*/=1;alert(1)".getBytes(StandardCharsets.UTF_8));
        refused("media.type", svg.getBytes(StandardCharsets.UTF_8));
        refused("media.type", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        refused("media.type", eicar.getBytes(StandardCharsets.US_ASCII));
        refused("media.type", playlist.getBytes(StandardCharsets.UTF_8));
        refused("media.type", gif);
        refused("media.type", zip());
        refused("media.type", new byte[0]);
        refused("media.type", new byte[] {(byte) 0xFF, (byte) 0xD8});
        refused("media.type", written("bmp", scene(10, 10)));
        refused("media.type", written("tiff", scene(10, 10)));
    }

    @Test
    void refusesWhatIsTooLargeBeforeDecodingIt() {
        var before = System.nanoTime();
        refused("media.pixels", Pictures.bomb(60_000, 60_000));
        refused("media.pixels", Pictures.bomb(Integer.MAX_VALUE, Integer.MAX_VALUE));
        refused("media.pixels", sized(jpeg(64, 64), 65_535, 65_535));
        refused("media.too-large", new byte[MediaLimits.USUAL.bytes() + 1]);
        assertThat((System.nanoTime() - before) / 1_000_000).as("milliseconds").isLessThan(500);
        refused("media.broken", sized(jpeg(64, 64), 0, 64));
        refused("media.broken", Pictures.bomb(4_000, 4_000));
    }

    @Test
    void refusesPicturesThatAreCutOrBroken() {
        for (var whole : new byte[][] {jpeg(640, 480), written("png", scene(640, 480)), jpeg(scene(640, 480), true)}) {
            for (var part = 1; part < 20; part++) {
                var cut = Arrays.copyOf(whole, whole.length * part / 20);
                assertThatThrownBy(() -> cleanUp.clean(cut)).isInstanceOf(Problem.class);
            }
        }
    }

    @Test
    void answersAnyBytesWithAPictureOrARefusal() {
        var seed = 20_261_123L;
        var random = new Random(seed);
        var sources = pictures().values().stream()
                .filter(bytes -> bytes.length < 100_000)
                .toList();
        var refused = 0;
        for (var i = 0; i < 4_000; i++) {
            var bytes = sources.get(random.nextInt(sources.size())).clone();
            for (var hit = random.nextInt(12); hit >= 0; hit--) {
                bytes[random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 800))] =
                        (byte) random.nextInt(256);
            }
            refused += refuses(bytes, seed, i);
        }
        System.out.printf("seed %d: 4,000 mutated pictures, %d refused, none broke%n", seed, refused);
        assertThat(refused).isBetween(1, 3_999);
    }

    private int refuses(byte[] bytes, long seed, int round) {
        try {
            assertThat(metadata(cleanUp.clean(bytes).whole().bytes()))
                    .as("seed %d round %d", seed, round)
                    .isZero();
            return 0;
        } catch (Problem refused) {
            assertThat(refused.code()).startsWith("media.");
            return 1;
        }
    }

    private void refused(String code, byte[] bytes) {
        assertThatThrownBy(() -> cleanUp.clean(bytes))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    /// The same JPEG with other dimensions in its frame header.
    private static byte[] sized(byte[] jpeg, int width, int height) {
        var sized = jpeg.clone();
        for (var i = 2; i < sized.length - 8; i++) {
            if ((sized[i] & 0xFF) == 0xFF && (sized[i + 1] & 0xFF) == 0xC0) {
                sized[i + 5] = (byte) (height >> 8);
                sized[i + 6] = (byte) height;
                sized[i + 7] = (byte) (width >> 8);
                sized[i + 8] = (byte) width;
                return sized;
            }
        }
        throw new IllegalArgumentException("no frame");
    }

    /// Without its JFIF header, as some cameras write.
    private static byte[] fullColour(byte[] jpeg) {
        var length = ((jpeg[4] & 0xFF) << 8 | jpeg[5] & 0xFF) + 2;
        return joined(Arrays.copyOf(jpeg, 2), exif(1, new byte[0]), Arrays.copyOfRange(jpeg, 2 + length, jpeg.length));
    }

    /// The bytes of application segments other than a plain JFIF header, of comments, and behind the end.
    private static int metadata(byte[] jpeg) {
        var at = 2;
        var found = 0;
        while ((jpeg[at + 1] & 0xFF) != 0xDA) {
            var marker = jpeg[at + 1] & 0xFF;
            var length = (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF;
            var header = marker == 0xE0 && length == 16;
            found += (marker >= 0xE0 && marker <= 0xEF && !header) || marker == 0xFE ? length : 0;
            at += length + 2;
        }
        while ((jpeg[at] & 0xFF) != 0xFF || (jpeg[at + 1] & 0xFF) != 0xD9) {
            at++;
        }
        return found + jpeg.length - at - 2;
    }
}
