package org.poolscope.codec;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What cannot be sent, and what is said then.
class RefusalTest {

    record Positive(int value) {
        Positive {
            if (value <= 0) {
                throw new IllegalArgumentException("not positive: " + value);
            }
        }
    }

    record Shy(int value) {
        @Override
        public int value() {
            throw new IllegalStateException("not now");
        }
    }

    record Holder(@Nullable Object value) {}

    enum Unlucky {
        ONE;

        static {
            if (Boolean.getBoolean("never.set") || ONE != null) {
                throw new IllegalStateException("bad luck");
            }
        }
    }

    static final class Loud {
        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    @Test
    void shouldRefuseATypeThatIsNotListedAndSayWhatToDo() {
        assertTrue(refusal(List.of(1, new Loud[0])).startsWith(
                "a org.poolscope.codec.RefusalTest$Loud[] cannot be sent to or from a worker: ["));
        assertTrue(refusal(new Holder(Thread.currentThread())).startsWith(
                "a java.lang.Thread cannot be sent to or from a worker: Thread["));
        assertTrue(refusal(Map.of("in", InputStream.nullInputStream())).endsWith(
                "; make it a record, an enum, a collection or one of the JDK's plain values"));
    }

    @Test
    void shouldShortenTheTextOfWhatItRefusesAndDoWithoutOne() {
        assertTrue(refusal(new StringBuilder("long ".repeat(1000))).length() < 300);
        assertTrue(refusal(new Loud()).contains("(its toString() throws java.lang.IllegalStateException)"));
    }

    @Test
    void shouldRefuseNestingWithoutEnd() {
        var ring = new ArrayList<Object>();
        ring.add(ring);

        assertTrue(refusal(ring).startsWith("values may be nested 500 deep at most"), refusal(ring));
    }

    @Test
    void shouldNeedLittleStackForTheDeepestNesting() throws InterruptedException {
        Object value = null;
        for (int i = 0; i < ValueEncoder.MAX_DEPTH; i++) {
            value = i % 2 == 0 ? new Holder(value) : new ArrayList<>(Arrays.asList(value, value == null));
        }
        Object deepest = value;
        var outcome = new ArrayList<Object>();
        var thread = new Thread(null, () -> outcome.add(
                assertDoesNotThrow(() -> ValueEncoder.encode(deepest).length)), "small stack", 640 << 10);
        thread.start();
        thread.join();

        assertEquals(1, outcome.size());
    }

    @Test
    void shouldTellWhatARecordsAccessorThrew() {
        assertEquals("the accessor value() of the record org.poolscope.codec.RefusalTest$Shy threw "
                + "java.lang.IllegalStateException: not now", refusal(new Shy(1)));
    }

    @Test
    void shouldTellWhatARecordsConstructorThrew() {
        byte[] bytes = ValueEncoder.encode(new Positive(1));
        bytes[bytes.length - 1] = 1;

        var refusal = assertThrows(CodecException.class,
                () -> ValueDecoder.read(bytes, AllowedTypes.anyRecordOrEnum()));

        assertEquals("the constructor of the record org.poolscope.codec.RefusalTest$Positive threw "
                + "java.lang.IllegalArgumentException: not positive: -1", refusal.getMessage());
        assertInstanceOf(IllegalArgumentException.class, refusal.getCause());
    }

    @Test
    void shouldTurnAnErrorWhileAnEnumIsInitializedIntoOurs() {
        var out = new ByteOut(1000);
        out.putByte(Tag.ENUM);
        new ClassNames(null).write(Unlucky.class, 0, out);
        out.putString("ONE");

        var refusal = assertThrows(CodecException.class,
                () -> ValueDecoder.read(out.drain(), AllowedTypes.anyRecordOrEnum()));

        assertTrue(refusal.getMessage().startsWith("a value that was received cannot be rebuilt: "
                + "java.lang.ExceptionInInitializerError"), refusal.getMessage());
    }

    @Test
    void shouldTurnAnErrorOfACollectionIntoOurs() {
        var broken = new AbstractList<Object>() {
            @Override
            public Object get(int index) {
                throw new IllegalStateException("gone");
            }

            @Override
            public int size() {
                return 1;
            }
        };

        assertTrue(refusal(broken).endsWith("cannot be sent, because reading it threw "
                + "java.lang.IllegalStateException: gone"), refusal(broken));
    }

    @Test
    void shouldRefuseMoreBytesThanAllowed() {
        var encoder = new ValueEncoder(1000, null);

        var refusal = assertThrows(CodecException.class, () -> encoder.write(new byte[1000]));

        assertTrue(refusal.getMessage().startsWith("a value may take at most 1000 bytes"), refusal.getMessage());
        assertEquals(0, encoder.drain().remaining());
    }

    private static String refusal(Object value) {
        return assertThrows(CodecException.class, () -> ValueEncoder.encode(value)).getMessage();
    }
}
