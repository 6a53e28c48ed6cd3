package org.poolscope.workload.images.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.poolscope.workload.images.metadata.TestExif.EXIF;
import static org.poolscope.workload.images.metadata.TestExif.IMAGE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.poolscope.testing.RunsBeside;

@RunsBeside
class ExifTest {

    private static final List<ByteOrder> ORDERS = List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN);
    private static final int ORIENTATION = 0x0112;

    static Stream<Arguments> orientations() {
        return ORDERS.stream().flatMap(order -> Stream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
                .flatMap(type -> IntStream.rangeClosed(1, 8).mapToObj(value -> Arguments.of(order, type, value))));
    }

    @ParameterizedTest(name = "{0}, type {1}: {2}")
    @MethodSource("orientations")
    void shouldReadAnOrientationOfAnyTypeInBothByteOrders(ByteOrder order, int type, int value) {
        byte[] data = TestExif.in(order).text(IMAGE, 0x010F, "Poolcam").number(IMAGE, ORIENTATION, type, value).build();

        Exif exif = Exif.of(data);
        assertEquals(value, exif.orientation());
        assertFalse(exif.isBroken());

        exif.correct(10, 20);
        Exif again = Exif.of(exif.bytes());
        assertEquals(1, again.orientation(), "of the copy");
        assertTrue(text(exif.bytes()).contains("Poolcam"));
    }

    @Test
    void shouldTakeNonsenseForUpright() {
        for (int value : new int[] {0, 9, 77, -1}) {
            assertEquals(1, Exif.of(TestExif.in(ByteOrder.BIG_ENDIAN).number(IMAGE, ORIENTATION, 9, value).build())
                    .orientation());
        }
        assertEquals(1, Exif.of(TestExif.in(ByteOrder.BIG_ENDIAN).text(IMAGE, 0x010F, "x").build()).orientation());
        assertNull(Exif.of("no Exif at all".getBytes()));
        assertNull(Exif.of(new byte[0]));
    }

    @Test
    void shouldKeepTheMakersNoteWhereItWas() {
        for (ByteOrder order : ORDERS) {
            byte[] data = TestExif.rich(order).build();
            Exif exif = Exif.of(data);
            exif.correct(800, 600);

            byte[] written = exif.bytes();

            assertTrue(text(data).contains("MakerNote with secrets"));
            assertEquals(text(data).indexOf("MakerNote"), text(written).indexOf("MakerNote"));
            assertFalse(text(written).contains("thumbnail"), "no thumbnail");
            assertFalse(Exif.of(written).isBroken());
            for (String kept : List.of("Poolcam", "Ada Lovelace", "2015:06:07 08:09:10", "Serial 12345")) {
                assertTrue(text(written).contains(kept), kept);
            }
        }
    }

    @Test
    void shouldSayTheSizeOfTheCopy() {
        Exif exif = Exif.of(TestExif.rich(ByteOrder.LITTLE_ENDIAN).build());
        exif.correct(800, 600);

        ByteBuffer written = ByteBuffer.wrap(exif.bytes()).order(ByteOrder.LITTLE_ENDIAN);

        Exif again = Exif.of(written.array());
        assertEquals(800, written.getInt(again.entries(Exif.Directory.EXIF).get(0xA002).from()));
        assertEquals(600, written.getInt(again.entries(Exif.Directory.EXIF).get(0xA003).from()));
    }

    @Test
    void shouldLeaveNothingPrivateAnywhere() {
        Exif exif = Exif.of(TestExif.rich(ByteOrder.BIG_ENDIAN).build());
        exif.filter(MetadataChoice.PRIVATE);

        byte[] written = exif.bytes();

        for (String gone : List.of("secrets", "Owner", "Serial", "Lens", "telephone", "thumbnail", "2015:06:07\0")) {
            assertFalse(text(written).replace("2015:06:07 08:09:10", "").contains(gone), gone);
        }
        assertTrue(text(written).contains("Ada Lovelace"));
        assertTrue(Exif.of(written).entries(Exif.Directory.GPS).isEmpty());
    }

    @Test
    void shouldLeaveOutWhatPointsNowhereAndKeepTheRest() {
        byte[] data = TestExif.in(ByteOrder.BIG_ENDIAN).number(IMAGE, ORIENTATION, 3, 6)
                .text(IMAGE, 0x013B, "Ada Lovelace").text(IMAGE, 0x8298, "(c) Ada").build();
        int artist = text(data).indexOf("\u0001;");
        ByteBuffer.wrap(data).putInt(artist + 8, Integer.MAX_VALUE);

        Exif exif = Exif.of(data);

        assertTrue(exif.isBroken());
        assertEquals(6, exif.orientation());
        assertTrue(text(exif.bytes()).contains("(c) Ada"));
        assertFalse(Exif.of(exif.bytes()).isBroken());
    }

    @Test
    void shouldNotGoRoundInDirectoriesThatPointToThemselves() {
        byte[] data = TestExif.in(ByteOrder.BIG_ENDIAN).number(IMAGE, 0x8769, 4, 8).number(IMAGE, 0x8825, 4, 8)
                .number(IMAGE, ORIENTATION, 3, 8).number(IMAGE, 0xA005, 4, 8).build();

        Exif exif = Exif.of(data);

        assertEquals(8, exif.orientation());
        assertTrue(exif.bytes().length < 1_000);
    }

    @Test
    void shouldMakeNoMoreOfValuesThatOverlapThanThereWas() {
        TestExif many = TestExif.in(ByteOrder.BIG_ENDIAN);
        for (int tag = 0x1000; tag < 0x2000; tag++) {
            many.number(EXIF, tag, 4, 0);
        }
        byte[] data = many.build();
        ByteBuffer bytes = ByteBuffer.wrap(data);
        for (int at = bytes.getInt(18) + 2; at + 12 < data.length; at += 12) {
            bytes.putShort(at + 2, (short) 7).putInt(at + 4, data.length - 8).putInt(at + 8, 8);
        }

        Exif exif = Exif.of(data);

        assertTrue(exif.bytes().length < 3 * data.length + (1 << 17), "of " + data.length + ": " + exif.bytes().length);
    }

    @Test
    void shouldStumbleOverNoGarbage() {
        var random = new Random(3);
        byte[] good = TestExif.rich(ByteOrder.LITTLE_ENDIAN).build();
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = i % 4 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int flips = random.nextInt(1, 6); flips > 0 && bad.length > 8; flips--) {
                bad[random.nextInt(4, bad.length)] = (byte) random.nextInt();
            }
            Exif exif = Exif.of(bad);
            if (exif != null) {
                exif.orientation();
                exif.density();
                exif.correct(3, 4);
                assertNotNull(exif.bytes());
                assertTrue(exif.bytes().length <= 2 * bad.length + (1 << 17));
                exif.filter(MetadataChoice.PRIVATE);
                assertNotNull(exif.bytes());
            }
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
