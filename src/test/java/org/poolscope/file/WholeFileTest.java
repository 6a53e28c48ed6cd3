package org.poolscope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.ChildJvm;

@Isolated
class WholeFileTest {

    private static final int NOBODY = 65534;

    @TempDir
    Path folder;

    @Test
    void shouldBeThereWholeOrNotAtAll() throws IOException {
        Path file = folder.resolve("new");
        try (WholeFile whole = WholeFile.open(file)) {
            whole.stream().write(1);
            assertTrue(Files.notExists(file));
        }
        assertEquals(List.of(), names());

        write(file, "contents");

        assertEquals("contents", Files.readString(file));
        assertEquals(List.of("new"), names());
    }

    @Test
    void shouldTakeANameAsLongAsTheSystemTakes() throws IOException {
        Path file = folder.resolve("x".repeat(255));
        write(file, "contents");

        assertEquals("contents", Files.readString(file));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldLetNobodyLookIntoWhatReplacesAPrivateFile() throws IOException {
        Path file = Files.writeString(folder.resolve("private"), "earlier");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        try (WholeFile whole = WholeFile.open(file)) {
            for (String name : names()) {
                assertEquals("rw-------", permissions(folder.resolve(name)));
            }
            whole.stream().write("later".getBytes(StandardCharsets.UTF_8));
            whole.finish();
        }

        assertEquals("later", Files.readString(file));
        assertEquals("rw-------", permissions(file));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldGiveANewFileThePermissionsThatNewFilesHave() throws IOException {
        Path usual = Files.createFile(folder.resolve("usual"));
        write(folder.resolve("new"), "contents");

        assertEquals(permissions(usual), permissions(folder.resolve("new")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldKeepTheOtherNamesOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("one"), "a longer text");
        Path other = Files.createLink(folder.resolve("other"), file);
        write(file, "later");

        assertEquals("later", Files.readString(other));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldFollowLinksToAFileThatIsNotThereYet() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("data"), Path.of("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("data", "..", "real", "new"));
        write(link, "contents");

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("contents", Files.readString(folder.resolve("real").resolve("new")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldEndWhereLinksGoInACircle() throws IOException {
        Path one = folder.resolve("one");
        Files.createSymbolicLink(one, Path.of("two"));
        Files.createSymbolicLink(folder.resolve("two"), Path.of("one"));

        assertThrows(FileSystemException.class, () -> WholeFile.open(one));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldWriteBehindWhatStandsAlreadyInAFileThatIsOpen() throws IOException {
        Path file = folder.resolve("log");
        try (var open = new FileOutputStream(file.toFile())) {
            open.write("before ".getBytes(StandardCharsets.UTF_8));
            write(Path.of("/proc/self/fd", descriptorOf(file)), "after");
        }

        assertEquals("before after", Files.readString(file));
    }

    private static String descriptorOf(Path file) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(d -> isOpenAs(file, d)).findFirst().orElseThrow().getFileName().toString();
        }
    }

    private static boolean isOpenAs(Path file, Path descriptor) {
        try {
            return Files.isSameFile(file, descriptor);
        } catch (IOException e) {
            return false;
        }
    }

    /// Anybody may make files in the folder, as in `/tmp`, and somebody has.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @EnabledOnOs(OS.LINUX)
    void shouldTakeNeitherLinksNorFilesThatAnotherUserHasPutThere(boolean isLink) throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path planted = shared.resolve("planted");
        Path made = isLink ? Files.createSymbolicLink(planted, precious) : Files.createFile(planted);
        giveTo(NOBODY, made);

        assertThrows(RefusedException.class, () -> WholeFile.open(planted));
        assertEquals("precious", Files.readString(precious));
        assertEquals(List.of("planted"), names(shared));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldLeaveAFileToItsOwner() throws IOException {
        Path file = Files.writeString(folder.resolve("theirs"), "earlier and longer");
        giveTo(NOBODY, file);
        write(file, "later");

        assertEquals("later", Files.readString(file));
        assertEquals(NOBODY, Files.getAttribute(file, "unix:uid"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldLeaveAFileToItsGroup() throws IOException {
        Path file = Files.writeString(folder.resolve("shared"), "earlier");
        giveTo((int) Files.getAttribute(file, "unix:uid"), file);
        Files.setAttribute(file, "unix:gid", NOBODY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        write(file, "later");

        assertEquals("later", Files.readString(file));
        assertEquals(NOBODY, Files.getAttribute(file, "unix:gid"));
        assertEquals("rw-r-----", permissions(file));
    }

    private static void giveTo(int user, Path file) throws IOException {
        assumeTrue(Files.getAttribute(Path.of("/proc/self").toRealPath(), "unix:uid").equals(0),
                "only root gives files away");
        Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldRemoveWhatAKilledWriterLeftAndNothingOfALivingOne() throws IOException {
        Path kept = Files.writeString(folder.resolve(".poolscope-mine.part"), "");
        long ago = System.currentTimeMillis() - Duration.ofHours(1).toMillis();
        try (WholeFile ours = WholeFile.open(folder.resolve("ours"));
                ChildJvm living = ChildJvm.start(Holder.class, folder.resolve("living").toString())) {
            String alive = living.await("holds");
            String left = killed();
            write(folder.resolve("one"), "too early: it was written to a moment ago");
            assertTrue(names().contains(left), names()::toString);
            for (String name : names()) {
                assertTrue(folder.resolve(name).toFile().setLastModified(ago), name);
            }

            write(folder.resolve("two"), "contents");

            assertTrue(!names().contains(left) && names().contains(alive), names()::toString);
            assertTrue(Files.exists(kept));
            write(folder.resolve("three"), "the first look must not have ended a lock of ours");
            try (ChildJvm other = ChildJvm.start(Holder.class, folder.resolve("other").toString())) {
                other.await("holds");
            }
            ours.stream().write(1);
            ours.finish();
            living.say("finish").await("finished");
            assertEquals("whole", Files.readString(folder.resolve("living")));
            assertTrue(Files.exists(folder.resolve("ours")));
        }
    }

    /// What a writer leaves that is killed.
    private String killed() {
        try (ChildJvm killed = ChildJvm.start(Holder.class, folder.resolve("killed").toString())) {
            return killed.await("holds");
        }
    }

    /// Opens a file and writes it when it is told to.
    static final class Holder {
        public static void main(String[] words) throws IOException {
            Path file = Path.of(words[0]);
            Set<String> before = new HashSet<>(WholeFileTest.names(file.getParent()));
            try (WholeFile whole = WholeFile.open(file)) {
                List<String> made = new ArrayList<>(WholeFileTest.names(file.getParent()));
                made.removeAll(before);
                made.removeIf(name -> !name.endsWith(".part"));
                System.out.println("holds " + made.getFirst());
                System.in.read();
                whole.stream().write("whole".getBytes(StandardCharsets.UTF_8));
                whole.finish();
            }
            System.out.println("finished");
        }
    }

    @Test
    void shouldNeverUseANameTwice() {
        assertNotEquals(Unguessable.name(folder), Unguessable.name(folder));
    }

    private static void write(Path file, String contents) throws IOException {
        try (WholeFile whole = WholeFile.open(file)) {
            whole.stream().write(contents.getBytes(StandardCharsets.UTF_8));
            whole.finish();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private List<String> names() throws IOException {
        return names(folder);
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
