package org.poolscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The shell launcher against Javas that only say what they were started with.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there the launcher is a batch file")
class LauncherTest {

    private static final int STATUS_OF_FAKE_JAVA = 7;
    private static final String SYSTEM_PATH = "/usr/bin:/bin";

    @TempDir
    private Path folder;
    private Path app;
    private Path launcher;

    @BeforeEach
    void layOutAnAppInAFolderWithSpaces() throws IOException {
        app = folder.toRealPath().resolve("my own apps").resolve("pool scope");
        launcher = app.resolve("bin").resolve("poolscope");
        Files.createDirectories(launcher.getParent());
        Files.copy(Path.of("src", "main", "dist", "bin", "poolscope"), launcher);
        makeExecutable(launcher);
    }

    @Test
    void shouldBecomeTheJavaItStartsAndKeepArgumentsAndStatus() throws Exception {
        Path home = fakeJdk("new jdk", "25.0.3");

        Started started = start(launcher, Map.of("JAVA_HOME", home.toString()), "run", "two words", "", "*");

        assertEquals(STATUS_OF_FAKE_JAVA, started.status(), started::toString);
        assertEquals(List.of(Long.toString(started.pid()), home + "/bin/java", "--enable-native-access=ALL-UNNAMED",
                "-classpath", app + "/poolscope.jar", "org.poolscope.Main", "run", "two words", "", "*"), started.lines());
    }

    @Test
    void shouldFindItsAppThroughLinksToLinks() throws Exception {
        Path home = fakeJdk("jdk", "25");
        Path relative = Files.createSymbolicLink(app.resolve("link"), Path.of("bin", "poolscope"));
        Path link = Files.createSymbolicLink(folder.resolve("poolscope"), relative);

        Started started = start(link, Map.of("JAVA_HOME", home.toString()));

        assertTrue(started.lines().contains(app + "/poolscope.jar"), started::toString);
    }

    @Test
    void shouldPreferTheJavaPackedWithIt() throws Exception {
        Path packed = fakeJdk(app.getParent().resolve("runtime"), "25.0.3");
        Path home = fakeJdk("jdk", "26");

        Started started = start(launcher, Map.of("JAVA_HOME", home.toString()));

        assertEquals(packed.toRealPath(), Path.of(started.lines().get(1)).getParent().getParent().toRealPath());
    }

    @Test
    void shouldPassOverAJavaThatIsTooOld() throws Exception {
        Path old = fakeJdk("old", "1.8.0_412");
        Path older = fakeJdk("older", "24.0.2");
        Path fresh = fakeJdk("fresh", "26-ea");
        Path onPath = Files.createSymbolicLink(Files.createDirectories(folder.resolve("links")).resolve("java"),
                fresh.resolve("bin").resolve("java"));

        Started passedOver = start(launcher,
                Map.of("JAVA_HOME", old.toString(), "PATH", onPath.getParent() + ":" + SYSTEM_PATH));
        Started first = start(launcher,
                Map.of("JAVA_HOME", fresh.toString(), "PATH", older.resolve("bin") + ":" + SYSTEM_PATH));

        assertEquals(onPath.toString(), passedOver.lines().get(1));
        assertEquals(fresh + "/bin/java", first.lines().get(1));
    }

    @Test
    void shouldAddJarsWithWorkloadsOfTheUser() throws Exception {
        Path home = fakeJdk("jdk", "25");

        Started started =
                start(launcher, Map.of("JAVA_HOME", home.toString(), "POOLSCOPE_CLASSPATH", "my jobs.jar:other.jar"));

        assertTrue(started.lines().contains(app + "/poolscope.jar:my jobs.jar:other.jar"), started::toString);
    }

    private Path fakeJdk(String name, String version) throws IOException {
        return fakeJdk(folder.toRealPath().resolve(name), version);
    }

    private static Path fakeJdk(Path home, String version) throws IOException {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' $$ \"$0\" \"$@\"\nexit " + STATUS_OF_FAKE_JAVA + "\n");
        makeExecutable(java);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Started start(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        var builder = new ProcessBuilder(Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", SYSTEM_PATH);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), () -> "the launcher still runs, having said: " + output);
        return new Started(process.pid(), process.exitValue(), List.of(output.split("\n")));
    }

    private record Started(long pid, int status, List<String> lines) {}
}
