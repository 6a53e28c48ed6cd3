package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.Main;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.CommandPrefix;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.SmallDisk;

/// Reports of the real program that go where no file can be replaced.
@RunsBeside
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs a shell, mounts and /dev/stdout")
class JsonTargetTest {

    private static final String[] RUN = {"run", "squares", "--workers", "1", "--set", "to=11", "--json"};

    @TempDir
    Path folder;

    @Test
    void shouldWriteIntoAFileThatIsMountedByItself() throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("source"), "x".repeat(10_000));
        Path mounted = Files.createFile(folder.resolve("mounted"));
        List<String> words = List.of("unshare", "--map-root-user", "--mount", "sh", "-c",
                "mount --bind '" + source + "' '" + mounted + "' && exec \"$@\"", "sh");
        assumeTrue(CommandPrefix.works(words), "nothing can be mounted here");

        run(words, mounted.toString());

        assertEquals(10, JSON.std.mapFrom(Files.readString(source)).get("succeeded"));
    }

    /// What is printed and what is reported would be in the same file, one over the other.
    @Test
    void shouldKeepStandardOutputForTheReportUnderItsOtherNamesToo() throws IOException, InterruptedException {
        Path file = folder.resolve("out.json");
        for (String name : List.of("/dev/stdout", file.toString())) {
            run(List.of("sh", "-c", "exec \"$@\" > '" + file + "'", "sh"), name);

            assertEquals(10, JSON.std.mapFrom(Files.readString(file)).get("succeeded"));
        }
    }

    /// A disk that has room for the report of an earlier run, but not for the list of what failed in this one.
    @Test
    void shouldSayThatTheReportIsNotWrittenAndKeepTheEarlierOne() throws IOException, InterruptedException {
        Path input = Files.createDirectory(folder.resolve("in"));
        for (int i = 0; i < 1500; i++) {
            Files.createFile(input.resolve("x".repeat(200) + i + ".jpg"));
        }
        Path disk = Files.createDirectory(folder.resolve("disk"));
        try (ChildJvm program = ChildJvm.start(SmallDisk.at(disk, 200), FullDisk.class,
                disk.resolve("p.json").toString(),
                "run", "images", "--workers", "1", "--set", "input=" + input, "--set", "output="
                + folder.resolve("out"),
                "--json", disk.resolve("p.json").toString())) {
            assertTrue(program.await("poolscope: the report could not be written to --json")
                    .endsWith("; what was there before is left as it was"), program.toString());
            assertEquals("1, and the file: earlier", program.await("exit code"));
            assertEquals("[p.json]", program.await("left"));
        }
    }

    /// Writes an earlier report, runs a command line, and tells what became of both.
    static final class FullDisk {
        public static void main(String[] words) throws IOException {
            Path report = Files.writeString(Path.of(words[0]), "earlier");
            int status = PoolscopeCommand.execute(Arrays.copyOfRange(words, 1, words.length));
            System.out.println("exit code " + status + ", and the file: " + Files.readString(report));
            System.out.println("left " + Arrays.toString(report.getParent().toFile().list()));
        }
    }

    private static void run(List<String> words, String target) throws InterruptedException {
        String[] arguments = Arrays.copyOf(RUN, RUN.length + 1);
        arguments[RUN.length] = target;
        try (ChildJvm program = ChildJvm.start(words, Main.class, arguments)) {
            assertEquals(0, program.awaitExit(), program.toString());
        }
    }
}
