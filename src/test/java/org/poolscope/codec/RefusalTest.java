package org.poolscope.codec;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.poolscope.codec.bytes.ByteOut;
import org.poolscope.codec.scalar.Names;
import org.poolscope.codec.scalar.Tag;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.codec.type.ClassNames;
import org.poolscope.function.CodecException;
import org.poolscope.function.Pair;
import org.poolscope.function.TaskFunction;

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
                "element 1 of the list: a org.poolscope.codec.RefusalTest$Loud[] cannot be sent to or from a worker: "
                + "["));
        assertTrue(refusal(new Holder(new Thread())).startsWith("component value of the record "
                + "Holder: a java.lang.Thread cannot be sent to or from a worker: Thread["));
        assertTrue(refusal(new Loud()).endsWith(
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

        assertTrue(refusal(ring).contains("(492 more), element 0 of the list, element 0 of the list, element 0 of the "
                + "list, element 0 of the list: values may be nested 500 deep at most"), refusal(ring));
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
        assertEquals("component value of the record Shy: the accessor value() of the record "
                + "org.poolscope.codec.RefusalTest$Shy threw java.lang.IllegalStateException: not now",
                refusal(new Shy(1)));
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

    record Grumpy(int value) implements Comparable<Grumpy> {
        @Override
        public int hashCode() {
            throw new AssertionError("no hash");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Grumpy;
        }

        @Override
        public int compareTo(Grumpy other) {
            if (Thread.currentThread().getName().equals("receiver")) {
                throw new AssertionError("no order");
            }
            return Integer.compare(value, other.value);
        }
    }

    @Test
    void shouldTurnAnErrorOfACollectionIntoOurs() {
        var gone = new AbstractList<Object>() {
            @Override
            public Object get(int index) {
                throw new AssertionError("gone");
            }

            @Override
            public int size() {
                return 1;
            }
        };

        String refusal = refusal(Collections.unmodifiableList(gone));
        assertTrue(refusal.endsWith("cannot be sent, because reading it threw java.lang.AssertionError: gone"),
                refusal);
    }

    @Test
    void shouldTurnEverythingThatAUsersClassThrowsWhileItIsRebuiltIntoOurs() throws InterruptedException {
        byte[] sorted = ValueEncoder.encode(new TreeSet<>(List.of(new Grumpy(1), new Grumpy(2))));
        byte[] hashed = ValueEncoder.encode(List.of(new Grumpy(1)));
        hashed[0] = Tag.SET;
        var outcomes = new ArrayList<CodecException>();
        var receiver = new Thread(() -> {
            for (byte[] bytes : List.of(sorted, hashed)) {
                outcomes.add(assertThrows(CodecException.class,
                        () -> ValueDecoder.read(bytes, AllowedTypes.anyRecordOrEnum())));
            }
        }, "receiver");
        receiver.start();
        receiver.join();

        assertEquals(List.of("no order", "no hash"), outcomes.stream().map(e -> e.getCause().getMessage()).toList());
    }

    @Test
    void shouldTurnAHeapThatIsTooSmallIntoOurs() {
        var refusal = ValueDecoder.asOurs(new OutOfMemoryError("Java heap space"));

        assertTrue(refusal.getMessage().contains("give this JVM more (-Xmx)"), refusal.getMessage());
        assertInstanceOf(OutOfMemoryError.class, refusal.getCause());
    }

    @Test
    void shouldRefuseASetWhoseElementsAreEqualHere() {
        byte[] twice = ValueEncoder.encode(List.of(1, 1));
        twice[0] = Tag.SET;
        Set<Object> identical = Collections.newSetFromMap(new IdentityHashMap<>());
        identical.addAll(List.of("a", new String("a")));

        String refusal = assertThrows(CodecException.class, () -> ValueDecoder.read(twice, AllowedTypes.none()))
                .getMessage();
        assertTrue(refusal.startsWith("1 of the elements that were received are equal to others here"), refusal);
        assertTrue(refusal(identical).endsWith("it tells equal elements apart, which would arrive as one: send them as "
                + "a list"), refusal(identical));
    }

    @Test
    void shouldTellWhereInsideAValueTheOneIsThatCannotBeSent() {
        var inner = new Holder(Arrays.asList(1, new Object()));

        assertTrue(refusal(Map.of("k", Optional.of(new Pair<>(1, inner))))
                .startsWith("the value of the map's key k, the "
                        + "value of the Optional, the second of the pair, component value of the record Holder, "
                        + "element 1 of the list: a java.lang.Object cannot be sent"));
        assertTrue(refusal(new Object[] {Map.entry("a", new Object())})
                .startsWith("element 0 of the array, the value of the entry: a java.lang.Object"));
    }

    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;
    }

    static final class Cache extends LinkedHashMap<String, String> {
        private static final long serialVersionUID = 1;
    }

    private static final Object[][] REFUSED = {{new Names(), "new ArrayList<>(it)"}, {new Cache(),
        "new LinkedHashMap<>(it)"}, {new ArrayList<>() { }, "new ArrayList<>(it)"}, {new IdentityHashMap<>(),
        "told apart by equals"}, {new IdentityHashMap<>(Map.of(1, 2)).keySet(), "as a list"}, {new WeakHashMap<>(),
        "new HashMap<>(it)"}, {new Properties(new Properties(withDefault())), "stringPropertyNames()"},
        {new LinkedBlockingQueue<>(), "share a queue that Segments makes"}, {new ArrayBlockingQueue<>(1),
        "share a queue that Segments makes"}, {Collections.asLifoQueue(new ArrayDeque<>()), "new ArrayDeque<>(it)"},
        {new TreeSet<String>((a, b) -> 0), "write the comparator as an enum or a record"}, {new StringBuilder("x"),
        "send its text, which toString() gives"}, {new AtomicInteger(), "would not be shared"}, {new LongAdder(),
        "would not be shared"}, {new ReentrantLock(), "would not be shared"}, {Stream.of(1), "collect it into a list"},
        {List.of(1).iterator(), "collect it into a list"}, {Calendar.getInstance(), "java.time"},
        {new IOException("x"), "let the code throw it"}, {String.class, "send its name"}, {ByteBuffer.allocate(1),
        "as an array"}, {new Random(), "send a seed"},
        {InputStream.nullInputStream(), "let the code that uses it open it"},
        {(Runnable) () -> { }, "org.poolscope.function"}, {new FutureTask<>(() -> 1), "would not be shared"},
        {new Object(), "make it a record"}};

    private static Properties withDefault() {
        var properties = new Properties();
        properties.setProperty("key", "value");
        return properties;
    }

    @Test
    void shouldRefuseWhatCannotBeRebuiltAsItselfAndSayWhatToSend() {
        for (Object[] each : REFUSED) {
            String refusal = refusal(each[0]);
            assertTrue(refusal.contains((String) each[1]), refusal);
            assertTrue(refusal.contains(each[0].getClass().getTypeName())
                    || refusal.contains("a lambda or generated object") || refusal.contains("comparator"), refusal);
        }
    }

    @Test
    void shouldSayOfAMessageThatIsNoFunctionWhatItIs() {
        AllowedTypes texts = AllowedTypes.of(List.of(String.class));
        TaskFunction<Integer, Integer> function = x -> x;

        assertEquals("a java.lang.StringBuilder cannot be sent to or from a worker: x; send its text, which toString() "
                + "gives", assertThrows(CodecException.class, () -> ValueEncoder.encode(new StringBuilder("x"), texts))
                .getMessage());
        assertTrue(assertThrows(CodecException.class, () -> ValueEncoder.encode(function, texts)).getMessage()
                .startsWith("a function can be sent to a worker with a call, and nowhere else: "));
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
