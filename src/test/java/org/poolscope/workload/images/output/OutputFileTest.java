package org.poolscope.workload.images.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.SmallDisk;
import org.poolscope.workload.images.Rights;
import org.poolscope.workload.images.Spelling;

class OutputFileTest {

    private static final String OURS = ".poolscope-0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void shouldWriteAFileAndLeaveNothingBesideIt() throws IOException {
        assertTrue(OutputFile.create(folder.resolve("deep/a.jpg"), new byte[] {1}));

        assertArrayEquals(new byte[] {1}, Files.readAllBytes(folder.resolve("deep/a.jpg")));
        assertEquals(List.of("deep", "deep/a.jpg"), names());
    }

    @Test
    void shouldNeverReplaceWhatIsThere() throws IOException {
        Files.write(folder.resolve("a.jpg"), new byte[] {1});
        Files.createDirectory(folder.resolve("b.jpg"));
        Files.createSymbolicLink(folder.resolve("c.jpg"), folder.resolve("gone"));

        for (String name : List.of("a.jpg", "b.jpg", "c.jpg")) {
            assertFalse(OutputFile.create(folder.resolve(name), new byte[] {2}), name);
        }

        assertArrayEquals(new byte[] {1}, Files.readAllBytes(folder.resolve("a.jpg")));
        assertEquals(List.of("a.jpg", "b.jpg", "c.jpg"), names());
    }

    @Test
    void shouldGiveUpANameItTookOnlyIfNobodyElseHasFilledItMeanwhile() throws IOException {
        Path target = folder.resolve("a.jpg");
        try (Scratch scratch = Scratch.in(folder)) {
            assertThrows(IOException.class, () -> scratch.reserveAndPublish(target), "nothing was written");
        }
        assertEquals(List.of(), names());

        Files.write(target, new byte[] {1});
        Scratch.deleteReservation(target);
        assertEquals(List.of("a.jpg"), names());
    }

    @Test
    void shouldReplaceNothingWhereAFileCanHaveButOneName() throws IOException {
        Path target = folder.resolve("a.jpg");
        for (byte content = 1; content <= 2; content++) {
            try (Scratch scratch = Scratch.in(folder)) {
                scratch.write(new byte[] {content}, target);
                assertEquals(content == 1, scratch.reserveAndPublish(target));
            }
        }

        assertArrayEquals(new byte[] {1}, Files.readAllBytes(target));
        assertEquals(List.of("a.jpg"), names());
    }

    @Test
    void shouldWriteTheWholeFileThoughInterrupted() throws IOException {
        Path target = folder.resolve("a.jpg");
        Thread.currentThread().interrupt();
        try {
            OutputFile.create(target, new byte[1 << 20]);
        } finally {
            assertTrue(Thread.interrupted(), "the interrupt is still to be seen");
        }

        assertEquals(1 << 20, Files.size(target));
        assertEquals(List.of("a.jpg"), names());
    }

    @Test
    void shouldWriteTheLongestNames() throws IOException {
        String name = "é".repeat(125) + ".jpg";
        Spelling.assume(name);

        OutputFile.create(folder.resolve(name), new byte[] {1});

        assertEquals(List.of(name), names());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldGiveTheFileThePermissionsThatItsPlaceGives() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));
        Path usual = Files.write(folder.resolve("usual"), new byte[] {1});

        OutputFile.create(folder.resolve("a.jpg"), new byte[] {1});

        assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(folder.resolve("a.jpg")),
                "and not those of the hidden folder it was written in");
    }

    @Test
    void shouldSweepAwayNothingThatIsNotProvenOurs() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        List<String> others = List.of(
                "a.jpg.part-" + dead.pid() + "-0123abcd", "b.part", OURS + ".jpg",
                OURS + "/owner", OURS + "/part",
                ".poolscope-11111111111111111111111111111111/letter.txt",
                ".poolscope-22222222222222222222222222222222/owner/letter.txt",
                ".poolscope-33333333333333333333333333333333/part",
                ".poolscope-letters/owner");
        for (String other : others) {
            Files.createDirectories(folder.resolve(other).getParent());
            Files.writeString(folder.resolve(other), "somebody's own");
        }
        List<String> before = names();

        OutputFile.sweep(folder);

        assertEquals(before, names());
    }

    @Test
    void shouldSweepAwayWhatAKilledProcessLeftAndNothingWhileItLives() throws Exception {
        try (ChildJvm writer = ChildJvm.start(Writer.class, folder.toString())) {
            writer.await("writing");
            List<String> halfWritten = names();
            assertEquals(3, halfWritten.size(), halfWritten::toString);

            OutputFile.sweep(folder.getParent());
            assertEquals(halfWritten, names(), "its writer lives");
            writer.kill();
        }
        OutputFile.sweep(folder.getParent());

        assertEquals(List.of(), names());
    }

    @Test
    void shouldLeaveAloneWhatAWriterInAnotherProcessNamespaceHas() throws Exception {
        List<String> elsewhere = Rights.assume("no process namespace can be made here",
                "unshare", "--map-root-user", "--pid", "--fork", "--mount-proc", "--kill-child");
        try (ChildJvm writer = ChildJvm.start(elsewhere, Writer.class, folder.toString())) {
            writer.await("writing");
            List<String> halfWritten = names();

            OutputFile.sweep(folder);

            assertEquals(halfWritten, names(), "its writer lives, though its process id means nothing here");
        }
    }

    /// Stops in the middle of writing a file.
    static final class Writer {
        public static void main(String[] folder) throws Exception {
            Scratch scratch = Scratch.in(Path.of(folder[0]));
            scratch.write(new byte[100], Path.of(folder[0], "a.jpg"));
            System.out.println("writing");
            System.in.read();
        }
    }

    @Test
    void shouldSweepAroundFoldersThatCannotBeLookedInto() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("a-closed"));
        Files.createDirectory(folder.resolve(OURS));
        try (ChildJvm nobody = ChildJvm.start(Rights.none(), Sweeping.class, folder.toString())) {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
            nobody.say("go");
            assertEquals(0, nobody.awaitExit(), nobody::toString);
        }

        assertEquals(List.of("a-closed"), names());
    }

    static final class Sweeping {
        public static void main(String[] folder) throws Exception {
            System.in.read();
            OutputFile.sweep(Path.of(folder[0]));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldSayThatADiskIsFullAndLeaveNothingOnIt() throws Exception {
        try (ChildJvm child = ChildJvm.start(SmallDisk.at(folder, 40), Filling.class, folder.toString())) {
            assertEquals("No space left on device", child.await("refused"));
            assertEquals("[]", child.await("left"));
        }
    }

    static final class Filling {
        public static void main(String[] folder) throws Exception {
            Path disk = Path.of(folder[0]);
            try {
                OutputFile.create(disk.resolve("a.jpg"), new byte[200_000]);
            } catch (IOException e) {
                System.out.println("refused " + e.getMessage());
            }
            try (Stream<Path> files = Files.list(disk)) {
                System.out.println("left " + files.toList());
            }
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/')).sorted().toList();
        }
    }
}
