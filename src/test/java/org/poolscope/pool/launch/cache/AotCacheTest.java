package org.poolscope.pool.launch.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.pool.launch.folder.PrivateFiles;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.pool.launch.jvm.WorkerJvm;
import org.poolscope.testing.ProgramJar;
import org.poolscope.testing.RunsBeside;
import org.poolscope.worker.WorkerMain;

@RunsBeside
class AotCacheTest {

    @TempDir
    private Path folder;

    private void copyTheMadeOne() throws IOException {
        AotCacheFixture.copyTo(folder.resolve("caches"));
    }

    private AotCache cache() {
        return new AotCache(folder.resolve("caches"), AotCacheFixture.CLASS_PATH, Optional.empty());
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("caches"))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private Path only(String ending) throws IOException {
        assertEquals(1, files(ending).size(), () -> ending);
        return files(ending).getFirst();
    }

    @Test
    void shouldBeMadeOnceAndServeWorkersOfEverySizing() throws Exception {
        copyTheMadeOne();
        FileTime before = Files.getLastModifiedTime(only(".aot"));
        assertTrue(cache().makeUnlessMade());

        assertEquals(before, Files.getLastModifiedTime(only(".aot")));
        for (FleetSizing sizing : List.of(new FleetSizing(64, 1), new FleetSizing(700, 3), new FleetSizing(4096, 8))) {
            assertEquals(WorkerMain.REFUSED, worker(sizing, "on"), sizing::toString);
        }
        assertEquals(List.of(), files(".unfinished"));
        assertEquals(List.of(), files(".config"));
    }

    @Test
    void shouldBeDeletedIfItIsBrokenOff() throws Exception {
        copyTheMadeOne();
        Path file = only(".aot");
        Files.write(file, new byte[1000]);

        assertEquals(List.of(), cache().options());
        assertFalse(Files.exists(file));
        assertTrue(AotCacheFixture.makeIn(folder.resolve("caches")));
        assertEquals(WorkerMain.REFUSED, worker(new FleetSizing(64, 1), "on"));
    }

    /// Starts a worker with nothing to hand over.
    private int worker(FleetSizing sizing, String mode) throws Exception {
        return worker(cache(), sizing, mode);
    }

    private int worker(AotCache cache, FleetSizing sizing, String mode) throws Exception {
        var options = new ArrayList<>(cache.options());
        options.replaceAll(option -> option.replace("AOTMode=auto", "AOTMode=" + mode));
        assertTrue(options.contains("-XX:AOTMode=" + mode), options::toString);
        return worker(sizing, options);
    }

    private int worker(FleetSizing sizing, List<String> cacheOptions) throws Exception {
        Process process = WorkerJvm.with(sizing.jvmOptions(), cacheOptions, AotCacheFixture.CLASS_PATH,
                folder.resolve("arguments"))
                .start(folder, folder.resolve("out"), folder.resolve("err"), WorkerMain.WORK);
        process.getOutputStream().close();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), process::toString);
        return process.exitValue();
    }

    @Test
    void shouldDoWithoutSilentlyWhereThereAreFoldersOfClassesOrNoPlace() throws Exception {
        var ofFolders = new AotCache(folder.resolve("caches"), ProgramJar.folder(AotCache.class).toString(),
                Optional.empty());
        assertFalse(ofFolders.makeUnlessMade());
        assertEquals(List.of(), ofFolders.options());
        assertFalse(Files.exists(folder.resolve("caches")));

        Files.writeString(folder.resolve("caches"), "a file where the directory should be");
        assertFalse(cache().makeUnlessMade());
        assertEquals(List.of(), cache().options());
    }

    /// The one test here that has it made: by a program of which two threads want it at once, and which lets everybody
    /// do all with what it makes.
    @Test
    void shouldBeMadeOnceForTwoAtOnceAndForThisUserAloneWhateverTheUmask() throws Exception {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        var command = new ArrayList<>(posix ? List.of("sh", "-c", "umask 000; exec \"$@\"", "sh") : List.<String>of());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(AotCacheFixture.OPTIONS);
        command.addAll(new StartLink("start-some.aot", "none.Such").options());
        command.addAll(List.of(AotCacheChild.class.getName(), AotCacheChild.NOW));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", folder.toString());
        Process child = builder.start();
        assertEquals("made true", new String(child.getInputStream().readAllBytes()).strip());

        Path caches = folder.resolve("poolscope");
        var made = new AotCache(caches, AotCacheFixture.CLASS_PATH, Optional.empty());
        assertEquals(WorkerMain.REFUSED, worker(made, new FleetSizing(64, 1), "on"));
        Set<String> names = names(caches);
        assertTrue(names.remove("start-some.aot"), names::toString);
        String ofProgram = Files.readSymbolicLink(caches.resolve("start-some.aot")).toString();
        String ofWorkers = only(names.stream().filter(name -> name.endsWith(".aot") && !name.equals(ofProgram))
                .map(Path::of).toList());
        assertEquals("-XX:AOTCache=" + caches.resolve(ofWorkers), made.options().getFirst());
        assertEquals(Set.of("lock", ofWorkers, ofWorkers.replace(".aot", ".made"), ofProgram,
                ofProgram.replace(".aot", ".made")), names);
        if (posix) {
            assertEquals("rwx------", permissions(caches));
            for (String name : names) {
                assertEquals("rw-------", permissions(caches.resolve(name)), name);
            }
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void shouldKeepOnlyTheFewThatWereUsedLast() throws Exception {
        Path caches = folder.resolve("caches");
        PrivateFiles.make(caches);
        Set<String> expected = new HashSet<>(Set.of("lock"));
        for (int i = 1; i <= 7; i++) {
            pretend(caches, "workers-" + i, Duration.ofDays(i));
            if (i <= 5) {
                expected.addAll(List.of("workers-" + i + ".aot", "workers-" + i + ".made"));
            }
        }
        pretend(caches, "workers-8", Duration.ofDays(31));
        Files.writeString(caches.resolve("workers-9.aot"), "broken off");
        Files.writeString(caches.resolve("workers-10.aot"), "of an older program, with a record like this:");
        Files.writeString(caches.resolve("workers-10.made"), "15867904 1764419967552");
        Files.writeString(caches.resolve("workers-11.aot.unfinished"), "broken off, too");

        assertTrue(AotCacheFixture.makeIn(caches));
        String ours = only(files(".aot").stream()
                .filter(file -> !expected.contains(file.getFileName().toString())).toList());
        expected.addAll(List.of(ours, ours.replace(".aot", ".made")));
        assertEquals(expected, names(caches));
    }

    private static String only(List<Path> files) {
        assertEquals(1, files.size(), files::toString);
        return files.getFirst().getFileName().toString();
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static void pretend(Path caches, String stem, Duration ago) throws IOException {
        Path cache = Files.writeString(caches.resolve(stem + ".aot"), "a cache of some build");
        Path record = caches.resolve(stem + ".made");
        new AotRecord(AotRecord.checksum(cache), "some look").write(record);
        for (Path file : List.of(cache, record)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
        }
    }

    @Test
    void shouldNoteThatItIsUsed() throws Exception {
        copyTheMadeOne();
        Path record = only(".made");
        Files.setLastModifiedTime(record, FileTime.from(Instant.now().minus(Duration.ofDays(29))));

        assertNotEquals(List.of(), cache().options());
        assertTrue(Files.getLastModifiedTime(record).toInstant().isAfter(Instant.now().minus(Duration.ofHours(2))));
    }
}
