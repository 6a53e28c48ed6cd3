package org.poolscope.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LargeFilesTest {

    /// More than one step, and not a whole number of them.
    private static final int BYTES = (5 << 19) + 8;

    @TempDir
    private Path folder;

    static Stream<MemorySegment> arrays() {
        return Stream.of(
                MemorySegment.ofArray(new byte[BYTES]),
                MemorySegment.ofArray(new char[BYTES / 2]),
                MemorySegment.ofArray(new int[BYTES / 4]),
                MemorySegment.ofArray(new float[BYTES / 4]),
                MemorySegment.ofArray(new long[BYTES / 8]),
                MemorySegment.ofArray(new double[BYTES / 8]));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void shouldBringAnArrayOfEveryKindAcrossAsItIs(MemorySegment array) {
        byte[] content = new byte[BYTES];
        IntStream.range(0, BYTES).forEach(i -> content[i] = (byte) (i * 31));
        array.copyFrom(MemorySegment.ofArray(content));
        var sender = LargeFiles.to(folder);

        int index = sender.put(array);

        MemorySegment received = LargeFiles.from(folder, sender.taken()).get(index);
        assertEquals(-1, array.mismatch(received));
    }
}
