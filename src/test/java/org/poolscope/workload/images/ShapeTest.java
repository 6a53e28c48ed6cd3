package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.workload.images.Shape.Cut;
import org.poolscope.workload.images.Shape.Kind;

class ShapeTest {

    @ParameterizedTest(name = "{0} of {1} × {2} by {3} × {4}, {5} %, enlarged {6}: {7} × {8}")
    @CsvSource({
            "FIT, 4000, 3000, 800, 800, 50, false, 800, 600",
            "FIT, 3000, 4000, 800, 800, 50, false, 600, 800",
            "FIT, 4000, 3000, 800, 300, 50, false, 400, 300",
            "FIT, 400, 300, 800, 800, 50, false, 400, 300",
            "FIT, 400, 300, 800, 800, 50, true, 800, 600",
            "FIT, 10000, 1, 100, 100, 50, false, 100, 1",
            "LONG_EDGE, 4000, 3000, 800, 300, 50, false, 800, 600",
            "LONG_EDGE, 3000, 4000, 800, 300, 50, false, 600, 800",
            "PERCENT, 4001, 3000, 800, 800, 50, false, 2001, 1500",
            "PERCENT, 4000, 3000, 800, 800, 200, false, 4000, 3000",
            "PERCENT, 4000, 3000, 800, 800, 200, true, 8000, 6000",
            "PERCENT, 1, 1, 800, 800, 1, false, 1, 1"})
    void shouldKeepAllOfThePictureInItsOwnProportions(Kind kind, int fromWidth, int fromHeight, int width, int height,
                                                      int percent, boolean enlarge, int toWidth, int toHeight) {
        Cut cut = new Shape(kind, width, height, percent, enlarge).of(fromWidth, fromHeight);

        assertEquals(new Cut(0, 0, fromWidth, fromHeight, toWidth, toHeight), cut);
    }

    @ParameterizedTest(name = "{0} × {1} into {2} × {3}, enlarged {4}: {5}")
    @CsvSource(delimiter = ';', value = {
            "4000; 3000; 800; 800; false; 500 0 3000 3000 800 800",
            "3000; 4000; 800; 800; false; 0 500 3000 3000 800 800",
            "4000; 3000; 1600; 900; false; 0 375 4000 2250 1600 900",
            "1000; 1000; 800; 800; false; 0 0 1000 1000 800 800",
            "600; 300; 800; 800; false; 150 0 300 300 300 300",
            "600; 300; 800; 800; true; 150 0 300 300 800 800",
            "1000; 600; 800; 800; false; 200 0 600 600 600 600",
            "1; 5000; 800; 800; false; 0 2499 1 1 1 1"})
    void shouldCutOffWhatJutsOutOnBothSidesAlike(int fromWidth, int fromHeight, int width, int height,
                                                 boolean enlarge, String expected) {
        Cut cut = new Shape(Kind.FILL, width, height, 100, enlarge).of(fromWidth, fromHeight);

        assertEquals(expected, "%d %d %d %d %d %d".formatted(cut.left(), cut.top(), cut.keptWidth(), cut.keptHeight(),
                cut.width(), cut.height()));
    }

    @Test
    void shouldStayWithinThePictureWhateverItsSize() {
        for (Kind kind : Kind.values()) {
            for (int width = 1; width < 70; width += 3) {
                for (int height = 1; height < 70; height += 2) {
                    Cut cut = new Shape(kind, 16, 9, 33, false).of(width, height);
                    assertTrue(cut.left() >= 0 && cut.top() >= 0 && cut.left() + cut.keptWidth() <= width
                            && cut.top() + cut.keptHeight() <= height && cut.width() >= 1 && cut.height() >= 1
                            && cut.width() <= cut.keptWidth() && cut.height() <= cut.keptHeight(),
                            kind + " of " + width + " × " + height + ": " + cut);
                }
            }
        }
    }

    @Test
    void shouldReadTheWordsItGives() {
        for (Kind kind : Kind.values()) {
            assertEquals(kind, Kind.of(kind.word()));
        }
        assertEquals("long-edge", Kind.LONG_EDGE.word());
    }
}
