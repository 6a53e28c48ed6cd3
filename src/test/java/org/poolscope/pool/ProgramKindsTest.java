package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.JavaProgram;
import org.poolscope.testing.JavaProgram.Ran;
import org.poolscope.testing.ProgramJar;
import org.poolscope.testing.RunsBeside;

/// Programs of which the classes are not on the class path: they work, or one sentence says what to do.
@RunsBeside
@Timeout(240)
class ProgramKindsTest {

    private static final String BODY = """
                public record Both(int number, String text) {}
                static Both next(Both b) { return new Both(b.number() + 1, b.text()); }
                static void tell() { System.out.println("process of " + Main.class.getModule()); }
                public static void main(String[] args) throws Exception {
                    try (var pool = org.poolscope.pool.WorkerPool.ofSize(1)) {
                        System.out.println(pool.map(Main::next, java.util.List.of(new Both(1, "a"))));
                    }
                    org.poolscope.pool.WorkerProcess.of(Main::tell).start().join();
                }
            """;
    private static final String OFF = "-Dpoolscope.aot=off";

    /// For what compiles: the second compiler would take more time than it saves.
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    @TempDir
    private static Path program;
    private static String jar = "";

    @TempDir
    private Path folder;

    @BeforeAll
    static void packTheProgram() throws Exception {
        jar = ProgramJar.pack(program.resolve("poolscope.jar"), WorkerPool.class).toString();
    }

    private Ran runModule(String opens) throws Exception {
        Path classes = JavaProgram.compile(folder, List.of("--module-path", jar), Map.of(
                "module-info.java", "module app { requires poolscope; " + opens + " }",
                "app/Main.java", "package app; public class Main {" + BODY + "}"));
        return JavaProgram.run("java", OFF, "--enable-native-access=poolscope", "--module-path",
                classes + System.getProperty("path.separator") + jar, "-m", "app/app.Main");
    }

    @Test
    void shouldWorkFromTheModulePath() throws Exception {
        Ran ran = runModule("opens app to poolscope;");
        assertEquals("[Both[number=2, text=a]]\nprocess of module app\n", ran.output());
        assertEquals(0, ran.status());
    }

    @Test
    void shouldSayWhatToWriteInAModuleThatIsNotOpen() throws Exception {
        Ran ran = runModule("");
        assertTrue(ran.output().contains(
                "a function written in app.Main cannot be sent, for the module app does not open "
                + "its package; write 'opens app to poolscope;' in its module-info"), ran::output);
    }

    @Test
    void shouldSayThatASourceFileMustBeCompiled() throws Exception {
        Path source = Files.writeString(folder.resolve("Main.java"), "public class Main {" + BODY + "}");
        Ran ran = JavaProgram.run("java", OFF, QUICK, "-cp", jar, source.toString());
        assertTrue(ran.output().contains("a function written in Main cannot be called in another process: 'java "
                + "<file>.java' has compiled it in memory, where no other JVM finds it; compile it with javac"),
                ran::output);
    }

    @Test
    void shouldSayThatJshellsClassesAreItsOwn() throws Exception {
        Path script = Files.writeString(folder.resolve("script"), """
                var pool = org.poolscope.pool.WorkerPool.ofSize(1);
                try { pool.apply((Integer n) -> n + 1, 3); } catch (Exception e) { System.out.println(e); }
                pool.terminate();
                /exit
                """);
        Ran ran = JavaProgram.run("jshell", "-R" + OFF, "-R" + QUICK, "-J" + QUICK,
                "-J-Djava.util.prefs.userRoot=" + folder, "--class-path", jar, script.toString());
        assertTrue(ran.output().contains("a function written in jshell cannot be called in another process"),
                ran::output);
    }

    /// A host that has read a plug-in, and Poolscope with it, by a loader of its own.
    private Ran runPlugin(String classPath) throws Exception {
        Path plugin = JavaProgram.compile(folder.resolve("plugin"), List.of("-cp", jar), Map.of("Plugin.java", """
                public class Plugin implements Runnable {
                    public record Both(int number, String text) {}
                    static Both next(Both b) { return new Both(b.number() + 1, b.text()); }
                    public void run() {
                        try (var pool = org.poolscope.pool.WorkerPool.builder().workers(1)%s.start()) {
                            System.out.println(pool.map(Plugin::next, java.util.List.of(new Both(1, "a"))));
                        } catch (Exception e) {
                            System.out.println(e);
                        }
                    }
                }
                """.formatted(classPath)));
        Path host = JavaProgram.compile(folder.resolve("host"), List.of(), Map.of("Host.java", """
                public class Host {
                    public static void main(String[] args) throws Exception {
                        var loader = new java.net.URLClassLoader(new java.net.URL[] {
                                java.nio.file.Path.of(args[0]).toUri().toURL(),
                                java.nio.file.Path.of(args[1]).toUri().toURL()});
                        ((Runnable) loader.loadClass("Plugin").getConstructor().newInstance()).run();
                    }
                }
                """));
        return JavaProgram.run("java", OFF, "-cp", host.toString(), "Host", plugin.toString(), jar);
    }

    @Test
    void shouldSayThatAPluginIsNotOnTheClassPath() throws Exception {
        Ran ran = runPlugin("");
        assertTrue(ran.output().contains("the class loader java.net.URLClassLoader has read it from file:"),
                ran::output);
        assertTrue(ran.output().contains("or name it with classPath(…) of the pool's builder"), ran::output);
    }

    @Test
    void shouldCallThePluginsFunctionsWhereThePoolIsToldOfThem() throws Exception {
        String own =
                "java.nio.file.Path.of(Plugin.class.getProtectionDomain().getCodeSource().getLocation().getPath())";
        assertEquals("[Both[number=2, text=a]]\n", runPlugin(".classPath(" + own + ")").output());
    }
}
