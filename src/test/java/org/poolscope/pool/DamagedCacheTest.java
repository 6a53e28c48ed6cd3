package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.pool.launch.cache.AotCacheFixture;
import org.poolscope.testing.RunsBeside;

/// An AOT cache that became bad in a way that no system tells, so that it is found out by who dies of it.
@RunsBeside
@EnabledOnOs(OS.LINUX)
class DamagedCacheTest {

    @TempDir
    private Path folder;

    private List<String> run(String main, String... arguments) throws Exception {
        Path work = Files.createDirectories(folder.resolve("work"));
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData"));
        command.addAll(AotCacheFixture.OPTIONS);
        command.add(main);
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", folder.toString());
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        process.waitFor();
        return lines;
    }

    private List<Path> caches(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("poolscope"))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private void makeABadOne() throws Exception {
        AotCacheFixture.copyTo(folder.resolve("poolscope"));
        Path cache = caches(".aot").getFirst();
        try (var file = new RandomAccessFile(cache.toFile(), "rw")) {
            byte[] garbage = new byte[(int) file.length() / 10];
            new Random(7).nextBytes(garbage);
            file.seek(file.length() * 2 / 5);
            file.write(garbage);
        }
        Path record = caches(".made").getFirst();
        List<String> lines = new ArrayList<>(Files.readAllLines(record));
        Map<String, Object> seen = Files.readAttributes(
                cache, "unix:size,lastModifiedTime,ctime,ino", LinkOption.NOFOLLOW_LINKS);
        lines.set(2, seen.get("size") + " " + seen.get("lastModifiedTime") + " " + seen.get("ctime") + " "
                + seen.get("ino"));
        Files.write(record, lines);
    }

    private void assertGone() throws IOException {
        assertEquals(List.of(), caches(".made"));
        try (Stream<Path> files = Files.list(folder.resolve("work"))) {
            List<Path> reports = files.filter(file -> file.toString().contains("hs_err")).toList();
            assertEquals(List.of(), reports, "reports of crashes in the working folder");
        }
    }

    @Test
    void shouldCostAPoolNothingButItself() throws Exception {
        makeABadOne();
        List<String> lines = run(StartChild.class.getName(), StartChild.NOTHING);
        assertTrue(lines.containsAll(List.of("first 9", "then 16")), lines::toString);
        assertTrue(lines.stream().noneMatch(line -> line.contains("SIGSEGV") || line.contains("broken")),
                lines::toString);
        assertGone();
    }

    @Test
    void shouldCostAProcessNothingButItself() throws Exception {
        makeABadOne();
        List<String> lines = run(StartChild.class.getName(), StartChild.PROCESS);
        assertEquals("ended exited with status 0", lines.getLast(), lines::toString);
        assertGone();
    }
}
