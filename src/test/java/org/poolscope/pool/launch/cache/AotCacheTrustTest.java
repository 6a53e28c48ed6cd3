package org.poolscope.pool.launch.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.RunsBeside;

/// Only a cache that this user has made, as he made it, is given to workers.
@RunsBeside
@DisabledOnOs(OS.WINDOWS)
class AotCacheTrustTest {

    @TempDir
    private Path folder;
    private Path caches = Path.of("");

    @BeforeEach
    void copyIt() throws IOException {
        caches = folder.resolve("caches");
        AotCacheFixture.copyTo(caches);
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private Path file(String ending) throws IOException {
        return list(caches).stream().filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
    }

    private List<String> options() {
        return new AotCache(caches, AotCacheFixture.CLASS_PATH, Optional.empty()).options();
    }

    /// As a disk or a backup has it, or somebody who tries.
    private void damage(Path file) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] garbage = new byte[4096];
            new Random(7).nextBytes(garbage);
            open.seek(open.length() / 2);
            open.write(garbage);
        }
        Files.setLastModifiedTime(file, time);
    }

    @Test
    void shouldBeBelievedAsACopyOfItself() throws IOException {
        String before = Files.readString(file(".made"));
        assertNotEquals(List.of(), options());
        String after = Files.readString(file(".made"));
        assertNotEquals(before, after, "what the copy looks like");
        assertNotEquals(List.of(), options());
        assertEquals(after, Files.readString(file(".made")), "compared once");
    }

    @Test
    void shouldBeDeletedWhenItIsDamagedThoughItHasItsSizeAndTime() throws IOException {
        assertNotEquals(List.of(), options());
        damage(file(".aot"));

        assertEquals(List.of(), options());
        assertEquals(List.of(caches.resolve("lock")), list(caches));
    }

    @Test
    void shouldBeComparedWhateverItLooksLikeWhenAWorkerHasCrashed() throws IOException {
        var file = new AotCacheFile(caches, String.valueOf(AotCacheFile.key(AotCacheFixture.CLASS_PATH, List.of())));
        assertTrue(file.isUsable());
        assertFalse(file.wasDamaged());
        assertTrue(file.isUsable());

        // As if the disk itself had lost something, of which no system knows.
        long otherSum = AotRecord.checksum(file(".aot")) + 1;
        AotRecord record = AotRecord.read(file(".made"));
        new AotRecord(otherSum, record.look()).write(file(".made"));
        assertTrue(file.isUsable());
        assertTrue(file.wasDamaged());
        assertFalse(file.isUsable());
        assertEquals(List.of(caches.resolve("lock")), list(caches));
    }

    @Test
    void shouldNotBeUsedWhereOthersCouldHavePutIt() throws IOException {
        assertNotEquals(List.of(), options());
        Files.setPosixFilePermissions(caches, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals(List.of(), options());
        assertTrue(AotCacheFixture.makeIn(caches), "made again by this user");
        assertNotEquals(List.of(), options());

        Files.setPosixFilePermissions(file(".aot"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertEquals(List.of(), options());
    }

    @Test
    void shouldDoWithoutInAFolderThatTheJvmCannotBeTold() throws IOException {
        Path odd = folder.resolve("a" + File.pathSeparator + "b");
        assertFalse(new AotCache(odd, AotCacheFixture.CLASS_PATH, Optional.empty()).makeUnlessMade());
        assertEquals(List.of(), new AotCache(odd, AotCacheFixture.CLASS_PATH, Optional.empty()).options());
        assertFalse(Files.exists(odd));
        assertFalse(new AotCache(null, AotCacheFixture.CLASS_PATH, Optional.empty()).makeUnlessMade());
    }
}
