package org.poolscope.workload.images.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.workload.images.picture.Picture.Colours;

class AlphaTest {

    @Test
    void shouldComeBackToTheSameColoursWhereThereIsAnythingToSee() {
        byte[] alpha = {(byte) 255, (byte) 200, (byte) 128, 0};
        Picture full = grayAlpha(new byte[] {50, 100, (byte) 255, 77}, alpha);

        Picture back = Alpha.divided(Alpha.multiplied(full));

        Plane gray = back.planes().getFirst();
        assertEquals(50, gray.at(0, 0), "opaque: exactly");
        assertEquals(100, gray.at(1, 0), 1, "nearly opaque: but for rounding");
        assertEquals(255, gray.at(0, 1));
        assertSame(full.planes().getLast(), back.planes().getLast());
    }

    @Test
    void shouldKeepTheColourOfTheInvisibleOutOfTheVisible() {
        Picture edge = grayAlpha(new byte[] {(byte) 255, 0, (byte) 255, 0}, new byte[] {0, (byte) 255, 0, (byte) 255});

        Picture small = Alpha.divided(Alpha.multiplied(edge).resized(new Size(1, 1)));

        assertEquals(0, small.planes().getFirst().at(0, 0), "black, though half of it is invisible white");
    }

    @Test
    void shouldLeaveAPictureWithoutAlphaAlone() {
        var gray = new Picture(new Size(2, 2), Colours.GRAY, List.of(Plane.of(2, 2)));

        assertSame(gray, Alpha.multiplied(gray));
        assertSame(gray, Alpha.divided(gray));
    }

    private static Picture grayAlpha(byte[] gray, byte[] alpha) {
        return new Picture(new Size(2, 2), Colours.GRAY_ALPHA,
                List.of(new Plane(2, 2, 2, gray), new Plane(2, 2, 2, alpha)));
    }
}
