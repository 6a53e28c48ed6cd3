package org.poolscope.pool.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ProgramJar;
import org.poolscope.testing.Waiting;
import org.poolscope.worker.WorkerMain;

class AotCacheTest {

    /// What a JVM exits with that does not start.
    private static final int JVM_REFUSED = 1;

    @TempDir
    private static Path program;
    private static String jar = "";

    @TempDir
    private Path folder;

    @BeforeAll
    static void packTheProgram() throws IOException {
        jar = ProgramJar.pack(program.resolve("poolscope.jar"), WorkerMain.class).toString();
    }

    private AotCache cache() {
        return new AotCache(folder.resolve("caches"), jar);
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
        assertEquals(List.of(), cache().options());
        assertTrue(cache().makeUnlessMade());
        FileTime made = Files.getLastModifiedTime(only(".aot"));
        assertTrue(cache().makeUnlessMade());

        assertEquals(made, Files.getLastModifiedTime(only(".aot")));
        for (FleetSizing sizing : List.of(new FleetSizing(64, 1), new FleetSizing(700, 3), new FleetSizing(4096, 8))) {
            assertEquals(WorkerMain.REFUSED, worker(sizing, "on"), sizing::toString);
        }
        assertEquals(List.of(), files(".unfinished"));
        assertEquals(List.of(), files(".config"));
    }

    @Test
    void shouldBeDeletedIfItIsBrokenOff() throws Exception {
        assertTrue(cache().makeUnlessMade());
        Path file = only(".aot");
        Files.write(file, new byte[1000]);

        assertEquals(List.of(), cache().options());
        assertFalse(Files.exists(file));
        assertTrue(cache().makeUnlessMade());
        assertEquals(WorkerMain.REFUSED, worker(new FleetSizing(64, 1), "on"));
    }

    @Test
    void shouldNotKeepAWorkerFromStartingIfItIsGarbage() throws Exception {
        assertTrue(cache().makeUnlessMade());
        Path file = only(".aot");
        FileTime time = Files.getLastModifiedTime(file);
        Files.write(file, new byte[(int) Files.size(file)]);
        Files.setLastModifiedTime(file, time);

        assertEquals(JVM_REFUSED, worker(new FleetSizing(64, 1), "on"));
        assertEquals(WorkerMain.REFUSED, worker(new FleetSizing(64, 1), "auto"));
        assertEquals("", Files.readString(folder.resolve("out")), "nothing on the stdout of a worker");
    }

    /// Starts a worker with nothing to hand over.
    private int worker(FleetSizing sizing, String mode) throws Exception {
        var options = new ArrayList<>(sizing.jvmOptions());
        options.addAll(cache().options());
        options.replaceAll(option -> option.replace("AOTMode=auto", "AOTMode=" + mode));
        assertTrue(options.contains("-XX:AOTMode=" + mode), options::toString);
        Process process = WorkerJvm.with(options, jar, folder.resolve("arguments"))
                .start(folder, folder.resolve("out"), folder.resolve("err"), WorkerMain.WORK);
        process.getOutputStream().close();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), process::toString);
        return process.exitValue();
    }

    @Test
    void shouldDoWithoutSilentlyWhereThereAreFoldersOfClassesOrNoPlace() throws Exception {
        var ofFolders = new AotCache(folder.resolve("caches"), System.getProperty("java.class.path"));
        assertFalse(ofFolders.makeUnlessMade());
        assertEquals(List.of(), ofFolders.options());
        assertFalse(Files.exists(folder.resolve("caches")));

        Files.writeString(folder.resolve("caches"), "a file where the directory should be");
        assertFalse(cache().makeUnlessMade());
        assertEquals(List.of(), cache().options());
    }

    @Test
    void shouldSurviveTwoWhoMakeItAtOnce() throws Exception {
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> cache().makeUnlessMade());
        boolean mine = cache().makeUnlessMade();

        assertTrue(other.get(60, TimeUnit.SECONDS) | mine);
        assertEquals(WorkerMain.REFUSED, worker(new FleetSizing(64, 1), "on"));
    }

    @Test
    void shouldSweepCachesThatNobodyHasMadeForAMonth() throws Exception {
        Path caches = Files.createDirectories(folder.resolve("caches"));
        Path old = Files.createFile(caches.resolve("workers-0.aot"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        Path others = Files.createFile(caches.resolve("workers-1.aot"));

        assertTrue(cache().makeUnlessMade());
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(others));
    }

    @Test
    void shouldBeMadeAfterTheEndOfTheProgramThatAsksForIt() throws Exception {
        Path tests = ProgramJar.pack(folder.resolve("tests.jar"), AotCacheChild.class);
        var child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", jar + File.pathSeparator + tests, AotCacheChild.class.getName()).inheritIO();
        child.environment().put("XDG_CACHE_HOME", folder.toString());
        assertEquals(0, child.start().waitFor());

        Path caches = folder.resolve("poolscope");
        Waiting.until("a cache", Duration.ofMinutes(1), () -> {
            try (Stream<Path> files = Files.exists(caches) ? Files.list(caches) : Stream.empty()) {
                return files.anyMatch(file -> file.toString().endsWith(".made"));
            }
        }, () -> "none");
    }
}
