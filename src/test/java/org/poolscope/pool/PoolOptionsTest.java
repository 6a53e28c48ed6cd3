package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.ProgramJar;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.InvalidSettingException;

/// With which options the code of a user runs in workers and processes.
@RunsBeside
@Timeout(120)
class PoolOptionsTest {

    private static String property(String name) {
        return String.valueOf(System.getProperty(name));
    }

    private static int heapMegabytes() {
        return (int) (Runtime.getRuntime().maxMemory() >> 20);
    }

    private static String collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream().map(GarbageCollectorMXBean::getName).toList()
                .toString();
    }

    private static int depth(int calls) {
        return calls == 0 ? 0 : 1 + depth(calls - 1);
    }

    @Test
    void shouldRunCodeWithTheOptionsThatTheProgramWasStartedWith() {
        String options = "-ea -Dgiven=\"so and so\" --enable-preview --add-opens=java.base/java.lang=ALL-UNNAMED "
                + "--add-exports java.base/jdk.internal.misc=ALL-UNNAMED";
        try (ChildJvm child = ChildJvm.start(List.of("env", "JDK_JAVA_OPTIONS=" + options), OptionsChild.class)) {
            assertEquals(0, child.awaitExit(), child::toString);
            String inherited = "assertions true, given so and so, later null, open true, preview true";

            assertEquals(inherited.replace("null", "yes"), child.await("here:"));
            assertEquals(inherited, child.await("pool:"));
            assertEquals(inherited, child.await("process:"));
        }
    }

    /// A debugger's port: two processes cannot have the same.
    @Test
    void shouldStartWorkersWithoutWhatIsMeantForOneProcess() {
        String options = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0 -Dgiven=1 -da "
                + "-XX:+HeapDumpOnOutOfMemoryError -XX:OnError=false";
        try (ChildJvm child = ChildJvm.start(List.of("env", "JDK_JAVA_OPTIONS=" + options), OptionsChild.class)) {
            assertEquals(0, child.awaitExit(), child::toString);

            assertEquals("assertions false, given 1, later null, open false, preview unknown", child.await("pool:"));
            assertEquals(1, child.lines().stream().filter(line -> line.startsWith("Listening for transport")).count());
        }
    }

    @Test
    void shouldRunWorkersWithWhatThePoolWasTold() throws Exception {
        try (var pool = WorkerPool.builder().workers(1).property("given", "it's \"C:\\mine\"\nand = more")
                .jvmOptions("-Xss64m", "-XX:+UseParallelGC").heap(96).start()) {
            assertEquals("it's \"C:\\mine\"\nand = more", pool.apply(PoolOptionsTest::property, "given"));
            assertTrue(pool.apply(PoolOptionsTest::heapMegabytes) <= 96);
            assertTrue(pool.apply(PoolOptionsTest::collectors).contains("PS "), "not the pool's own collector");
            assertEquals(100_000, pool.apply(PoolOptionsTest::depth, 100_000));
        }
    }

    @Test
    void shouldLookForClassesWhereThePoolWasTold(@TempDir Path folder) throws Exception {
        Path program = ProgramJar.pack(folder.resolve("a program ü.jar"), WorkerPool.class);
        Path tests = ProgramJar.pack(folder.resolve("the tests!.jar"), PoolOptionsTest.class);
        try (var pool = WorkerPool.builder().workers(1).classPath(tests, program).start()) {
            List<String> entries = List.of(pool.apply(OptionsChild.CLASS_PATH).split(File.pathSeparator));

            assertEquals(List.of(tests.toString(), program.toString()), entries.subList(0, 2));
            assertEquals(3, entries.size(), "and Poolscope itself, wherever it is");
        }
    }

    private static String refusal(Executable action) {
        return assertThrows(InvalidSettingException.class, action).getMessage();
    }

    private static String refusalOf(String option) {
        return refusal(() -> WorkerPool.builder().jvmOptions(option));
    }

    @Test
    void shouldRefuseOptionsThatAreNoneSayingWhy() {
        assertEquals("JVM option: 'Xmx1g' is none; these begin with a minus, and have their value in the same word",
                refusalOf("Xmx1g"));
        assertEquals("JVM option: '-cp' is said with classPath(…)", refusalOf("-cp"));
        assertEquals("JVM option: '--class-path=a.jar' is said with classPath(…)", refusalOf("--class-path=a.jar"));
        assertEquals("JVM option: '--add-opens' needs its value in the same word, after an equals sign: --add-opens=…",
                refusalOf("--add-opens"));
        assertEquals("JVM option: '-Xmx256mb' needs a size, as in -Xmx256m", refusalOf("-Xmx256mb"));
        for (String option : List.of("-jar", "-m", "-version", "--help", "-XshowSettings:all", "-X", "--")) {
            assertEquals("JVM option: '" + option + "' makes Java do something else than to start a worker",
                    refusalOf(option));
        }
        assertEquals("JVM option: '-Da␀' has a zero character in it", refusalOf("-Da\0"));
    }

    @Test
    void shouldRefusePropertiesHeapsAndClassPathsThatCannotBe(@TempDir Path folder) {
        assertEquals("property: a name must not be empty nor have an equals sign in it, as 'a=b' has",
                refusal(() -> WorkerPool.builder().property("a=b", "c")));
        assertEquals("heap: must be from 16 to 1048576 MB, not 15", refusal(() -> WorkerPool.builder().heap(15)));
        assertEquals("class path: names " + folder.resolve("no.jar") + ", which is not there",
                refusal(() -> WorkerPool.builder().classPath(folder.resolve("no.jar"))));
        for (Executable refused : Stream.<Executable>of(
                () -> WorkerProcess.of(OptionsChild::tell).heap(0),
                () -> WorkerProcess.of(OptionsChild::tell).property("", ""),
                () -> WorkerProcess.of(OptionsChild::tell).jvmOptions("-jar")).toList()) {
            assertThrows(InvalidSettingException.class, refused);
        }
    }
}
