package org.poolscope.workload.images;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.poolscope.workload.images.metadata.TestExif;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

/// Odd JPEGs of all sorts.
final class OddJpegs extends OddFiles {

    private static final byte[] PLAIN = TestJpegs.write(SCENE, 1, 1, 0, false);
    private static final int[][] SIZES = {{1, 1}, {1, 33}, {33, 1}, {2, 2}, {7, 5}, {8, 8}, {9, 9}, {15, 17}, {16, 16},
        {17, 15}, {31, 63}, {65, 3}};
    private static final int[][] SAMPLINGS = {{1, 1}, {2, 1}, {1, 2}, {2, 2}, {4, 1}};
    private static final String CUT = "is cut short";
    private static final String HUGE = "65500 × 65500";
    private static final String DAMAGED = "is damaged";

    private OddJpegs() {
        super(".jpg");
    }

    static List<OddFile> all() {
        var odd = new OddJpegs();
        odd.orientations();
        odd.sizes();
        odd.codings();
        odd.colours();
        odd.tolerated();
        odd.cut();
        odd.kinds();
        odd.said();
        return odd.files;
    }

    private void orientations() {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            for (int type : new int[] {1, 3, 4, 9}) {
                for (int value = 1; value <= 8; value++) {
                    byte[] exif = TestExif.in(order).number(TestExif.IMAGE, 0x0112, type, value).build();
                    byte[] stored = TestJpegs.write(stored(SCENE, value), 1, 1, 0, false);
                    done("turned-%s-%d-%d".formatted(order == ByteOrder.BIG_ENDIAN ? "be" : "le", type, value),
                            TestPictures.withSegment(stored, 0xE1, TestExif.app1(exif)), SCENE, 28);
                }
            }
        }
    }

    /// What a camera stores so that a viewer that turns it shows the image [Exif 2.32, 4.6.4].
    static BufferedImage stored(BufferedImage upright, int orientation) {
        int width = upright.getWidth();
        int height = upright.getHeight();
        boolean lying = orientation > 4;
        var stored = new BufferedImage(lying ? height : width, lying ? width : height, upright.getType());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int right = width - 1 - x;
                int up = height - 1 - y;
                int[] at = switch (orientation) {
                    case 1 -> new int[] {x, y};
                    case 2 -> new int[] {right, y};
                    case 3 -> new int[] {right, up};
                    case 4 -> new int[] {x, up};
                    case 5 -> new int[] {y, x};
                    case 6 -> new int[] {y, right};
                    case 7 -> new int[] {up, right};
                    default -> new int[] {up, x};
                };
                stored.setRGB(at[0], at[1], upright.getRGB(x, y));
            }
        }
        return stored;
    }

    private void sizes() {
        for (int[] size : SIZES) {
            BufferedImage image = soft(size[0], size[1]);
            for (int[] sampling : SAMPLINGS) {
                done("size-%dx%d-%d%d".formatted(size[0], size[1], sampling[0], sampling[1]),
                        TestJpegs.write(image, sampling[0], sampling[1], 0, false), image, 26);
            }
        }
    }

    /// A picture whose colours change so slowly that coarse samples of them do.
    private static BufferedImage soft(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 90 + 60 * x / width << 16 | 80 + 50 * y / height << 8 | 120);
            }
        }
        return image;
    }

    private void codings() {
        for (int[] sampling : new int[][] {{1, 1}, {2, 1}, {1, 2}, {2, 2}, {4, 1}, {1, 4}, {4, 2}, {2, 4}}) {
            for (int restart : new int[] {0, 1, 7}) {
                for (boolean progressive : new boolean[] {false, true}) {
                    byte[] jpeg = TestJpegs.write(SCENE, sampling[0], sampling[1], restart, progressive);
                    done("coded-%d%d-r%d-%s".formatted(sampling[0], sampling[1], restart,
                            progressive ? "progressive" : "baseline"), jpeg, TestPictures.decoded(jpeg), 27);
                }
            }
        }
    }

    private void colours() {
        BufferedImage grey = TestPictures.scene(96, 72, BufferedImage.TYPE_BYTE_GRAY);
        for (boolean progressive : new boolean[] {false, true}) {
            done("grey-" + progressive, TestJpegs.write(grey, 1, 1, 0, progressive), grey, 27);
            done("grey-22-" + progressive, TestJpegs.write(grey, 2, 2, 0, progressive), grey, 27);
        }
        byte[] profile = "ICC_PROFILE\0\1\1a profile of no use".getBytes(StandardCharsets.US_ASCII);
        done("grey-profile", TestPictures.withSegment(TestJpegs.write(grey), 0xE2, profile), grey, 27);
        byte[] adobe = "Adobe\0d\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
        done("cmyk-plain", inked(255, 255, 255, 255), flat(255, 255, 255), 30);
        done("cmyk-plain-black", inked(255, 255, 255, 0), flat(0, 0, 0), 30);
        done("cmyk-adobe", TestPictures.withSegment(inked(255, 255, 255, 255), 0xEE, adobe), flat(255, 255, 255), 30);
        done("cmyk-adobe-black", TestPictures.withSegment(inked(255, 255, 255, 0), 0xEE, adobe), flat(0, 0, 0), 30);
    }

    private static BufferedImage flat(int red, int green, int blue) {
        var image = new BufferedImage(40, 40, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 1_600; i++) {
            image.setRGB(i % 40, i / 40, red << 16 | green << 8 | blue);
        }
        return image;
    }

    private static byte[] inked(int... inks) {
        WritableRaster raster = Raster.createInterleavedRaster(0, 40, 40, 4, null);
        for (int i = 0; i < 1_600; i++) {
            raster.setPixel(i % 40, i / 40, inks);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private void tolerated() {
        byte[] progressive = TestJpegs.write(SCENE, 1, 1, 0, true);
        byte[] film = ByteBuffer.allocate(400).putInt(24).put("ftypmp42".getBytes()).array();
        String endless = "end marker is missing";
        warned("no-end", Arrays.copyOf(PLAIN, PLAIN.length - 2), endless);
        warned("no-end-of-progressive", Arrays.copyOf(progressive, progressive.length - 2), endless);
        warned("half-an-end", Arrays.copyOf(PLAIN, PLAIN.length - 1), endless);
        warned("no-end-and-film", joined(Arrays.copyOf(PLAIN, PLAIN.length - 2), film), endless);
        warned("one-byte-more", joined(PLAIN, new byte[1]), "after the picture");
        warned("zeros-after", joined(PLAIN, new byte[5_000]), "after the picture");
        warned("noise-after", joined(PLAIN, noise(5_000)), "after the picture");
        warned("film-after", joined(PLAIN, film), "film");
        warned("two-pictures", joined(PLAIN, PLAIN), "first of its pictures");
        warned("mpo", joined(TestPictures.withSegment(PLAIN, 0xE2, "MPF\0II*\0".getBytes()), PLAIN), "first of its");
        warned("progressive-and-more", joined(progressive, new byte[10]), "after the picture");
        done("zeros-before-the-end", joined(Arrays.copyOf(PLAIN, PLAIN.length - 2), new byte[40], end()), SCENE, 27);
        byte[] fill = joined(Arrays.copyOf(PLAIN, PLAIN.length - 2), new byte[] {-1, -1, -1}, end());
        done("fill-bytes", fill, SCENE, 27);
        done("comment", TestPictures.withSegment(PLAIN, 0xFE, "a comment".getBytes()), SCENE, 27);
        done("unknown-segment", TestPictures.withSegment(PLAIN, 0xEA, noise(3_000)), SCENE, 27);
        done("stray-bytes", joined(Arrays.copyOf(PLAIN, 20), new byte[3], Arrays.copyOfRange(PLAIN, 20, PLAIN.length)),
                SCENE, 27);
    }

    private static byte[] end() {
        return Arrays.copyOfRange(PLAIN, PLAIN.length - 2, PLAIN.length);
    }

    private void cut() {
        byte[] progressive = TestJpegs.write(SCENE, 1, 1, 0, true);
        byte[] restarts = TestJpegs.write(SCENE, 2, 2, 3, false);
        for (int tenth = 0; tenth < 10; tenth++) {
            failed("cut-" + tenth, Arrays.copyOf(PLAIN, Math.max(3, PLAIN.length * tenth / 10)), "");
            failed("cut-progressive-" + tenth,
                    Arrays.copyOf(progressive, Math.max(3, progressive.length * tenth / 10)), "");
            failed("cut-restarts-" + tenth, Arrays.copyOf(restarts, Math.max(3, restarts.length * tenth / 10)), CUT);
        }
        int data = dataFrom(PLAIN);
        failed("hole", joined(Arrays.copyOf(PLAIN, data + 100), Arrays.copyOfRange(PLAIN, PLAIN.length - 300,
                PLAIN.length)), DAMAGED);
        failed("half-and-end", joined(Arrays.copyOf(PLAIN, data + (PLAIN.length - data) / 2), end()), DAMAGED);
        failed("data-twice", joined(Arrays.copyOf(PLAIN, PLAIN.length - 2), Arrays.copyOfRange(PLAIN, data,
                PLAIN.length)), DAMAGED);
        byte[] noise = noise(PLAIN.length - data - 2);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = noise[i] == -1 ? 0 : noise[i];
        }
        failed("noise-for-data", joined(Arrays.copyOf(PLAIN, data), noise, end()), DAMAGED);
    }

    private static int dataFrom(byte[] jpeg) {
        String text = new String(jpeg, StandardCharsets.ISO_8859_1);
        return text.indexOf("\u00FF\u00DA") + 14;
    }

    private void kinds() {
        failed("empty", new byte[0], "");
        failed("text", "just some text".getBytes(), "");
        failed("start-only", new byte[] {-1, (byte) 0xD8, -1}, "");
        failed("start-and-end", new byte[] {-1, (byte) 0xD8, -1, (byte) 0xD9}, DAMAGED);
        failed("noise", joined(new byte[] {-1, (byte) 0xD8, -1}, noise(3_000)), "");
        failed("arithmetic", TestJpegs.flat(64, 64, 0xC9, 8, 0), "coded arithmetically");
        failed("arithmetic-progressive", TestJpegs.flat(64, 64, 0xCA, 8, 0), "coded arithmetically");
        failed("lossless", TestJpegs.flat(64, 64, 0xC3, 8, 0), "");
        failed("twelve-bits", TestJpegs.flat(64, 64, 0xC1, 12, 0), "");
        failed("no-height", TestJpegs.flat(64, 0, 0xC0, 8, 0), "");
        failed("no-width", TestJpegs.flat(0, 64, 0xC0, 8, 0), "");
        failed("huge-progressive", TestJpegs.flat(65_500, 65_500, 0xC2, 8, 0), HUGE);
        failed("huge-baseline", TestJpegs.flat(65_500, 65_500, 0xC0, 8, 0), HUGE);
        failed("huge-restarts", TestJpegs.flat(65_500, 65_500, 0xC0, 8, 1), HUGE);
        failed("no-tables", without(PLAIN, 0xC4), "");
        failed("no-quantization", without(PLAIN, 0xDB), "");
        failed("no-frame", without(PLAIN, 0xC0), "");
    }

    private static byte[] without(byte[] jpeg, int marker) {
        var out = new ByteArrayOutputStream();
        int at = 2;
        out.write(jpeg, 0, 2);
        while ((jpeg[at + 1] & 0xFF) != 0xDA) {
            int length = 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
            if ((jpeg[at + 1] & 0xFF) != marker) {
                out.write(jpeg, at, length);
            }
            at += length;
        }
        out.write(jpeg, at, jpeg.length - at);
        return out.toByteArray();
    }

    private void said() {
        byte[] loop = TestExif.in(ByteOrder.BIG_ENDIAN).number(TestExif.IMAGE, 0x8769, 4, 8)
                .number(TestExif.IMAGE, 0x8825, 4, 8).build();
        byte[] nowhere = TestExif.in(ByteOrder.BIG_ENDIAN).number(TestExif.IMAGE, 0x8769, 4, 0x7FFF_0000).build();
        done("exif-loop", TestPictures.withSegment(PLAIN, 0xE1, TestExif.app1(loop)), SCENE, 27);
        warned("exif-nowhere", TestPictures.withSegment(PLAIN, 0xE1, TestExif.app1(nowhere)), "Exif data are damaged");
        warned("exif-noise", TestPictures.withSegment(PLAIN, 0xE1, TestExif.app1(noise(500))), "Exif");
        warned("exif-empty", TestPictures.withSegment(PLAIN, 0xE1, TestExif.app1(new byte[0])), "Exif");
        byte[] xmp = "http://ns.adobe.com/xap/1.0/\0<x><y></x".getBytes(StandardCharsets.US_ASCII);
        warned("xmp-broken", TestPictures.withSegment(PLAIN, 0xE1, xmp), "XMP data cannot be understood");
        byte[] iptc = "Photoshop 3.0\0and no blocks".getBytes(StandardCharsets.US_ASCII);
        warned("iptc-broken", TestPictures.withSegment(PLAIN, 0xED, iptc), "IPTC data are damaged");
        byte[] icc = "ICC_PROFILE\0\1\2only half".getBytes(StandardCharsets.US_ASCII);
        files.add(OddFile.warned("icc-half.jpg", TestPictures.withSegment(PLAIN, 0xE2, icc), "profile is damaged",
                null));
    }
}
