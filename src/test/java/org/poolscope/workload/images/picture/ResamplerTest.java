package org.poolscope.workload.images.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

    @ParameterizedTest(name = "{0} × {1} to {2} × {3}")
    @CsvSource({"300, 200, 80, 53", "301, 199, 300, 198", "64, 64, 1, 1", "7, 5, 3, 2", "1, 1, 1, 1",
        "2, 90, 1, 45", "10, 10, 25, 31"})
    void shouldKeepAnEvenAreaExactly(int width, int height, int toWidth, int toHeight) {
        for (int value : new int[] {0, 1, 100, 254, 255}) {
            Plane even = Plane.of(width, height);
            Arrays.fill(even.samples(), (byte) value);

            Plane resampled = Resampler.resample(even, toWidth, toHeight);

            assertEquals(toWidth, resampled.width());
            assertEquals(toHeight, resampled.height());
            for (byte sample : resampled.samples()) {
                assertEquals(value, sample & 0xFF);
            }
        }
    }

    @Test
    void shouldKeepTheMeanOfAStripePatternTooFineToBeSeen() {
        Plane stripes = Plane.of(1000, 10);
        for (int i = 0; i < stripes.samples().length; i++) {
            stripes.samples()[i] = (byte) (i % 2 * 200);
        }

        Plane resampled = Resampler.resample(stripes, 100, 1);

        for (int x = 3; x < 97; x++) {
            assertEquals(100, resampled.at(x, 0), 3, "at " + x);
        }
    }

    @Test
    void shouldKeepAnEdgeInItsPlaceAndSharp() {
        Plane edge = Plane.of(90, 1);
        Arrays.fill(edge.samples(), 45, 90, (byte) 200);

        Plane resampled = Resampler.resample(edge, 30, 1);

        assertTrue(resampled.at(13, 0) < 15, "left of the edge: " + resampled.at(13, 0));
        assertTrue(resampled.at(16, 0) > 185, "right of the edge: " + resampled.at(16, 0));
    }

    @Test
    void shouldLeaveOutWhatLiesBesideThePicture() {
        // Two and a half samples are the picture; the rest of the row is padding that must not be seen.
        Plane padded = new Plane(2.5, 1, 8, new byte[] {50, 50, 50, -1, -1, -1, -1, -1});

        Plane resampled = Resampler.resample(padded, 2, 1);

        assertEquals(50, resampled.at(0, 0));
        assertEquals(50, resampled.at(1, 0));
    }

    @Test
    void shouldNotCopyWhatHasTheRightSize() {
        Plane plane = Plane.of(5, 5);
        assertSame(plane, Resampler.resample(plane, 5, 5));
    }
}
