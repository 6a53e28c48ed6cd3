package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.container.FileCheck;
import org.poolscope.workload.images.metadata.MetadataChoice;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.skia.Watermark;
import org.poolscope.workload.images.skia.Watermark.Place;
import org.poolscope.workload.images.skia.Watermark.Style;
import org.poolscope.workload.images.turbo.Turbo;

/// What libjpeg-turbo makes of a picture is what Skia makes of it. Where it is not installed, both are Skia, and this
/// tells at least that a result is the same twice.
class EnginesTest {

    private static final Turbo INSTALLED = Turbo.find();
    /// From 90 on libjpeg-turbo keeps colour as fine as it was, which Skia cannot.
    private static final int QUALITY = 89;
    private static final Watermark MARK = Watermark.ofText("Poolscope", Style.USUAL);

    @TempDir
    static Path folder;

    static List<OddFile> files() {
        return OddJpegs.all();
    }

    /// I21
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void shouldMakeTheSameOfAnOddJpegWithAndWithoutLibjpegTurbo(OddFile file) throws IOException {
        for (int box : new int[] {800, 21}) {
            assertAlike(file.bytes(), box, Watermark.none(), 30);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldDrawTheSameMarkOnTheSamePlace(int orientation) throws IOException {
        byte[] file = TestJpegs.write(TestPictures.scene(401, 303, BufferedImage.TYPE_3BYTE_BGR));

        assertAlike(TestPictures.turned(file, orientation), 150, MARK, 30);
    }

    @Test
    void shouldDrawTheSameMarksAllOver() throws IOException {
        byte[] file = TestJpegs.write(TestPictures.scene(401, 303, BufferedImage.TYPE_3BYTE_BGR));

        assertAlike(file, 150, Watermark.ofText("Poolscope", new Style(Place.TILED, 50, 9)), 30);
    }

    @Test
    void shouldMakeTheSameFileAgainAfterOthers() throws IOException {
        byte[] file = TestJpegs.write(TestPictures.scene(401, 303, BufferedImage.TYPE_3BYTE_BGR));
        byte[] first = made(file, 200, MARK, INSTALLED);

        BufferedImage other = TestPictures.scene(900, 700, BufferedImage.TYPE_BYTE_GRAY);
        made(TestJpegs.write(other), 800, Watermark.none(), INSTALLED);

        assertArrayEquals(first, made(file, 200, MARK, INSTALLED));
    }

    /// It is asked for where it is known to be there, so that this does not tell less unseen.
    @Test
    void shouldFindLibjpegTurboWhereItIsInstalled() {
        assertTrue(INSTALLED.isThere() || !Boolean.parseBoolean(System.getenv("POOLSCOPE_REQUIRE_TURBOJPEG")));
    }

    private static void assertAlike(byte[] file, int box, Watermark mark, double least) throws IOException {
        String refused = "";
        byte[] expected = {};
        try {
            expected = made(file, box, mark, Turbo.none());
        } catch (PictureException e) {
            refused = e.getMessage();
        }
        byte[] actual = {};
        try {
            actual = made(file, box, mark, INSTALLED);
            assertEquals("", refused, "refused");
        } catch (PictureException e) {
            assertEquals(refused, e.getMessage(), "refused");
        }
        if (refused.isEmpty()) {
            double psnr = TestPictures.psnr(TestPictures.image(expected), TestPictures.image(actual));
            assertTrue(psnr >= least, () -> "only %.1f dB".formatted(psnr));
        }
    }

    private static byte[] made(byte[] file, int box, Watermark mark, Turbo turbo) throws IOException {
        Path marks = Files.createTempDirectory(folder, "run");
        var conversion = new Conversion(Shape.fit(box), mark, new Marks(marks, mark), Encoding.same(QUALITY),
                new Keeping(MetadataChoice.NONE, false, true), new Turns(folder, "big-picture"), turbo);
        return conversion.of(FileCheck.of(FileBytes.of(file))).file();
    }
}
