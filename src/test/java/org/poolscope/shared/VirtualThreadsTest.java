package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;

/// Virtual threads that wait, in a JVM that has one carrier for all of them.
@RunsBeside
class VirtualThreadsTest {

    @ParameterizedTest
    @ValueSource(strings = {"lock", "condition", "semaphore", "event", "barrier", "take", "put", "join", "receive",
            "send", "poll", "ready"})
    void shouldLetOthersRunWhileTheyWait(String object, @TempDir Path directory) {
        try (ChildJvm child = ChildJvm.start(VirtualChild.class, directory.toString(), object)) {
            child.await("all woke");
            assertEquals(List.of("limited false", "interrupted InterruptedException", "another runs true", "all woke"),
                    child.lines(), object);
        }
    }
}
