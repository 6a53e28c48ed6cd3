package org.poolscope.workload.images.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {

    @ParameterizedTest(name = "{0} × {1} into {2}")
    @CsvSource({"3000, 2000, 800, 800, 533", "2000, 3000, 800, 533, 800", "800, 800, 800, 800, 800",
        "799, 20, 800, 799, 20", "10, 20, 800, 10, 20", "60000, 1, 16, 16, 1", "1, 1, 16, 1, 1"})
    void shouldFitIntoTheBoxAndNeverEnlarge(int width, int height, int box, int expectedWidth, int expectedHeight) {
        assertEquals(new Size(expectedWidth, expectedHeight), new Size(width, height).fitInto(box));
    }
}
