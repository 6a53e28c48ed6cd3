package org.poolscope.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkerBootstrapTest {

    private static final WorkerBootstrap PLAIN = bootstrap("/tmp/run");

    private static WorkerBootstrap bootstrap(String folder) {
        return new WorkerBootstrap("5eed", 17, Path.of(folder, "socket"), Path.of(folder, "page"),
                Path.of(folder, "segments"), Path.of(folder, "tmp"), 3,
                Path.of(folder, "out"), Path.of(folder, "err"), false, 1, 2, 10);
    }

    private static @Nullable WorkerBootstrap read(byte[] bytes) throws IOException {
        return WorkerBootstrap.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void shouldArriveAsItWasHandedOver() throws IOException {
        assertEquals(PLAIN, read(PLAIN.bytes()));
    }

    @Test
    void shouldTakeEveryPathThatAFileSystemTakes() throws IOException {
        List<String> folders =
                List.of("/my own", "/ä\u2028€\uD83D\uDE00", "/a\nb\rc", "/back\\slash\\n", "/\\", "/\\\\\n");
        for (String folder : folders) {
            assertEquals(bootstrap(folder), read(bootstrap(folder).bytes()));
        }
    }

    @Test
    void shouldBeNoneIfItIsBrokenOffAnywhere() throws IOException {
        byte[] bytes = PLAIN.bytes();
        for (int length = 0; length < bytes.length; length++) {
            assertNull(read(Arrays.copyOf(bytes, length)), "after " + length + " bytes");
        }
    }

    @Test
    void shouldBeNoneIfSomebodyTypedSomethingElse() throws IOException {
        for (String typed : new String[] {"\n", "hello\n", "5", "5\n", "13\n" + "\n".repeat(13),
            "26\n" + "x\n".repeat(13), "28\n" + "1\n".repeat(14), "9999999\n"}) {
            assertNull(read(typed.getBytes(StandardCharsets.UTF_8)), typed);
        }
    }
}
