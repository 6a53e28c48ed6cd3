package org.poolscope.workload.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.poolscope.workload.images.metadata.TestExif;
import org.poolscope.workload.images.metadata.TestFiles;
import org.poolscope.workload.images.picture.TestPictures;

/// Odd PNGs of all sorts.
final class OddPngs extends OddFiles {

    private static final byte[] PLAIN = TestPictures.file(SCENE, "png");
    private static final byte[] SIGNATURE = Arrays.copyOf(PLAIN, 8);
    /// Colour type, bits of a sample and samples of a pixel of each kind there is [W3C PNG, 11.2.1].
    private static final int[][] KINDS = {{0, 1, 1}, {0, 2, 1}, {0, 4, 1}, {0, 8, 1}, {0, 16, 1}, {2, 8, 3}, {2, 16, 3},
        {3, 1, 1}, {3, 2, 1}, {3, 4, 1}, {3, 8, 1}, {4, 8, 2}, {4, 16, 2}, {6, 8, 4}, {6, 16, 4}};
    /// First column, first row and steps of each pass of Adam7 [W3C PNG, 8.2].
    private static final int[][] PASSES = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4},
        {1, 0, 2, 2}, {0, 1, 1, 2}};

    private OddPngs() {
        super(".png");
    }

    static List<OddFile> all() {
        var odd = new OddPngs();
        odd.kinds();
        odd.sizes();
        odd.turned();
        odd.tolerated();
        odd.broken();
        return odd.files;
    }

    private void done(String name, byte[] bytes, BufferedImage picture) {
        done(name, bytes, picture, 40);
    }

    private void kinds() {
        for (int[] kind : KINDS) {
            for (int interlace = 0; interlace < 2; interlace++) {
                byte[] png = png(37, 29, kind, interlace);
                done("kind-%d-%d-%s".formatted(kind[0], kind[1], interlace == 0 ? "straight" : "interlaced"), png,
                        TestPictures.decoded(png));
            }
        }
    }

    private void sizes() {
        for (int[] size : new int[][] {{1, 1}, {1, 40}, {40, 1}, {2, 3}, {7, 9}, {8, 8}, {33, 17}, {255, 2}}) {
            for (int interlace = 0; interlace < 2; interlace++) {
                byte[] png = png(size[0], size[1], KINDS[5], interlace);
                done("size-%dx%d-%d".formatted(size[0], size[1], interlace), png, TestPictures.decoded(png));
            }
        }
    }

    private void turned() {
        for (int value = 1; value <= 8; value++) {
            byte[] exif = TestExif.in(ByteOrder.LITTLE_ENDIAN).number(TestExif.IMAGE, 0x0112, 3, value).build();
            byte[] stored = TestPictures.file(OddJpegs.stored(SCENE, value), "png");
            done("turned-" + value, TestFiles.withChunk(stored, "eXIf", exif), SCENE);
        }
    }

    private void tolerated() {
        byte[] endless = Arrays.copyOf(PLAIN, PLAIN.length - 12);
        warned("no-end", endless, "end marker is missing");
        warned("half-an-end", Arrays.copyOf(PLAIN, PLAIN.length - 6), "end marker is missing");
        warned("more", joined(PLAIN, new byte[77]), "77 bytes after the picture");
        warned("two", joined(PLAIN, PLAIN), "after the picture");
        for (String type : List.of("tEXt", "zTXt", "pHYs", "tIME", "eXIf", "gAMA", "abCd")) {
            byte[] damaged = TestFiles.withChunk(PLAIN, type, "damaged".getBytes());
            damaged[33 + 8] ^= 1;
            warned("checksum-" + type, damaged, type + " chunk is damaged");
        }
        done("unknown-chunk", TestFiles.withChunk(PLAIN, "abCd", new byte[500]), SCENE);
        done("moving", moving(), SCENE);
        warned("exif-noise", TestFiles.withChunk(PLAIN, "eXIf", new byte[100]), "Exif data are damaged");
        warned("profile-noise", TestFiles.withChunk(PLAIN, "iCCP", "x\0\0not compressed".getBytes()), "profile");
    }

    /// Two pictures one after the other, the first of which is the one that programs show that know of no others.
    private static byte[] moving() {
        byte[] control = ByteBuffer.allocate(26).putInt(0).putInt(96).putInt(72).array();
        byte[] moving = TestFiles.withChunk(PLAIN, "fcTL", control);
        return TestFiles.withChunk(moving, "acTL", ByteBuffer.allocate(8).putInt(1).array());
    }

    private void broken() {
        for (int tenth = 1; tenth < 10; tenth++) {
            failed("cut-" + tenth, Arrays.copyOf(PLAIN, PLAIN.length * tenth / 10), "cut short");
        }
        failed("empty", new byte[0], "");
        failed("signature", SIGNATURE, "");
        failed("noise", joined(SIGNATURE, noise(2_000)), "");
        for (int at : new int[] {20, 50, PLAIN.length / 2, PLAIN.length - 20}) {
            byte[] damaged = PLAIN.clone();
            damaged[at] ^= 0x10;
            failed("damaged-at-" + at, damaged, "damaged");
        }
        byte[] header = header(60_000, 60_000, KINDS[5], 0);
        failed("huge", joined(SIGNATURE, header, Arrays.copyOfRange(PLAIN, 33, PLAIN.length)), "");
        failed("no-width", joined(SIGNATURE, header(0, 5, KINDS[5], 0), Arrays.copyOfRange(PLAIN, 33, PLAIN.length)),
                "damaged");
        failed("no-data", joined(SIGNATURE, header(5, 5, KINDS[5], 0), TestFiles.chunk("IEND", new byte[0])), "");
        failed("half-the-data", joined(SIGNATURE, header(96, 72, KINDS[5], 0),
                TestFiles.chunk("IDAT", TestFiles.deflated(new byte[289 * 36])), TestFiles.chunk("IEND", new byte[0])),
                "");
    }

    private static byte[] header(int width, int height, int[] kind, int interlace) {
        return TestFiles.chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) kind[1])
                .put((byte) kind[0]).put((byte) 0).put((byte) 0).put((byte) interlace).array());
    }

    /// A picture of a kind.
    ///
    /// @param kind colour type, bits of a sample and samples of a pixel
    static byte[] png(int width, int height, int[] kind, int interlace) {
        var rows = new ByteArrayOutputStream();
        if (interlace == 0) {
            pass(rows, width, height, kind, 0, 0, 1, 1);
        } else {
            for (int[] pass : PASSES) {
                pass(rows, width, height, kind, pass[0], pass[1], pass[2], pass[3]);
            }
        }
        byte[] palette = new byte[kind[0] == 3 ? 3 << kind[1] : 0];
        new Random(4).nextBytes(palette);
        return joined(SIGNATURE, header(width, height, kind, interlace),
                kind[0] == 3 ? TestFiles.chunk("PLTE", palette) : new byte[0],
                TestFiles.chunk("IDAT", TestFiles.deflated(rows.toByteArray())),
                TestFiles.chunk("IEND", new byte[0]));
    }

    private static void pass(ByteArrayOutputStream rows, int width, int height, int[] kind, int left, int top,
            int across, int down) {
        for (int y = top; y < height && left < width; y += down) {
            rows.write(0);
            int bits = 0;
            int count = 0;
            for (int x = left; x < width; x += across) {
                for (int sample = 0; sample < kind[2]; sample++) {
                    int value = sample(x, y, kind, sample);
                    for (int bit = kind[1] - 1; bit >= 0; bit--) {
                        bits = bits << 1 | value >> bit & 1;
                        if (++count % 8 == 0) {
                            rows.write(bits);
                        }
                    }
                }
            }
            if (count % 8 != 0) {
                rows.write(bits << 8 - count % 8);
            }
        }
    }

    private static int sample(int x, int y, int[] kind, int sample) {
        int most = (1 << kind[1]) - 1;
        boolean alpha = kind[0] >= 4 && sample == kind[2] - 1;
        return alpha ? most : (x * (5 + sample) + y * 3) % 64 * most / 63;
    }
}
