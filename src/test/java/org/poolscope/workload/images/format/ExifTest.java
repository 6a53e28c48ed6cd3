package org.poolscope.workload.images.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.workload.images.picture.Orientation;

class ExifTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "big-endian, 4d4d002a00000008 0001 0112 0003 00000001 00060000, LYING_LEFT",
        "little-endian, 49492a0008000000 0100 1201 0300 01000000 08000000, LYING_RIGHT",
        "second of two, 4d4d002a00000008 0002 010f 0002 00000004 41414100 0112 0003 00000001 00030000, UPSIDE_DOWN",
        "without the tag, 4d4d002a00000008 0001 010f 0002 00000004 41414100, UPRIGHT",
        "a value that does not exist, 4d4d002a00000008 0001 0112 0003 00000001 00090000, UPRIGHT",
        "cut off, 4d4d002a00000008 0001 0112, UPRIGHT",
        "pointing nowhere, 4d4d002a7fffffff 0001, UPRIGHT"})
    void shouldReadTheOrientation(String what, String bytes, Orientation expected) {
        assertEquals(expected, Exif.orientation(HexFormat.of().parseHex(bytes.replace(" ", ""))));
    }

    @Test
    void shouldReadNothingFromNothing() {
        assertEquals(Orientation.UPRIGHT, Exif.orientation(new byte[0]));
    }

    @Test
    void shouldStumbleOverNoGarbage() {
        var random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            byte[] garbage = new byte[random.nextInt(64)];
            random.nextBytes(garbage);
            assertNotNull(Exif.orientation(garbage));
        }
    }
}
