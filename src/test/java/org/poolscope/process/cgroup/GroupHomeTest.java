package org.poolscope.process.cgroup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which group is this program's to divide, in folders that stand for `/proc` and the tree of groups.
class GroupHomeTest {

    private static final long OURS = 42;

    @TempDir
    Path folder;

    private Path proc;
    private Path scope;

    @BeforeEach
    void makeUp() throws IOException {
        proc = Files.createDirectories(folder.resolve("proc/self")).getParent();
        scope = group(folder.resolve("groups/user/run.scope"));
        in("/user/run.scope", "/");
    }

    private static Path group(Path at) throws IOException {
        Files.createDirectories(at);
        for (String file : new String[] {"cgroup.procs", "cgroup.subtree_control", "cgroup.controllers"}) {
            Files.writeString(at.resolve(file), "");
        }
        return at;
    }

    /// Says where this process is, and which part of the tree is to be seen.
    private void in(String group, String root) throws IOException {
        Files.writeString(proc.resolve("self/cgroup"), "4:memory:/elsewhere\n0::" + group + "\n");
        Files.writeString(proc.resolve("self/mountinfo"), "22 1 0:20 / /proc rw - proc proc rw\n"
                + "30 22 0:26 " + root + " " + folder.resolve("groups") + " rw,nosuid shared:4 - cgroup2 cgroup2 rw\n");
    }

    private Optional<Path> found(String named) {
        return new GroupHome(proc, group -> group.equals(scope)).find(named);
    }

    /// G34
    @Test
    void shouldTakeTheGroupThatIsHandedOverToIt() throws IOException {
        assertEquals(Optional.of(scope), found(""));
        assertEquals(Optional.empty(), found("off"));

        in("/user/run.scope/poolscope-own", "/");
        group(scope.resolve(GroupHome.OWN));
        assertEquals(Optional.of(scope), found(""), "another worker of this program has moved it");

        in("/user/run.scope", "/user");
        scope = group(folder.resolve("groups/run.scope"));
        assertEquals(Optional.of(scope), found(""));
    }

    /// G34
    @Test
    void shouldTouchNoGroupThatIsNotHandedOver() throws IOException {
        group(folder.resolve("groups/user/other.scope"));
        in("/user/other.scope", "/");
        assertEquals(Optional.empty(), found(""));

        in("/user/run.scope", "/of/another/container");
        assertEquals(Optional.empty(), found(""));
    }

    /// G34
    @Test
    void shouldTakeTheGroupThatSomebodyNames() throws IOException {
        Path named = group(folder.resolve("groups/mine"));

        assertEquals(Optional.of(named), found(named.toString()));
        assertEquals(Optional.empty(), found(folder.resolve("groups/missing").toString()));
        assertEquals(Optional.empty(), found(proc.toString()), "no group");
    }

    private String enabled(String controllers, String processes) throws IOException {
        Files.writeString(scope.resolve("cgroup.controllers"), controllers + "\n");
        Files.writeString(scope.resolve("cgroup.procs"), processes);
        GroupHome.enable(scope, pid -> pid == OURS);
        return Files.readString(scope.resolve("cgroup.subtree_control"));
    }

    /// G34
    @Test
    void shouldHaveCountedWhatCanBeCounted() throws IOException {
        assertEquals("", enabled("cpu io", ""));
        assertEquals("+pids", enabled("cpu pids io", ""));
        Files.writeString(scope.resolve("cgroup.subtree_control"), "memory pids");
        assertEquals("memory pids", enabled("cpu memory pids", ""), "as it was");
    }

    /// G34
    @Test
    void shouldMoveItsOwnProcessesOutOfTheWayAndNobodyElses() throws IOException {
        assertEquals("", enabled("memory", "42\n99\n"));
        assertFalse(Files.exists(scope.resolve(GroupHome.OWN)));

        // Nobody goes by being written down there, where there is no kernel.
        assertEquals("", enabled("memory", "42\n"));
        assertEquals("42", Files.readString(scope.resolve(GroupHome.OWN).resolve("cgroup.procs")));
    }
}
