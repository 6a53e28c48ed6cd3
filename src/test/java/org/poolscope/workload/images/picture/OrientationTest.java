package org.poolscope.workload.images.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.workload.images.picture.Picture.Colours;

class OrientationTest {

    /// Three wide, two high, and stored with a gap after each row.
    private static final Picture STORED = new Picture(new Size(3, 2), Colours.GRAY,
            List.of(new Plane(3, 2, 4, new byte[] {'a', 'b', 'c', 0, 'd', 'e', 'f', 0})));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"1, abc def", "2, cba fed", "3, fed cba", "4, def abc", "5, ad be cf",
        "6, da eb fc", "7, fc eb da", "8, cf be ad"})
    void shouldTurnEveryOrientationUpright(int exif, String rows) {
        Picture upright = Orientation.ofExif(exif).upright(STORED);
        Plane plane = upright.planes().getFirst();

        String[] expected = rows.split(" ");
        assertEquals(new Size(expected[0].length(), expected.length), upright.size());
        assertEquals(rows, rows(plane));
    }

    private static String rows(Plane plane) {
        var rows = new StringBuilder();
        for (int y = 0; y < plane.height(); y++) {
            rows.append(y == 0 ? "" : " ");
            for (int x = 0; x < plane.width(); x++) {
                rows.append((char) plane.at(x, y));
            }
        }
        return rows.toString();
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeUndoneByItsInverse(Orientation orientation) {
        Picture back = orientation.upright(orientation.inverse().upright(STORED));

        assertEquals("abc def", rows(back.planes().getFirst()));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9, 65_535})
    void shouldTakeNonsenseForUpright(int exif) {
        assertSame(Orientation.UPRIGHT, Orientation.ofExif(exif));
    }

    @Test
    void shouldKnowItsOwnValue() {
        int[] values = {1, 2, 3, 4, 5, 6, 7, 8};
        assertArrayEquals(values, List.of(Orientation.values()).stream().mapToInt(Orientation::exif).toArray());
    }
}
