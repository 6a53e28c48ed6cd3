package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.images.output.Existing;

class ImageFoldersTest {

    @TempDir
    Path folder;

    @RegisterExtension
    final KeptFiles originals = new KeptFiles();

    private Path input;

    @BeforeEach
    void makeInput() throws IOException {
        input = Files.createDirectory(folder.resolve("in"));
        originals.put(input.resolve("a.jpg"), new byte[0]);
    }

    @Test
    void shouldAskForBothFolders() {
        assertRefused("input", "must be a folder; none was given", () ->
                Settings.parse(new Images().parameters(), Map.of("output", folder.toString())));
        assertRefused("output", "must be a folder; none was given", () ->
                Settings.parse(new Images().parameters(), Map.of("input", input.toString())));
    }

    @Test
    void shouldRefuseAnInputThatIsMissingOrNoFolder() {
        assertRefused("input", "is not there", () -> prepare(folder.resolve("nowhere"), folder.resolve("out")));
        assertRefused("input", "must be a folder", () -> prepare(input.resolve("a.jpg"), folder.resolve("out")));
        assertFalse(Files.exists(folder.resolve("out")), "no output folder is made for nothing");
    }

    @Test
    void shouldRefuseAnInputWithoutPhotographs() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.createFile(empty.resolve("notes.txt"));
        Files.createFile(empty.resolve(".jpg"));
        Files.createDirectory(empty.resolve("folder.jpg"));

        assertRefused("input", "holds no photographs", () -> prepare(empty, folder.resolve("out")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldNotTakeAPipeForAPhotograph() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals(0, new ProcessBuilder("mkfifo", empty.resolve("pipe.jpg").toString()).start().waitFor());

        assertRefused("input", "holds no photographs", () -> prepare(empty, folder.resolve("out")));
    }

    @Test
    void shouldRefuseAnOutputThatCannotBeMade() {
        assertRefused("output", "cannot be written", () -> prepare(input, input.resolve("a.jpg/out")));
        assertRefused("output", "in the way", () -> prepare(input, input.resolve("a.jpg")));
    }

    @Test
    void shouldRefuseToWriteOverTheOriginals() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), input);

        assertRefused("output", "must not be the input folder", () -> prepare(input, input));
        assertRefused("output", "must not be the input folder", () -> prepare(input, link));
    }

    @Test
    void shouldRefuseToMeetAnOriginalByChance() throws IOException {
        Files.createDirectory(input.resolve("in"));
        Files.createFile(input.resolve("in/a.jpg"));

        assertRefused("output", "results would come among the originals, in/a.jpg", () -> prepare(input, folder));
    }

    @Test
    void shouldAllowAnOutputAboveTheInput() {
        assertEquals(List.of("a.jpg"), prepare(input, folder));
    }

    @Test
    void shouldMakeTheOutputAndLeaveNothingInIt() throws IOException {
        Path output = folder.resolve("deep/down/out");

        prepare(input, output);

        assertTrue(Files.isDirectory(output));
        try (var files = Files.list(output)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void shouldFollowLinksButNotInCircles() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("b.png"));
        Files.createSymbolicLink(input.resolve("linked"), elsewhere);
        Files.createSymbolicLink(input.resolve("circle"), input);
        Files.createSymbolicLink(input.resolve("dangling.jpg"), folder.resolve("gone.jpg"));

        assertEquals(List.of("a.jpg", "dangling.jpg", "linked/b.png"), prepare(input, folder.resolve("out")),
                "the dangling one will fail on its own, with its reason");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldSayWhyAFolderOfNothingElseCannotBeLookedInto() throws Exception {
        Path input = folder.resolve("other");
        Path closed = Files.createDirectories(input.resolve("closed"));
        Files.createFile(closed.resolve("b.jpg"));
        try (ChildJvm child = ChildJvm.start(Rights.none(), Prepare.class, input.toString(),
                folder.resolve("out").toString())) {
            Files.setPosixFilePermissions(closed, Set.of());
            child.say("go");
            assertEquals("input: cannot be read: no permission for " + closed, child.await("refused"));
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldLeaveOutTheClosedFolderThatADiskHasForItself() throws Exception {
        Path closed = Files.createDirectory(input.resolve("lost+found"));
        try (ChildJvm child = ChildJvm.start(Rights.none(), Prepare.class, input.toString(),
                folder.resolve("out").toString())) {
            Files.setPosixFilePermissions(closed, Set.of());
            child.say("go");
            assertEquals("[a.jpg]", child.await("prepared"));
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /// Prepares two folders in a JVM of its own and prints the photographs, or the refusal.
    static final class Prepare {
        public static void main(String[] folders) throws IOException {
            System.in.read();
            try {
                System.out.println("prepared " + prepare(Path.of(folders[0]), Path.of(folders[1])));
            } catch (InvalidSettingException e) {
                System.out.println("refused " + e.getMessage());
            }
        }
    }

    private static List<String> prepare(Path input, Path output) {
        return new ImageFolders(input, output, Existing.OWN).prepare().names();
    }

    private static void assertRefused(String field, String reason, Runnable attempt) {
        var refusal = assertThrows(InvalidSettingException.class, attempt::run);
        assertEquals(field, refusal.field());
        assertTrue(refusal.reason().contains(reason), refusal.reason());
    }
}
