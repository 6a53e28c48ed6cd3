package org.poolscope.workload.images.skia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.TestPictures;

class WatermarkTest {

    @Test
    void shouldBeLegibleOnLightAndOnDark() throws IOException {
        BufferedImage onDark = drawn("Poolscope", even(400, 300, 0xFF000000));
        BufferedImage onLight = drawn("Poolscope", even(400, 300, 0xFFFFFFFF));

        assertTrue(greens(onDark).max().orElseThrow() > 200, "white letters on black");
        assertTrue(greens(onLight).min().orElseThrow() < 150, "a dark rim on white");
    }

    @Test
    void shouldStandInTheLowerRightCornerAndNowhereElse() throws IOException {
        BufferedImage drawn = drawn("Poolscope", even(400, 300, 0xFF000000));

        assertTrue(IntStream.range(0, 400 * 270).allMatch(i -> green(drawn, i % 400, i / 400) == 0), "nothing above");
        assertTrue(IntStream.range(270, 300).allMatch(y -> green(drawn, 200, y) == 0), "nothing on the left");
        assertTrue(IntStream.range(270, 300).anyMatch(y -> green(drawn, 390, y) > 0), "something in the corner");
    }

    @Test
    void shouldGrowWithThePicture() throws IOException {
        long small = lit(drawn("Poolscope", even(400, 300, 0xFF000000)));
        long large = lit(drawn("Poolscope", even(1600, 1200, 0xFF000000)));

        assertTrue(large > 10 * small, small + " pixels of 400 × 300, " + large + " of 1600 × 1200");
    }

    @Test
    void shouldTakeTheColourOutOfWhatItCovers() throws IOException {
        BufferedImage drawn = drawn("Poolscope", even(400, 300, 0xFFFF0000));

        assertTrue(greens(drawn).max().orElseThrow() > 200, "white letters on red");
    }

    @Test
    void shouldBeOpaqueOnATransparentPicture() throws IOException {
        BufferedImage drawn = drawn("Poolscope", even(400, 300, 0));

        assertTrue(IntStream.range(0, 400 * 300).map(i -> drawn.getRGB(i % 400, i / 400) >>> 24).max().orElseThrow()
                > 200, "alpha under the letters");
        assertEquals(0, drawn.getRGB(0, 0) >>> 24, "alpha elsewhere");
    }

    @Test
    void shouldLeaveAGreyPictureGrey() throws IOException {
        var grey = new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_GRAY);

        BufferedImage drawn = drawn("Poolscope", grey);

        assertEquals(1, drawn.getRaster().getNumBands());
        assertTrue(greens(drawn).max().orElseThrow() > 200, "white letters on black");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void shouldDrawNothingWithoutAText(String text) throws IOException {
        assertEquals(0, lit(drawn(text, even(400, 300, 0xFF000000))));
    }

    @ParameterizedTest(name = "{0} × {1}")
    @CsvSource({"1, 1", "16, 16", "40, 400", "10000, 16"})
    void shouldStayWithinThePictureHoweverSmall(int width, int height) throws IOException {
        drawn("© 2026 Zoë Müller, 写真 صورة " + "x".repeat(170), even(width, height, 0xFF808080));
    }

    @Test
    void shouldNoticeThatNoFontHasALetter() throws IOException {
        assertFalse(lacksLetters("Poolscope"));
        assertTrue(lacksLetters("\uD87E\uDDF4\uE123"), "a letter of nobody's");
    }

    @Test
    void shouldNameTheLettersThatNoFontHas() {
        assertEquals("\uD87E\uDDF4\uE123", Watermark.lettersLacking("Zoë \uD87E\uDDF4\uE123\uE123 ©\n"));
        assertEquals("", Watermark.lettersLacking("Zoë ©\r\n\t2026"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"top-left, 0, 0", "top, 1, 0", "top-right, 2, 0", "left, 0, 1", "centre, 1, 1", "right, 2, 1",
            "bottom-left, 0, 2", "bottom, 1, 2", "bottom-right, 2, 2"})
    void shouldStandInTheOneOfNinePlacesThatWasChosenAndNowhereElse(String word, int column, int row)
            throws IOException {
        BufferedImage drawn = draw(styled("Mark", word, 90, 0), even(390, 300, 0xFF000000));

        for (int i = 0; i < 9; i++) {
            int x = i % 3 * 130;
            int y = i / 3 * 100;
            boolean marked = IntStream.range(0, 130 * 100).anyMatch(at -> green(drawn, x + at % 130, y + at / 130) > 0);
            assertEquals(i == row * 3 + column, marked, "in the part " + i % 3 + ", " + i / 3);
        }
        assertTrue(IntStream.range(0, 390).allMatch(x -> green(drawn, x, 0) == 0 && green(drawn, x, 299) == 0),
                "there is a margin above and below");
        assertTrue(IntStream.range(0, 300).allMatch(y -> green(drawn, 0, y) == 0 && green(drawn, 389, y) == 0),
                "there is a margin on the left and on the right");
    }

    @Test
    void shouldCoverAllOfThePictureWhereItIsTiled() throws IOException {
        BufferedImage drawn = draw(styled("Mark", "tiled", 90, 0), even(400, 300, 0xFF000000));

        for (int i = 0; i < 20; i++) {
            int x = i % 5 * 80;
            int y = i / 5 * 75;
            assertTrue(IntStream.range(0, 80 * 75).anyMatch(at -> green(drawn, x + at % 80, y + at / 80) > 100),
                    "something from " + x + ", " + y);
        }
    }

    @Test
    void shouldCoverNoMoreThanItsOpacity() throws IOException {
        assertEquals(255, greens(draw(styled("M", "centre", 100, 50), even(400, 300, 0xFF000000))).max().orElseThrow());
        assertEquals(128, greens(draw(styled("M", "centre", 50, 50), even(400, 300, 0xFF000000))).max().orElseThrow(),
                1);
        assertEquals(3, greens(draw(styled("M", "centre", 1, 50), even(400, 300, 0xFF000000))).max().orElseThrow(), 1);
    }

    @Test
    void shouldHaveTheSizeThatWasAskedWhicheverSideIsShorter() throws IOException {
        for (BufferedImage ground : new BufferedImage[] {even(400, 200, 0xFF000000), even(200, 400, 0xFF000000)}) {
            BufferedImage drawn = draw(styled("H", "centre", 100, 40), ground);
            long rows = IntStream.range(0, ground.getHeight()).filter(y -> IntStream.range(0, ground.getWidth())
                    .anyMatch(x -> green(drawn, x, y) > 128)).count();
            // A capital letter is some seven tenths as high as its font.
            assertEquals(0.4 * 200 * 0.72, rows, 8);
        }
    }

    @Test
    void shouldWriteLinesBelowEachOther() throws IOException {
        BufferedImage drawn = draw(styled("I\nI", "centre", 100, 20), even(400, 300, 0xFF000000));

        boolean[] lit = new boolean[300];
        IntStream.range(0, 300).forEach(y -> lit[y] = IntStream.range(0, 400).anyMatch(x -> green(drawn, x, y) > 128));
        assertEquals(2, IntStream.range(1, 300).filter(y -> lit[y] && !lit[y - 1]).count(), "two letters");
    }

    @Test
    void shouldTellThatATextWasShrunkToFit() throws IOException {
        assertFalse(isShrunk("Poolscope"));
        assertTrue(isShrunk("Poolscope ".repeat(20)));
        assertTrue(isShrunk("x\n".repeat(100)));
    }

    private static boolean isShrunk(String text) throws IOException {
        var watermark = Watermark.ofText(text, Watermark.Style.USUAL);
        BufferedImage drawn = draw(watermark, even(400, 300, 0xFF000000));
        assertTrue(lit(drawn) > 0);
        assertTrue(IntStream.range(0, 300).allMatch(y -> green(drawn, 0, y) == 0), "nothing is cut off");
        assertTrue(IntStream.range(0, 400).allMatch(x -> green(drawn, x, 0) == 0), "nothing is cut off above");
        return watermark.wasShrunk();
    }

    @Test
    void shouldMarkWithAPictureAndLetThroughWhereThatIsTransparent() throws IOException {
        BufferedImage logo = even(80, 40, 0xFFFF0000);
        IntStream.range(0, 40 * 40).forEach(i -> logo.setRGB(i % 40, i / 40, 0xFFFF0000));
        BufferedImage half = even(80, 40, 0);
        half.getGraphics().drawImage(logo.getSubimage(0, 0, 40, 40), 0, 0, null);
        var watermark = Watermark.ofPicture(FileBytes.of(TestPictures.file(half, "png")),
                new Watermark.Style(Watermark.Place.TOP_LEFT, 100, 0));

        BufferedImage drawn = draw(watermark, even(400, 300, 0xFF0000FF));

        // A fifth of 300 is its longer side, and a fortieth the margin.
        assertEquals(0xFF0000, drawn.getRGB(20, 20) & 0xFFFFFF);
        assertEquals(0x0000FF, drawn.getRGB(56, 20) & 0xFFFFFF, "under its transparent half");
        assertEquals(0x0000FF, drawn.getRGB(20, 44) & 0xFFFFFF, "below it");
        assertEquals(0x0000FF, drawn.getRGB(3, 20) & 0xFFFFFF, "in the margin");
        assertFalse(watermark.wasShrunk());
    }

    @Test
    void shouldShrinkAPictureThatWouldJutOut() throws IOException {
        var watermark = Watermark.ofPicture(FileBytes.of(TestPictures.file(even(10, 10, 0xFFFF0000), "png")),
                new Watermark.Style(Watermark.Place.CENTRE, 100, 100));

        BufferedImage drawn = draw(watermark, even(400, 300, 0xFF0000FF));

        assertTrue(watermark.wasShrunk() || (drawn.getRGB(200, 0) & 0xFF) == 0xFF, "there is a margin");
        assertEquals(0xFF0000, drawn.getRGB(200, 150) & 0xFFFFFF);
        assertEquals(0x0000FF, drawn.getRGB(200, 2) & 0xFFFFFF);
    }

    private static Watermark styled(String text, String place, int opacity, int size) {
        return Watermark.ofText(text, new Watermark.Style(Watermark.Place.of(place), opacity, size));
    }

    private static boolean lacksLetters(String text) throws IOException {
        var watermark = Watermark.ofText(text, Watermark.Style.USUAL);
        draw(watermark, even(400, 300, 0xFF000000));
        return watermark.lacksLetters();
    }

    private static BufferedImage drawn(String text, BufferedImage image) throws IOException {
        return draw(Watermark.ofText(text, Watermark.Style.USUAL), image);
    }

    private static BufferedImage draw(Watermark watermark, BufferedImage image) throws IOException {
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(TestPictures.file(image, "png")));
             Pixels stored = picture.decode(picture.size(), false);
             Pixels upright = stored.upright(Orientation.UPRIGHT, picture.size())) {
            watermark.drawInto(upright);
            return TestPictures.image(upright.encode(Format.PNG, 100));
        }
    }

    private static BufferedImage even(int width, int height, int argb) {
        boolean opaque = argb >>> 24 == 0xFF;
        var image = new BufferedImage(width, height,
                opaque ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_4BYTE_ABGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, argb);
            }
        }
        return image;
    }

    private static int green(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) >> 8 & 0xFF;
    }

    private static IntStream greens(BufferedImage image) {
        int width = image.getWidth();
        return IntStream.range(0, width * image.getHeight()).map(i -> green(image, i % width, i / width));
    }

    private static long lit(BufferedImage image) {
        return greens(image).filter(value -> value > 0).count();
    }
}
