package org.poolscope.bench.run;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.poolscope.bench.Figure;
import org.poolscope.shared.Segments;

/// How long it takes to attach to a block of 256 MB by its name and read its first byte: for the first time in a JVM,
/// and then.
final class AttachRun {

    private static final long BYTES = 256L << 20;
    private static final int WARM_TIMES = 3000;
    private static final int TIMES = 21;

    private AttachRun() {}

    static List<Figure> measure() {
        try (Segments segments = Segments.create()) {
            segments.createMemory("block", BYTES);
            long first = attach(segments);
            for (int i = 0; i < WARM_TIMES; i++) {
                attach(segments);
            }
            long[] nanos = new long[TIMES];
            for (int i = 0; i < TIMES; i++) {
                nanos[i] = attach(segments);
            }
            Arrays.sort(nanos);
            return List.of(Figure.millis("first", first), Figure.millis("steady", nanos[TIMES / 2]));
        }
    }

    private static long attach(Segments made) {
        long start = System.nanoTime();
        try (Segments other = Segments.in(made.directory())) {
            byte read = other.memory("block").memory().get(ValueLayout.JAVA_BYTE, 0);
            long nanos = System.nanoTime() - start;
            if (read != 0) {
                throw new IllegalStateException("read " + read);
            }
            return nanos;
        }
    }
}
