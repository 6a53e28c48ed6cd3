package org.poolscope.codec;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.poolscope.codec.bytes.ByteOut;
import org.poolscope.codec.bytes.Packing;
import org.poolscope.codec.scalar.Tag;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.CodecException;
import org.poolscope.function.Pair;
import org.poolscope.function.TaskFunction;
import org.poolscope.testing.RunsBeside;

/// Bytes from a sender that is broken lead to a [CodecException] and to nothing else.
@RunsBeside
class EvilBytesTest {

    enum Colour { RED, GREEN }

    record Dot(int x, double y, Colour colour, String name) {}

    private static byte[] sample() {
        int captured = 5;
        TaskFunction<Integer, Integer> function = x -> x + captured;
        Dot dot = new Dot(1, 2.5, Colour.GREEN, "ü");
        return ValueEncoder.encode(List.of(1, dot, List.of(dot, dot), Map.of("a", Set.of(1, 2)), new int[] {1, 2, 3},
                new Dot[] {dot}, new String[][] {{"x"}}, List.of(1, 2, 3), List.of(1L << 40), List.of("a", "b"),
                List.of(true), Optional.of(1.5), new Pair<>(Instant.now(), Duration.ofDays(1)), function, 'c',
                further()));
    }

    private static List<Object> further() {
        var sorted = new TreeMap<String, Integer>(String.CASE_INSENSITIVE_ORDER.reversed());
        sorted.put("a", 1);
        return List.of(sorted, EnumSet.of(Colour.RED), new EnumMap<>(Map.of(Colour.RED, 1)), Map.entry(1, "x"),
                new ArrayDeque<>(List.of(1)), Collections.synchronizedList(new ArrayList<>(List.of(1))),
                ZonedDateTime.now(), Period.ofDays(1), Locale.GERMANY, Pattern.compile("a+"), StandardCharsets.UTF_8,
                new HashMap<>(Map.of(1, 2)), BitSet.valueOf(new long[] {5}));
    }

    @Test
    void shouldRefuseEveryTruncation() {
        byte[] bytes = sample();
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThrows(CodecException.class, () -> ValueDecoder.read(part, AllowedTypes.anyRecordOrEnum()));
        }
    }

    @Test
    void shouldRefuseBytesThatAreLeft() {
        byte[] bytes = sample();

        assertThrows(CodecException.class,
                () -> ValueDecoder.read(Arrays.copyOf(bytes, bytes.length + 1), AllowedTypes.anyRecordOrEnum()));
    }

    @Test
    void shouldSurviveEveryDamage() {
        byte[] bytes = sample();
        var random = new Random(2026);
        int refused = 0;
        for (int i = 0; i < 30_000; i++) {
            byte[] damaged = bytes.clone();
            for (int j = 0; j <= random.nextInt(3); j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            refused += isRefused(damaged) ? 1 : 0;
        }
        assertTrue(refused > 10_000, "only " + refused + " were refused");
    }

    @Test
    void shouldSurviveRandomBytes() {
        var random = new Random(2027);
        int refused = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(64)];
            random.nextBytes(bytes);
            bytes[0] = (byte) random.nextInt(Tag.LONG_STATISTICS + 2);
            refused += isRefused(bytes) ? 1 : 0;
        }
        assertTrue(refused > 50_000, "only " + refused + " were refused");
    }

    @Test
    void shouldAllocateNothingForALengthWithoutBytes() {
        for (int tag : new int[] {Tag.STRING, Tag.LIST, Tag.SET, Tag.MAP, Tag.PRIMITIVE_ARRAY, Tag.BIG_INTEGER}) {
            for (long length : new long[] {Integer.MAX_VALUE, Long.MAX_VALUE, -1, 1L << 32, 1 << 30}) {
                for (int kind = 0; kind < 8; kind++) {
                    var out = new ByteOut(100);
                    out.putByte(tag);
                    if (tag != Tag.STRING && tag != Tag.MAP && tag != Tag.BIG_INTEGER) {
                        out.putByte(kind);
                    }
                    out.putUnsigned(length);
                    out.putLong(0x0404040404040404L);
                    assertThrows(CodecException.class, () -> ValueDecoder.read(out.drain(), AllowedTypes.none()));
                }
            }
        }
    }

    /// Each list claims as many elements as there are bytes left: rightly, as far as one can see from each alone.
    @Test
    void shouldNotBeFloodedByListsThatEachClaimAllThatIsLeft() {
        var out = new ByteOut(64 << 20);
        for (int i = 0; i < ValueEncoder.MAX_DEPTH - 1; i++) {
            out.putByte(Tag.LIST);
            out.putByte(Packing.ANY);
            out.putUnsigned(32 << 20);
        }
        out.putBytes(new byte[40 << 20]);

        assertThrows(CodecException.class, () -> ValueDecoder.read(out.drain(), AllowedTypes.none()));
    }

    @Test
    void shouldRefuseNestingWithoutEnd() {
        var bytes = ByteBuffer.allocate(3_000_000);
        while (bytes.hasRemaining()) {
            bytes.put((byte) Tag.OPTIONAL);
        }

        var refusal = assertThrows(CodecException.class, () -> ValueDecoder.read(bytes.flip(), AllowedTypes.none()));

        assertTrue(refusal.getMessage().startsWith("values nested more than 500 deep"), refusal.getMessage());
    }

    private static boolean isRefused(byte[] bytes) {
        try {
            ValueDecoder.read(bytes, AllowedTypes.anyRecordOrEnum());
            return false;
        } catch (CodecException e) {
            return true;
        }
    }
}
