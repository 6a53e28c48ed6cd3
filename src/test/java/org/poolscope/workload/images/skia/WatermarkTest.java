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

    private static boolean lacksLetters(String text) throws IOException {
        var watermark = new Watermark(text);
        draw(watermark, even(400, 300, 0xFF000000));
        return watermark.lacksLetters();
    }

    private static BufferedImage drawn(String text, BufferedImage image) throws IOException {
        return draw(new Watermark(text), image);
    }

    private static BufferedImage draw(Watermark watermark, BufferedImage image) throws IOException {
        try (EncodedPicture picture = EncodedPicture.open(TestPictures.file(image, "png"));
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
