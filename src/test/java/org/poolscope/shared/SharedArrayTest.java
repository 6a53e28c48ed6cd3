package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.shared.SharedArray.Type;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;

@RunsBeside
class SharedArrayTest extends SharedTest {

    /// V01
    @Test
    void shouldShowTheParentWhatAChildWritesInEveryType() {
        ChildJvm child = child();
        for (Type type : Type.values()) {
            SharedArray array = segments.createArray("of-" + type, type, 3);
            child.say("element of-" + type + " 2 " + (type.isWhole() ? "-100" : "-2.5")).await("done");

            assertEquals(0.0, array.getDouble(1));
            assertEquals(type.isWhole() ? -100.0 : -2.5, array.getDouble(2));
        }
    }

    /// V03
    @ParameterizedTest
    @CsvSource({"-1", "10", "9223372036854775807"})
    void shouldRefuseWhatIsOutOfBounds(long index) {
        for (Type type : Type.values()) {
            SharedArray array = segments.createArray("of-" + type, type, 10);
            assertEquals(10, array.length());
            assertThrows(IndexOutOfBoundsException.class, () -> array.getDouble(index));
            assertThrows(IndexOutOfBoundsException.class, () -> array.slice(index, index + 1));
        }
        SharedArray array = segments.array("of-INT");
        assertThrows(IndexOutOfBoundsException.class, () -> array.set(index, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> array.getAndAdd(index, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> array.slice(5, 4));
    }

    /// V03
    @Test
    void shouldGiveAPartOfItselfAsMemory() {
        SharedArray array = segments.createArray("array", Type.INT, 10);
        array.slice(3, 5).setAtIndex(ValueLayout.JAVA_INT, 1, 7);
        assertEquals(7, array.get(4));
        assertEquals(8, array.slice(3, 5).byteSize());
        assertEquals(0, array.slice(10, 10).byteSize());
    }

    @Test
    void shouldAddAndCompareInOneStepWhereThatCanBeDone() {
        SharedArray ints = segments.createArray("ints", Type.INT, 1);
        assertEquals(0, ints.getAndAdd(0, 5));
        assertTrue(ints.compareAndSet(0, 5, 6));
        assertFalse(ints.compareAndSet(0, 5, 7));
        assertFalse(ints.compareAndSet(0, 6 + (1L << 32), 7));
        assertEquals(6, ints.get(0));
        SharedArray bytes = segments.createArray("bytes", Type.BYTE, 1);
        assertThrows(UnsupportedOperationException.class, () -> bytes.getAndAdd(0, 1));
    }

    @Test
    void shouldRefuseValuesThatDoNotFit() {
        SharedArray bytes = segments.createArray("bytes", Type.BYTE, 1);
        bytes.set(0, -128);
        var thrown = assertThrows(IllegalArgumentException.class, () -> bytes.set(0, 128));
        assertEquals("128 does not fit into an element of array 'bytes', which is of type BYTE: -128 to 127",
                thrown.getMessage());
        assertEquals(-128, bytes.get(0));
        SharedArray floats = segments.createArray("floats", Type.FLOAT, 1);
        assertThrows(UnsupportedOperationException.class, () -> floats.set(0, 1));
        assertThrows(UnsupportedOperationException.class, () -> floats.get(0));
    }

    @Test
    void shouldSayThatItIsClosed() {
        SharedArray array = segments.createArray("array", Type.LONG, 1);
        array.close();
        assertEquals("array 'array' is closed",
                assertThrows(IllegalStateException.class, () -> array.get(0)).getMessage());
        assertEquals("array 'array' is closed",
                assertThrows(IllegalStateException.class, () -> array.slice(0, 1)).getMessage());
    }
}
