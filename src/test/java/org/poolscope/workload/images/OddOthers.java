package org.poolscope.workload.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.images.OddFile.Outcome;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.container.WebpFile;
import org.poolscope.workload.images.metadata.TestExif;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.skia.EncodedPicture;
import org.poolscope.workload.images.skia.Format;
import org.poolscope.workload.images.skia.Pixels;
import org.poolscope.workload.images.webp.LosslessWebp;

/// Odd GIFs, BMPs and WebPs of all sorts.
final class OddOthers extends OddFiles {

    private static final byte[] GIF = TestPictures.file(SCENE, "gif");
    private static final byte[] BMP = TestPictures.file(SCENE, "bmp");
    private static final byte[] WEBP = webp(SCENE, 95);
    private static final int SCREEN_END = 13;

    private OddOthers() {
        super("");
    }

    static List<OddFile> all() {
        var odd = new OddOthers();
        odd.gifs();
        odd.bitmaps();
        odd.depths();
        odd.webps();
        return odd.files;
    }

    /// A picture decoded by the JDK from the same file is what has to come out.
    private void done(String name, byte[] bytes) {
        files.add(OddFile.done(name, bytes, TestPictures.decoded(bytes), 40));
    }

    private void warned(String name, byte[] bytes, String words, @Nullable BufferedImage picture) {
        files.add(new OddFile(name, bytes, Outcome.WARNED, words, picture, 40));
    }

    private void gifs() {
        BufferedImage shown = TestPictures.decoded(GIF);
        done("gif-plain.gif", GIF);
        done("gif-interlaced.gif",
                written(SCENE, "gif", param -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT)));
        done("gif-greys.gif", TestPictures.file(TestPictures.scene(96, 72, BufferedImage.TYPE_BYTE_GRAY), "gif"));
        done("gif-two-colours.gif", TestPictures.file(TestPictures.scene(96, 72, BufferedImage.TYPE_BYTE_BINARY),
                "gif"));
        byte[] older = GIF.clone();
        older[4] = '7';
        done("gif-gif87a.gif", older);
        warned("gif-endless.gif", Arrays.copyOf(GIF, GIF.length - 1), "its end marker is missing", shown);
        warned("gif-more-behind.gif", joined(GIF, new byte[100]), "100 bytes after the picture", shown);
        warned("gif-moving.gif", moving(), "the first of its pictures was taken", shown);
        byte[] moving = moving();
        warned("gif-moving-cut.gif", Arrays.copyOf(moving, moving.length * 3 / 4),
                "the first of its pictures was taken",
                shown);
        for (int tenth = 1; tenth < 10; tenth++) {
            failed("gif-cut-" + tenth + ".gif", Arrays.copyOf(GIF, GIF.length * tenth / 10), "cut short");
        }
        failed("gif-no-picture.gif", joined(Arrays.copyOf(GIF, SCREEN_END + 3 * 256), new byte[] {0x3B}), "no picture");
    }

    private void bitmaps() {
        done("bmp-plain.bmp", BMP);
        done("bmp-top-down.bmp", topDown());
        done("bmp-odd-width.bmp", TestPictures.file(TestPictures.scene(37, 29, BufferedImage.TYPE_3BYTE_BGR), "bmp"));
        done("bmp-one-pixel.bmp", TestPictures.file(TestPictures.scene(1, 1, BufferedImage.TYPE_3BYTE_BGR), "bmp"));
        files.add(OddFile.done("bmp-more-behind.bmp", joined(BMP, new byte[1000]), SCENE, 40));
        for (int tenth = 1; tenth < 10; tenth++) {
            failed("bmp-cut-" + tenth + ".bmp", Arrays.copyOf(BMP, BMP.length * tenth / 10), "cut short");
        }
    }

    private void depths() {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_BINARY,
            BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_USHORT_555_RGB, BufferedImage.TYPE_USHORT_565_RGB,
            BufferedImage.TYPE_INT_RGB}) {
            BufferedImage image = TestPictures.scene(53, 31, type);
            byte[] bmp = type == BufferedImage.TYPE_USHORT_565_RGB ? compressed(image, "BI_BITFIELDS")
                    : TestPictures.file(image, "bmp");
            done("bmp-type-" + type + ".bmp", bmp);
        }
        done("bmp-runs.bmp", compressed(TestPictures.scene(53, 31, BufferedImage.TYPE_BYTE_INDEXED), "BI_RLE8"));
    }

    private void webps() {
        files.add(OddFile.done("webp-plain.webp", WEBP, SCENE, 27));
        files.add(OddFile.done("webp-lossless.webp", lossless(SCENE), SCENE, 99));
        for (int value = 1; value <= 8; value++) {
            files.add(OddFile.done("webp-turned-" + value + ".webp", turned(value), SCENE, 99));
        }
        files.add(OddFile.done("webp-transparent.webp",
                webp(TestPictures.scene(96, 72, BufferedImage.TYPE_INT_ARGB), 95), null, 0));
        files.add(OddFile.done("a webp.jpg", WEBP, null, 0));
        byte[] moving = movingWebp();
        warned("webp-moving.webp", moving, "the first of its pictures was taken", null);
        warned("webp-more-behind.webp", joined(WEBP, new byte[100]), "100 bytes after the picture", null);
        for (int tenth = 1; tenth < 10; tenth++) {
            failed("webp-cut-" + tenth + ".webp", Arrays.copyOf(WEBP, WEBP.length * tenth / 10), "cut short");
        }
        failed("webp-no-picture.webp", WebpFile.whole(new byte[0]), "is");
    }

    private static byte[] turned(int orientation) {
        BufferedImage stored = OddJpegs.stored(SCENE, orientation);
        byte[] simple = lossless(stored);
        var chunks = new ByteArrayOutputStream();
        WebpFile.write(chunks, "VP8X", ByteBuffer.allocate(10).put(0, (byte) 8)
                .put(4, (byte) (stored.getWidth() - 1)).put(7, (byte) (stored.getHeight() - 1)).array());
        chunks.write(simple, 12, simple.length - 12);
        WebpFile.write(chunks, "EXIF", TestExif.in(ByteOrder.LITTLE_ENDIAN)
                .number(TestExif.IMAGE, 0x0112, 4, orientation).build());
        return WebpFile.whole(chunks.toByteArray());
    }

    /// Two pictures as large as the whole.
    private static byte[] movingWebp() {
        byte[] picture = Arrays.copyOfRange(WEBP, 12, WEBP.length);
        byte[] extended = new byte[10];
        extended[0] = 2;
        extended[4] = 95;
        extended[7] = 71;
        byte[] frame = ByteBuffer.allocate(16 + picture.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(6, (byte) 95).put(9, (byte) 71).put(12, (byte) 100).put(16, picture).array();
        var chunks = new ByteArrayOutputStream();
        WebpFile.write(chunks, "VP8X", extended);
        WebpFile.write(chunks, "ANIM", new byte[6]);
        WebpFile.write(chunks, "ANMF", frame);
        WebpFile.write(chunks, "ANMF", frame);
        return WebpFile.whole(chunks.toByteArray());
    }

    /// A picture in any file; the JDK reads no WebP.
    static BufferedImage shown(byte[] file) throws IOException {
        if (file[0] != 'R') {
            return TestPictures.image(file);
        }
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(file));
             Pixels stored = picture.decode(picture.size(), false)) {
            return TestPictures.image(stored.encode(Format.PNG, 100));
        }
    }

    static byte[] lossless(BufferedImage image) {
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(TestPictures.file(image, "png")));
             Pixels pixels = picture.decode(picture.size(), false)) {
            return LosslessWebp.encode(pixels);
        } catch (PictureException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] webp(BufferedImage image, int quality) {
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(TestPictures.file(image, "png")));
             Pixels pixels = picture.decode(picture.size(), false)) {
            return pixels.encode(Format.WEBP, quality);
        } catch (PictureException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same picture with its rows the other way round, which a negative height says.
    private static byte[] topDown() {
        byte[] turned = BMP.clone();
        int row = SCENE.getWidth() * 3;
        int from = BMP.length - row * SCENE.getHeight();
        ByteBuffer.wrap(turned).order(ByteOrder.LITTLE_ENDIAN).putInt(22, -SCENE.getHeight());
        for (int y = 0; y < SCENE.getHeight(); y++) {
            System.arraycopy(BMP, BMP.length - row * (y + 1), turned, from + row * y, row);
        }
        return turned;
    }

    private static byte[] compressed(BufferedImage image, String how) {
        return written(image, "bmp", param -> {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(how);
        });
    }

    private static byte[] written(BufferedImage image, String format, Consumer<ImageWriteParam> how) {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            how.accept(param);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /// Two pictures, made of the blocks of one.
    private static byte[] moving() {
        byte[] picture = Arrays.copyOfRange(GIF, SCREEN_END + 3 * (2 << (GIF[10] & 7)), GIF.length - 1);
        return joined(Arrays.copyOf(GIF, GIF.length - 1), picture, new byte[] {0x3B});
    }
}
