package org.poolscope.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A grandchild that has much memory for a moment, as it is seen from outside alone: nobody tells its peak in the end,
/// since a program that is started portably is not waited for by `wait4`.
@EnabledOnOs(OS.LINUX)
class GrandchildMemoryTest {

    private static final int ROUNDS = Integer.getInteger("poolscope.holders", 2);
    private static final int MEGABYTES = Integer.getInteger("poolscope.held-megabytes", 100);

    /// It has all of it when the first byte comes, and is ended by writing on 0.2 s later.
    private static final String HOLDER = "sh -c 'dd if=/dev/zero bs=" + MEGABYTES
            + "M count=1 2>/dev/null | { head -c 1 > /dev/null; sleep 0.2; }' & wait";

    @TempDir
    Path folder;

    /// G18
    @Test
    void shouldFindTheMemoryThatAGrandchildHadForTwoTenthsOfASecond() throws Exception {
        double held = MEGABYTES * 1024.0 * 1024.0;
        List<Long> found = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            RunningProgram program = new PortableSpawner().start(new Program(List.of("sh", "-c", HOLDER), Map.of(),
                    folder.resolve("out"), folder.resolve("err")));
            found.add(program.await().usage().peakBytes().value());
        }

        long right = found.stream().filter(peak -> Math.abs(peak - held) < held / 10).count();
        assertTrue(right >= Math.floor(0.95 * ROUNDS), () -> right + " of " + ROUNDS + ": " + found);
    }
}
