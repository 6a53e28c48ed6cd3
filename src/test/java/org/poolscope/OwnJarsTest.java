package org.poolscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.JavaProgram;
import org.poolscope.testing.ProgramJar;
import org.poolscope.testing.RunsBeside;

/// The program as an installed one's launcher starts it: with a class path that the variable has not been added to.
@RunsBeside
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sets the variable by env")
class OwnJarsTest {

    private static final String WORKLOAD = """
            import java.util.*;
            import org.poolscope.shared.Segments;
            import org.poolscope.workload.*;
            public final class Own implements Workload {
                public record Found(long number) {}
                public String name() { return "own"; }
                public String title() { return "Own"; }
                public String description() { return "Says where its class comes from."; }
                public List<Parameter> parameters() { return List.of(); }
                public Batch batch(Settings settings, int workers) { return Batch.pooled(new Items.Range(1, 3)); }
                public TaskBody open(Settings settings, Segments shared) { return (items, log) -> 1L; }
                public Summary summary(Settings settings) {
                    return new Summary() {
                        public void add(Items items, Object value) {}
                        public Result finish(Segments shared) { return new Result(Map.of("answer", 42), ""); }
                    };
                }
            }
            """;

    @TempDir
    private Path folder;

    private Path compiled() throws Exception {
        Path classes = JavaProgram.compile(folder, List.of("-cp", System.getProperty("java.class.path")),
                Map.of("Own.java", WORKLOAD));
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("org.poolscope.workload.Workload"), "Own\n");
        return classes;
    }

    private static ChildJvm start(String classPath, String... words) {
        return ChildJvm.start(List.of("env", "POOLSCOPE_CLASSPATH=" + classPath), Main.class, words);
    }

    @Test
    void shouldRunAWorkloadThatOnlyTheVariableNames() throws Exception {
        try (ChildJvm program = start("nowhere.jar:" + compiled(), "run", "own", "--workers", "2")) {
            assertEquals(0, program.awaitExit(), program::toString);
            program.await("own: all succeeded");
        }
    }

    @Test
    void shouldNameWhatIsNotThereOrNoJarAndRunTheOthers() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
        String classPath = "nowhere.jar:nowhere/*:" + broken;
        try (ChildJvm program = start(classPath, "run", "owm")) {
            assertEquals(2, program.awaitExit(), program::toString);
            String said = program.await("poolscope: workload 'owm' is unknown");
            assertTrue(said.contains("POOLSCOPE_CLASSPATH names nowhere.jar, which is not there"), said);
            assertTrue(said.contains("POOLSCOPE_CLASSPATH names nowhere/*, which is not there"), said);
            assertTrue(said.contains("POOLSCOPE_CLASSPATH names " + broken + ", which cannot be read as a jar"), said);
        }
        try (ChildJvm program = start(classPath, "run", "primes", "--workers", "1", "--set", "to=100100")) {
            assertEquals(0, program.awaitExit(), program::toString);
        }
    }

    @Test
    void shouldAddAllJarsOfAFolderButNoneThatIsThere() throws Exception {
        Files.createFile(folder.resolve("a.jar"));
        Files.createFile(folder.resolve("b.JAR"));
        Files.createFile(folder.resolve("notes.txt"));
        assertEquals(List.of(folder + "/a.jar", folder + "/b.JAR", "other.jar"),
                OwnJars.missing(folder + "/*::other.jar:poolscope.jar", "lib/x.jar:poolscope.jar"));
    }

    @Test
    void shouldSayWhyItCannotStartFromAFolderThatEndsInAnExclamationMark() throws Exception {
        Path jar = ProgramJar.pack(Files.createDirectory(folder.resolve("app!")).resolve("poolscope.jar"), Main.class);
        var ran = JavaProgram.run("java", "-cp", jar.toString(), Main.class.getName(), "run", "primes");
        assertEquals(2, ran.status());
        assertEquals("poolscope: cannot start from " + jar
                + ": Java takes an exclamation mark at the end of a folder's "
                + "name for that of a jar; rename or move the folder.\n", ran.output());
    }
}
