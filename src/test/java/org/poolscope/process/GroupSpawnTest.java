package org.poolscope.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.process.cgroup.ControlGroups;
import org.poolscope.process.usage.Measure;

/// Programs in control groups, on machines whose C library can have them, and without on others.
@EnabledOnOs(OS.LINUX)
class GroupSpawnTest {

    @TempDir
    Path folder;

    @TempDir
    Path noGroup;

    /// G34
    @Test
    void shouldStartAProgramThoughItCanBeInNoGroup() throws Exception {
        PosixCalls calls = PosixCalls.find().orElseThrow();
        var spawner = new PosixSpawner(calls, PosixGroups.canBe()
                ? PosixGroups.of(calls, ControlGroups.in(noGroup).orElseThrow()) : null);
        for (int i = 0; i < 2; i++) {
            ProgramEnd end = spawner.start(new Program(List.of("sh", "-c", "exit 3"), Map.of(), folder.resolve("out"),
                    folder.resolve("err"))).await();

            assertEquals(new ProgramEnd.Exited(3), end.how());
            assertEquals(Measure.Kind.EXACT, end.usage().userNanos().kind());
        }
        assertEquals(List.of(), List.of(Objects.requireNonNull(noGroup.toFile().list())));
    }
}
