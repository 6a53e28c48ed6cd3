package org.poolscope.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainValuesTest {

    @Test
    void shouldBringEveryPlainValueThrough() throws MalformedFrameException {
        for (Object value : List.of(true, false, 0L, Long.MIN_VALUE, -0.0, Double.NaN, "", "ünïcode \uD83D\uDE00",
                List.of(), List.of(1L, List.of("a")), Map.of(), Map.of("key", List.of(1.5)))) {
            assertEquals(value, through(value));
        }
        assertEquals(null, through(null));
        assertEquals(5L, through(5));
        assertEquals(Arrays.asList(1L, null), through(Arrays.asList(1L, null)));
        assertArrayEquals(new long[] {1, Long.MAX_VALUE}, (long[]) through(new long[] {1, Long.MAX_VALUE}));
        assertArrayEquals(new double[] {0.1}, (double[]) through(new double[] {0.1}));
        assertArrayEquals(new byte[] {-1, 0}, (byte[]) through(new byte[] {-1, 0}));
    }

    @Test
    void shouldRefuseWhatIsNotPlainAndSayWhatItWas() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> through(List.of(Instant.EPOCH)));

        assertEquals("a java.time.Instant is not a plain value and cannot be sent: 1970-01-01T00:00:00Z",
                refusal.getMessage());
    }

    @Test
    void shouldRefuseAMapWithKeysThatAreNoTexts() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> through(Map.of(1, "one")));

        assertEquals("the keys of a map that is sent must be texts, and one is 1", refusal.getMessage());
    }

    @Test
    void shouldRefuseNestingWithoutEnd() {
        var ring = new ArrayList<Object>();
        ring.add(ring);

        assertThrows(IllegalArgumentException.class, () -> through(ring));
    }

    @Test
    void shouldNeverFailOnRandomBytesInAnyOtherWayThanByRefusingThem() {
        var random = new Random(2026);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = (byte) random.nextInt(12);
            }
            try {
                PlainValues.read(new WireReader(0, ByteBuffer.wrap(bytes)));
            } catch (MalformedFrameException e) {
                refused++;
            }
        }
        assertTrue(refused > 1000, "only " + refused + " were refused");
    }

    private static @Nullable Object through(@Nullable Object value) throws MalformedFrameException {
        var out = new WireWriter();
        out.begin(0);
        PlainValues.write(value, out);
        out.end();
        ByteBuffer frame = out.drain();
        var in = new WireReader(0, frame.slice(6, frame.remaining() - 6));
        Object read = PlainValues.read(in);
        in.end();
        return read;
    }
}
