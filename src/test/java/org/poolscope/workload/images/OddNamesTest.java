package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

/// Folders that cannot be looked into, and names that cannot be spelled: the rest is done all the same.
@RunsBeside
@EnabledOnOs(OS.LINUX)
class OddNamesTest {

    @TempDir
    Path folder;

    @RegisterExtension
    final KeptFiles originals = new KeptFiles();

    private byte[] photograph;

    @BeforeEach
    void makeInput() throws IOException {
        photograph = TestJpegs.write(TestPictures.withCorners(60, 40));
        originals.put(folder.resolve("in/a.jpg"), photograph);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void shouldWorkOnPhotographsWhoseNamesNobodyCanSpell(String language) throws Exception {
        List<String> names = List.of("Gr%FC%DFe.jpg", "M%FCnchen/caf%C3%A9.jpg", "100%25.jpg");
        for (String name : names) {
            originals.put(at("in", name), photograph);
        }

        List<String> said = run(List.of("env", "LC_ALL=" + language));

        assertTrue(said.getFirst().startsWith("done") && said.getFirst().contains("failed=0"), said::toString);
        for (String name : names) {
            assertTrue(Files.exists(at("out", name)), name + " is made under the same bytes: " + said);
        }
        List<String> again = run(List.of("env", "LC_ALL=" + language));
        assertEquals(said.getFirst(), again.getFirst(), "and known as ours");
    }

    private Path at(String where, String raw) {
        String base = folder.resolve(where).toUri().getRawPath().replaceAll("/$", "");
        return Path.of(URI.create("file://" + base + "/" + raw));
    }

    @Test
    void shouldFailWhatCannotBeLookedIntoAndDoTheRest() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("in/private"));
        originals.put(closed.resolve("b.jpg"), photograph);
        Files.createDirectories(folder.resolve("out/private"));
        List<String> said;
        try {
            Files.setPosixFilePermissions(closed, Set.of());
            Files.setPosixFilePermissions(folder.resolve("out/private"), Set.of());
            said = run(Rights.none());
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }

        assertTrue(said.contains("done {succeeded=1, failed=1}"), said::toString);
        assertTrue(said.stream().anyMatch(line -> line.contains("name=private/, success=false")
                && line.contains("no permission for " + closed)), said::toString);
        assertTrue(Files.exists(folder.resolve("out/a.jpg")));
    }

    @Test
    void shouldTellEveryFileOfAFolderThatCanOnlyBeListed() throws Exception {
        Path listed = Files.createDirectory(folder.resolve("in/listed"));
        originals.put(listed.resolve("b.jpg"), photograph);
        List<String> said;
        try {
            Files.setPosixFilePermissions(listed, PosixFilePermissions.fromString("r--------"));
            said = run(Rights.none());
        } finally {
            Files.setPosixFilePermissions(listed, PosixFilePermissions.fromString("rwx------"));
        }

        assertTrue(said.contains("done {succeeded=1, failed=1}"), said::toString);
        assertTrue(said.stream().anyMatch(line -> line.contains("name=listed/b.jpg, success=false")), said::toString);
    }

    private List<String> run(List<String> by) {
        try (ChildJvm child = ChildJvm.start(by, OriginalsTest.OneBatch.class, folder.resolve("in").toString(),
                folder.resolve("out").toString(), "own")) {
            assertEquals(0, child.awaitExit(), child::toString);
            return new ArrayList<>(child.lines());
        }
    }
}
