package org.poolscope;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.job.JobFile;
import org.poolscope.shared.Segments;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskLog;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;

/// What the README shows is so, and what the manual and the page for those who write Java show.
@RunsBeside
class ReadmeTest {

    private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Pattern COMMAND = Pattern.compile("(?m)^poolscope (?:run|compare) (\\S+)(.*)$");
    private static final Pattern SETTING = Pattern.compile("--set (\\S+?)=(\\S+)");

    private String readme;

    @BeforeEach
    void read() throws Exception {
        Path documents = Path.of("src", "site", "markdown");
        readme = Files.readString(Path.of("README.md")) + Files.readString(documents.resolve("manual.md"))
                + Files.readString(documents.resolve("library.md"));
    }

    @Test
    void shouldShowAWorkloadThatCompilesAndCounts(@TempDir Path folder) throws Exception {
        compile("Collatz", folder);

        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
                Segments shared = Segments.in(folder)) {
            var collatz = (Workload) loader.loadClass("example.Collatz").getConstructor().newInstance();
            assertEquals(Map.of("longest", 19L), longestBelowTen(collatz, shared).values());
        }
    }

    private void compile(String name, Path folder) throws Exception {
        String source = JAVA.matcher(readme).results().map(block -> block.group(1))
                .filter(block -> block.contains("class " + name + " ")).findFirst().orElseThrow();
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        var complaints = new ByteArrayOutputStream();

        int status = ToolProvider.getSystemJavaCompiler().run(null, complaints, complaints, "-classpath",
                "target/classes",
                "-d", folder.toString(), file.toString());

        assertEquals(0, status, () -> complaints.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldShowPoolExamplesThatPrintWhatTheTutorialPrints(@TempDir Path folder) throws Exception {
        compile("PoolExamples", folder);

        assertEquals("""
                First 5: [1, 4, 9, 16, 25]
                Prime count: 6
                0 1 4 9 16 25 36 49 64 81\s
                Powers: [1024, 243, 64]
                """, output("example.PoolExamples", folder));
    }

    @Test
    void shouldShowAProcessExampleThatPrintsWhatTheTutorialPrints(@TempDir Path folder) throws Exception {
        compile("ProcessExamples", folder);

        List<String> lines = output("example.ProcessExamples", folder).lines().toList();
        assertEquals(List.of("p1 exit code: 0", "p2 exit code: 0"), lines.subList(5, 7), lines::toString);
        assertTrue(lines.get(4).matches("Main PID: \\d+"), lines::toString);
        List<String> done = lines.subList(0, 4).stream().filter(line -> line.endsWith("done: 49999995000000")).toList();
        assertEquals(2, done.size(), lines::toString);
        assertEquals(2, done.stream().map(line -> line.replaceAll(".*PID=(\\d+).*", "$1")).distinct().count(),
                "two pids");
    }

    @Test
    void shouldShowSharingExamplesThatPrintWhatTheTutorialPrints(@TempDir Path folder) throws Exception {
        compile("SharingExamples", folder);

        assertEquals("""
                Response: Processed: HELLO WORLD
                Result: 1249999975000000
                Consumed: 10
                Counter: 4000
                array[0]: 1, array[50]: 51
                Shared memory sum: 4950
                """, output("example.SharingExamples", folder));
    }

    private static String output(String main, Path folder) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path printed = folder.resolve("printed");
        Process process = new ProcessBuilder(java.toString(), "--enable-native-access=ALL-UNNAMED", "-classpath",
                folder + File.pathSeparator + System.getProperty("java.class.path"), main)
                .redirectErrorStream(true).redirectOutput(printed.toFile()).start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> main + " does not end");
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(printed);
    }

    private static Summary.Result longestBelowTen(Workload workload, Segments shared) throws Exception {
        Settings settings = Settings.parse(workload.parameters(), Map.of("below", "10"));
        Items items = workload.batch(settings, 2).items();
        Summary summary = workload.summary(settings);
        for (Items half : List.of(items.slice(0, 4), items.slice(4, items.size()))) {
            summary.add(half, workload.open(settings, shared).run(half, new Silence()));
        }
        return summary.finish(shared);
    }

    @Test
    void shouldSayOfEveryWorkloadWhatItShows() {
        List<String> missing = Workloads.all().stream()
                .filter(workload -> workload.getClass().getName().startsWith("org.poolscope.workload."))
                .map(Workload::name).filter(name -> !readme.contains("\n| `" + name + "` | ")).toList();

        assertEquals(List.of(), missing, "workloads without a row");
    }

    @Test
    void shouldGiveWorkloadsOnlySettingsTheyTake() {
        List<MatchResult> commands = COMMAND.matcher(readme).results().toList();

        assertFalse(commands.isEmpty());
        for (MatchResult command : commands) {
            if (JobFile.isNamedSo(command.group(1))) {
                continue;
            }
            Map<String, String> given = new LinkedHashMap<>();
            SETTING.matcher(command.group(2)).results().forEach(set -> given.put(set.group(1), set.group(2)));
            assertDoesNotThrow(() -> Settings.parse(Workloads.named(command.group(1)).parameters(), given),
                    command::group);
        }
    }

    private static final class Silence implements TaskLog {
        @Override
        public void item(ItemResult result) {}

        @Override
        public void progress(long itemsDone) {}
    }
}
