package org.poolscope.workload.images.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.workload.images.picture.Size;

class LandscapeTest {

    private static final Size SMALL = new Size(90, 60);

    @Test
    void shouldPaintTheSamePictureForTheSameNumber() throws InterruptedException {
        assertArrayEquals(Landscape.paint(SMALL, 7), Landscape.paint(SMALL, 7));
    }

    @Test
    void shouldPaintAnotherPictureForAnotherNumber() throws InterruptedException {
        // The same time of day, eight numbers on.
        assertFalse(Arrays.equals(Landscape.paint(SMALL, 7), Landscape.paint(SMALL, 15)));
    }

    @ParameterizedTest(name = "{0} × {1}, number {2}")
    @CsvSource({"60, 90, 1", "16, 16, 5", "1, 1, 3", "300, 20, -4"})
    void shouldPaintAnySize(int width, int height, long number) throws InterruptedException {
        assertEquals(4 * width * height, Landscape.paint(new Size(width, height), number).length);
    }

    @Test
    void shouldStopPaintingWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> Landscape.paint(SMALL, 1));
    }
}
