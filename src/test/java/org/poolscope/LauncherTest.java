package org.poolscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.cli.CommandRehearsal;
import org.poolscope.ui.WindowRehearsal;

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
        assertEquals(List.of(Long.toString(started.pid()), home + "/bin/java", "-XX:-UsePerfData",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-XX:Tier3InvocationThreshold=2000", "-XX:Tier3MinInvocationThreshold=1000",
                "-XX:Tier3CompileThreshold=6000", "--enable-native-access=ALL-UNNAMED",
                "-Dpoolscope.start=" + nameOfStart(""), "-Dpoolscope.rehearsal=" + CommandRehearsal.class.getName(),
                "-classpath", app + "/poolscope.jar", "org.poolscope.Main",
                "run", "two words", "", "*"), started.lines());
    }

    @Test
    void shouldNameNoCollectorBesideTheUsersOwn() throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", fakeJdk("jdk", "25").toString(),
                "JDK_JAVA_OPTIONS", "-Xmx1g -XX:+UseParallelGC");

        List<String> words = start(launcher, environment, "run", "primes").lines();

        assertTrue(words.contains("org.poolscope.Main"), words::toString);
        assertFalse(words.contains("-XX:+UseSerialGC"), words::toString);
    }

    /// As the script makes it of where the program is; for the window another than for the command line.
    private String nameOfStart(String kind) {
        return "start-" + app.toString().replace('/', '%') + kind + ".aot";
    }

    @Test
    void shouldStartWithWhatAnEarlierRunHasLoaded() throws Exception {
        Path home = fakeJdk("jdk", "25");
        Path caches = Files.createDirectories(folder.resolve("my caches").resolve("poolscope"));
        Map<String, String> environment = Map.of("JAVA_HOME", home.toString(),
                "XDG_CACHE_HOME", caches.getParent().toString());
        Path start = Files.createFile(caches.resolve(nameOfStart("-window")));

        List<String> words = start(launcher, environment).lines();
        assertTrue(words.contains("-XX:AOTCache=" + start), words::toString);
        assertTrue(words.contains("-Dpoolscope.rehearsal=" + WindowRehearsal.class.getName()), words::toString);
        words = start(launcher, environment, "of a night.poolscope").lines();
        assertTrue(words.contains("-XX:AOTCache=" + start), "a job file opens in the window, too: " + words);
        words = start(launcher, environment, "run", "of a night.poolscope").lines();
        assertTrue(words.contains("-Dpoolscope.rehearsal=" + CommandRehearsal.class.getName()), words::toString);

        Files.delete(start);
        Files.createSymbolicLink(start, Path.of("of a build that is gone"));
        assertNothingStartedWith(environment);
    }

    /// A JVM does not see that classes of its cache are of another build than the jar, and mixes them.
    @Test
    void shouldNotStartWithWhatAnEarlierBuildHasLoaded() throws Exception {
        Path home = fakeJdk("jdk", "25");
        Path caches = Files.createDirectories(folder.resolve("caches").resolve("poolscope"));
        Path start = Files.createFile(caches.resolve(nameOfStart("-window")));
        Path jar = app.resolve("poolscope.jar");
        Files.write(jar, new byte[0]);
        Files.setLastModifiedTime(start, FileTime.fromMillis(Files.getLastModifiedTime(jar).toMillis() - 10_000));

        assertNothingStartedWith(Map.of("JAVA_HOME", home.toString(), "XDG_CACHE_HOME", caches.getParent().toString()));
    }

    /// A JVM runs what is in there.
    @Test
    void shouldNotStartWithWhatSomebodyElseHasLeft() throws Exception {
        Path home = fakeJdk("jdk", "25");
        Path caches = Files.createDirectories(folder.resolve("caches").resolve("poolscope"));
        Path start = Files.createFile(caches.resolve(nameOfStart("-window")));
        Map<String, String> environment = Map.of("JAVA_HOME", home.toString(),
                "XDG_CACHE_HOME", caches.getParent().toString());
        try {
            Files.setAttribute(start, "unix:uid", 65_534);
        } catch (IOException e) {
            assumeTrue(false, "only root can give a file away");
        }

        assertNothingStartedWith(environment);
    }

    @Test
    void shouldNotStartWithACacheOfFewerJars() throws Exception {
        Path home = fakeJdk("jdk", "25");
        Path caches = Files.createDirectories(folder.resolve("caches").resolve("poolscope"));
        Files.createFile(caches.resolve(nameOfStart("-window")));

        assertNothingStartedWith(Map.of("JAVA_HOME", home.toString(), "POOLSCOPE_CLASSPATH", "own.jar",
                "XDG_CACHE_HOME", caches.getParent().toString()));
    }

    private void assertNothingStartedWith(Map<String, String> environment) throws Exception {
        Started started = start(launcher, environment);
        assertEquals(STATUS_OF_FAKE_JAVA, started.status(), started::toString);
        assertFalse(started.toString().contains("AOTCache"), started::toString);
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

    @Test
    void shouldFindItsAppBehindAFolderThatIsALink() throws Exception {
        Path home = fakeJdk("jdk", "25");
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), launcher.getParent());

        Started started = start(linked.resolve("poolscope"), Map.of("JAVA_HOME", home.toString()));

        assertTrue(started.lines().contains(app + "/poolscope.jar"), started::toString);
    }

    @Test
    void shouldSayThatItCannotStartFromAFolderWithAColon() throws Exception {
        Path home = fakeJdk("jdk", "25");
        Path moved = Files.move(app, folder.toRealPath().resolve("pool:scope"));

        Started started = start(moved.resolve("bin").resolve("poolscope"), Map.of("JAVA_HOME", home.toString()));

        assertEquals(2, started.status(), started::toString);
        assertEquals(List.of("poolscope: cannot start from " + moved + ": Java takes a colon in a folder's name for "
                + "the end of the name; rename or move the folder."), started.lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LC_ALL=C", "LANG=POSIX", "LC_CTYPE=xx_YY.UTF-8", "NONE=x"})
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere Java reads names of files as UTF-8 in any locale")
    void shouldHaveAllLettersInALocaleThatLacksThem(String locale) throws Exception {
        String[] variable = locale.split("=");
        Path home = fakeJdk(folder.resolve("jdk"), "25", "printf '%s\\n' \"$LC_ALL\"");

        Started started = start(launcher, Map.of("JAVA_HOME", home.toString(), variable[0], variable[1]));

        assertEquals(List.of("C.UTF-8"), started.lines());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldLeaveALocaleAloneThatHasAllLetters() throws Exception {
        Path home = fakeJdk(folder.resolve("jdk"), "25", "printf '%s\\n' \"$LC_CTYPE-$LC_ALL\"");

        Started started = start(launcher, Map.of("JAVA_HOME", home.toString(), "LC_CTYPE", "C.UTF-8"));

        assertEquals(List.of("C.UTF-8-"), started.lines());
    }

    private Path fakeJdk(String name, String version) throws IOException {
        return fakeJdk(folder.toRealPath().resolve(name), version);
    }

    private static Path fakeJdk(Path home, String version) throws IOException {
        return fakeJdk(home, version, "printf '%s\\n' $$ \"$0\" \"$@\"");
    }

    private static Path fakeJdk(Path home, String version, String says) throws IOException {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + says + "\nexit " + STATUS_OF_FAKE_JAVA + "\n");
        makeExecutable(java);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void shouldFitIntoALimitOfAddressesOrSayHowMuchIsNeeded() throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", fakeJdk("jdk", "25").toString());

        Started fitting = start(shell("ulimit -v 4000000; exec \"" + launcher + '"'), environment);
        Started tooSmall = start(shell("ulimit -v 500000; exec \"" + launcher + '"'), environment);

        assertTrue(fitting.lines().containsAll(List.of("-Xmx500m", "-XX:CompressedClassSpaceSize=64m")),
                fitting::toString);
        assertEquals(List.of("poolscope: cannot start within 500 MB of addresses (ulimit -v); give it 1000 MB or "
                + "more."),
                tooSmall.lines());
        assertEquals(2, tooSmall.status());
    }

    @Test
    void shouldSayThatTheFolderItIsStartedInIsGone() throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", fakeJdk("jdk", "25").toString());
        Path gone = Files.createDirectory(folder.resolve("gone"));

        Started started = start(shell("cd '" + gone + "'; rmdir '" + gone + "'; exec \"" + launcher + '"'),
                environment);

        assertEquals(2, started.status(), started::toString);
        assertEquals("poolscope: the folder it was started in is not there any more; start it in another.",
                started.lines().getLast());
    }

    /// A JVM would open its own files there.
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere there is no /proc to look at")
    void shouldHaveNothingOnAStandardInputThatIsClosed() throws Exception {
        Map<String, String> environment =
                Map.of("JAVA_HOME", fakeJdk(folder.resolve("jdk"), "25", "readlink /proc/self/fd/0").toString());

        assertEquals(List.of("/dev/null"),
                start(shell("exec \"" + launcher + "\" <&-"), environment).lines());
        assertEquals(List.of(launcher.toString()),
                start(shell("exec \"" + launcher + "\" <\"" + launcher + '"'), environment).lines());
    }

    private Path shell(String commands) throws IOException {
        Path script = Files.writeString(folder.resolve("start.sh"), "#!/bin/sh\n" + commands + "\n");
        makeExecutable(script);
        return script;
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
