package org.poolscope.shared.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;

class JanitorTest {

    /// No process has that pid.
    private static final String DEAD = "poolscope-4194305-77.";
    private static final String RANDOM = "0123456789abcdef";

    @TempDir
    private Path base;

    @Test
    void shouldRemoveNothingThatSomebodyStillUsesThoughItsOwnerIsGone() throws Exception {
        Path directory = left(RANDOM, "locked\n" + Boot.ID + "\n0\n");
        try (ChildJvm user = ChildJvm.start(DirectoryUser.class, "use")) {
            user.say(directory.toString()).await("uses it");
            assertEquals(Janitor.Swept.NOTHING, Janitor.sweep(base));
            assertTrue(Files.exists(directory.resolve("a.segment")));
        }
        assertEquals(new Janitor.Swept(1, 1, 0), Janitor.sweep(base));
        assertFalse(Files.exists(directory));
    }

    /// As long as it starts, it cannot say that it uses what it was started for.
    @Test
    void shouldRemoveNothingThatAProcessWasStartedForThoughItsOwnerIsGone() throws Exception {
        Path memory = left(RANDOM, "locked\n" + Boot.ID + "\n0\n");
        Path disk = left("1" + RANDOM.substring(1) + "-disk", "locked\n" + Boot.ID + "\n0\n");
        try (ChildJvm starting = ChildJvm.start(DirectoryUser.class, "start", memory + "/worker.args")) {
            starting.await("starts");
            assertEquals(Janitor.Swept.NOTHING, Janitor.sweep(base));
            assertTrue(Files.exists(disk.resolve("a.segment")));
        }
        assertEquals(new Janitor.Swept(1, 2, 0), Janitor.sweep(base));
    }

    @Test
    void shouldSweepEveryFolderWhereARunMayHaveHadADirectory() throws Exception {
        try (ChildJvm living = with("own"); ChildJvm killed = with("own")) {
            List<Path> stay = made(living);
            List<Path> go = made(killed);
            assertTrue(Set.of("told", "variable", "runtime", "shm", "tmp").stream().allMatch(folder ->
                    go.stream().anyMatch(path -> path.getParent().endsWith(folder))), go::toString);
            killed.kill();

            try (ChildJvm next = with("sweep")) {
                next.await("swept");
                assertEquals(List.of(), go.stream().filter(Files::exists).toList());
                assertEquals(stay, stay.stream().filter(Files::exists).toList());
            }
        }
        try (ChildJvm last = with("sweep")) {
            last.await("swept");
        }
    }

    private ChildJvm with(String verb) throws Exception {
        Path told = Files.createDirectories(base.resolve("told"));
        Path variable = Files.createDirectories(base.resolve("variable"));
        Path runtime = Files.createDirectories(base.resolve("runtime"));
        return ChildJvm.start(List.of("env", "JDK_JAVA_OPTIONS=-Djava.io.tmpdir=" + told, "TMPDIR=" + variable,
                "XDG_RUNTIME_DIR=" + runtime), DirectoryUser.class, verb);
    }

    private static List<Path> made(ChildJvm owner) {
        return Stream.of(owner.await("made ").split(" ")).map(Path::of).toList();
    }

    @Test
    void shouldRemoveNothingOfItsOwnProcess() throws Exception {
        try (var mine = OwnedDirectory.make(base, "")) {
            Files.createFile(mine.path().resolve("a.segment"));
            assertEquals(Janitor.Swept.NOTHING, Janitor.sweep(base));
            assertTrue(Files.exists(mine.path().resolve("a.segment")));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(mine.path())));
            try (var other = OwnedDirectory.make(base, "")) {
                assertNotEquals(mine.path(), other.path());
            }
        }
        try (var left = Files.list(base)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void shouldLeaveWhatNobodyCanProveToBeWithoutAnOwner() throws Exception {
        Path earlierVersion = left("1", null);
        Path withoutLock = left(RANDOM, null);
        Path ofAnotherNamespace = left("1" + RANDOM.substring(1), "without a lock\n" + Boot.ID + "\n123456\n");
        Path target = Files.createDirectory(base.resolve("precious"));
        Files.createFile(target.resolve(LockFile.NAME));
        Path link = Files.createSymbolicLink(base.resolve(DEAD + "2" + RANDOM.substring(1)), target);

        Janitor.sweep(base);

        Path inTarget = target.resolve(LockFile.NAME);
        for (Path path : new Path[] {earlierVersion, withoutLock, ofAnotherNamespace, inTarget, link}) {
            assertTrue(Files.exists(path, LinkOption.NOFOLLOW_LINKS), path::toString);
        }
    }

    @Test
    void shouldRemoveWhatItsOwnerHadNotLockedYet() throws Exception {
        Path empty = Files.createDirectory(base.resolve(DEAD + RANDOM));
        Path notYetWritten = left("1" + RANDOM.substring(1), "");

        Janitor.sweep(base);

        assertFalse(Files.exists(empty));
        assertFalse(Files.exists(notYetWritten));
    }

    /// An `each` that is killed leaves that of its run, and that of a process which stood by for it.
    @Test
    void shouldTakeForARunOnlyWhatHadSomethingToShare() throws Exception {
        Path run = left(RANDOM, "locked\n" + Boot.ID + "\n0\n");
        Path standby = left("1" + RANDOM.substring(1), "locked\n" + Boot.ID + "\n0\n");
        Files.delete(standby.resolve("a.segment"));

        assertEquals(new Janitor.Swept(1, 1, 0), Janitor.sweep(base));
        assertFalse(Files.exists(run) || Files.exists(standby));
    }

    /// A directory as a program leaves that was killed.
    private Path left(String end, @Nullable String lock) throws Exception {
        Path directory = Files.createDirectory(base.resolve(DEAD + end));
        Files.createFile(directory.resolve("a.segment"));
        if (lock != null) {
            Files.writeString(directory.resolve(LockFile.NAME), lock);
        }
        return directory;
    }
}
