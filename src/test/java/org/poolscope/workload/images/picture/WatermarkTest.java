package org.poolscope.workload.images.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.workload.images.picture.Picture.Colours;

class WatermarkTest {

    @Test
    void shouldBeLegibleOnLightAndOnDark() {
        Plane onDark = drawn("Poolscope", even(Colours.GRAY, 400, 300, 0)).planes().getFirst();
        Plane onLight = drawn("Poolscope", even(Colours.GRAY, 400, 300, 255)).planes().getFirst();

        assertTrue(values(onDark).max().orElseThrow() > 200, "white letters on black");
        assertTrue(values(onLight).min().orElseThrow() < 150, "a dark rim on white");
    }

    @Test
    void shouldStandInTheLowerRightCornerAndNowhereElse() {
        Plane plane = drawn("Poolscope", even(Colours.GRAY, 400, 300, 0)).planes().getFirst();

        assertTrue(IntStream.range(0, 400 * 270).allMatch(i -> plane.samples()[i] == 0), "nothing above");
        assertTrue(IntStream.range(270, 300).allMatch(y -> plane.at(200, y) == 0), "nothing on the left");
        assertTrue(IntStream.range(270, 300).anyMatch(y -> plane.at(390, y) > 0), "something in the corner");
    }

    @Test
    void shouldGrowWithThePicture() {
        long small = lit(drawn("Poolscope", even(Colours.GRAY, 400, 300, 0)));
        long large = lit(drawn("Poolscope", even(Colours.GRAY, 1600, 1200, 0)));

        assertTrue(large > 10 * small, small + " pixels of 400 × 300, " + large + " of 1600 × 1200");
    }

    @Test
    void shouldTakeTheColourOutOfWhatItCovers() {
        Picture picture = drawn("Poolscope", even(Colours.YCC, 400, 300, 60));

        assertTrue(values(picture.planes().get(1)).max().orElseThrow() > 110, "towards 128, no difference");
    }

    @Test
    void shouldBeOpaqueOnATransparentPicture() {
        Picture picture = drawn("Poolscope", even(Colours.RGB_ALPHA, 400, 300, 0));

        assertTrue(values(picture.planes().get(3)).max().orElseThrow() > 200, "alpha under the letters");
        assertEquals(0, picture.planes().get(3).at(0, 0), "alpha elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void shouldDrawNothingWithoutAText(String text) {
        assertEquals(0, lit(drawn(text, even(Colours.GRAY, 400, 300, 0))));
    }

    @ParameterizedTest(name = "{0} × {1}")
    @CsvSource({"1, 1", "16, 16", "40, 400", "10000, 16"})
    void shouldStayWithinThePictureHoweverSmall(int width, int height) {
        drawn("© 2026 Zoë Müller, 写真 صورة " + "x".repeat(170), even(Colours.YCC, width, height, 128));
    }

    private static Picture drawn(String text, Picture picture) {
        new Watermark(text).drawInto(picture);
        return picture;
    }

    private static Picture even(Colours colours, int width, int height, int value) {
        List<Plane> planes = IntStream.range(0, colours.planes())
                .mapToObj(i -> colours.isDifference(i)
                        ? Plane.of(Math.ceilDiv(width, Picture.COARSENESS), Math.ceilDiv(height, Picture.COARSENESS))
                        : Plane.of(width, height))
                .toList();
        planes.forEach(plane -> Arrays.fill(plane.samples(), (byte) value));
        return new Picture(new Size(width, height), colours, planes);
    }

    private static IntStream values(Plane plane) {
        return IntStream.range(0, plane.samples().length).map(i -> plane.samples()[i] & 0xFF);
    }

    private static long lit(Picture picture) {
        return values(picture.planes().getFirst()).filter(value -> value > 0).count();
    }
}
