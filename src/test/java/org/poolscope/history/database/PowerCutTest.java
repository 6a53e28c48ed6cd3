package org.poolscope.history.database;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.Main;
import org.poolscope.history.RunEntry;
import org.poolscope.history.item.AttemptState;
import org.poolscope.history.read.JournalReader;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.CommandPrefix;
import org.poolscope.testing.DiskCalls;
import org.poolscope.testing.LostPower;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

/// The machine loses its power in the middle of a batch: what the real program asks of the disk is written down, and at
/// moments of it the disk is made as it may be then, without some of what was not synced. As SQLite tests itself.
///
/// `-Dpoolscope.power-cuts=10` makes it the long run, with all that may become of what is there already, and
/// `-Dpoolscope.seed=…` repeats one.
@RunsBeside
@EnabledOnOs(OS.LINUX)
class PowerCutTest {

    private static final int CUTS = Integer.getInteger("poolscope.power-cuts", 1);
    private static final int ITEMS = Integer.getInteger("poolscope.power-items", 30);
    private static final long SEED = Long.getLong("poolscope.seed", 20_261_130);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path temporary;

    private Path folder;
    private Path disk;
    private Path told;
    private Path trace;
    private final Random random = new Random(SEED);

    @BeforeEach
    void requireStrace() throws Exception {
        folder = temporary.toRealPath();
        disk = Files.createDirectory(folder.resolve("disk"));
        told = folder.resolve("told");
        trace = folder.resolve("trace");
        assumeTrue(CommandPrefix.works(DiskCalls.into(folder.resolve("tried"))), "strace is missing or not allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "replace", "skip", "rename", "newer"})
    void shouldHaveEachPhotographWholeAndDoneOnceWhereverThePowerIsCut(String existing) throws Exception {
        assumeTrue(existing.equals("own") || CUTS > 1, "the long run");
        for (int i = 0; i < ITEMS; i++) {
            var scene = TestPictures.scene(640 + i, 480, BufferedImage.TYPE_3BYTE_BGR);
            Files.write(Files.createDirectories(folder.resolve("in")).resolve("p%03d.jpg".formatted(i)),
                    TestJpegs.write(scene));
        }
        List<String> run = List.of("run", "images", "--workers", "2", "--set", "input=" + folder.resolve("in"),
                "--set", "output=" + disk.resolve("out"), "--set", "existing=" + existing);
        List<DiskCalls.Call> calls = trace(run);
        Map<String, byte[]> whole = outputs();
        assertEquals(ITEMS, whole.size());

        for (int cut = 0; cut < CUTS; cut++) {
            cut(calls, first(calls, disk.resolve("out")));
            var outputs = outputs();
            for (String name : done()) {
                assertArrayEquals(whole.get(name), outputs.get(name), () -> name + " is done, and not whole; " + SEED);
            }
            goOn(run);

            assertEveryItemIsDoneOnce();
            outputs = outputs();
            assertEquals(whole.keySet(), outputs.keySet(), "seed " + SEED);
            for (String name : whole.keySet()) {
                assertArrayEquals(whole.get(name), outputs.get(name), () -> name + " is not whole; seed " + SEED);
            }
        }
    }

    @Test
    void shouldForgetNothingThatWasToldAsDoneWhereverThePowerIsCut() throws Exception {
        List<String> run = new ArrayList<>(List.of("each", "--workers", "2", "sh", "-c", "sleep 0.02; echo done {}",
                ":::"));
        IntStream.range(0, ITEMS).mapToObj(i -> "item-" + i).forEach(run::add);
        List<DiskCalls.Call> calls = trace(run);
        assertEquals(ITEMS, toldIn(calls).size());

        for (int cut = 0; cut < CUTS; cut++) {
            Set<String> before = toldIn(calls.subList(0, cut(calls, first(calls, told))));
            List<String> done = done();
            assertTrue(done.containsAll(before), () -> before + " was told, done is " + done + "; seed " + SEED);
            goOn(run);

            assertEveryItemIsDoneOnce();
            Set<String> again = new HashSet<>(words(Files.readString(told)));
            again.retainAll(before);
            assertEquals(Set.of(), again, "ran again, seed " + SEED);
        }
    }

    private List<DiskCalls.Call> trace(List<String> run) throws Exception {
        program(DiskCalls.into(trace), run);
        return DiskCalls.of(trace, path -> path.equals(told) || path.startsWith(disk) && !path.equals(disk));
    }

    private static int first(List<DiskCalls.Call> calls, Path below) {
        return (int) calls.stream().takeWhile(call -> !(call instanceof DiskCalls.Written written
                && written.path().startsWith(below))).count();
    }

    /// @return after how many calls
    private int cut(List<DiskCalls.Call> calls, int from) throws Exception {
        int at = from + random.nextInt(calls.size() - from);
        new LostPower(disk, calls.subList(0, at).stream().filter(call -> !(call instanceof DiskCalls.Written written
                && written.path().equals(told))).toList(), random).restore();
        if (hasJournal()) {
            try (Connection connection = Database.toRead(journal())) {
                Statements.query(connection, "PRAGMA integrity_check", row -> assertEquals("ok", row.getString(1)));
            }
        }
        return at;
    }

    /// A run of which the journal knows nothing has to be started again.
    private void goOn(List<String> run) throws Exception {
        Files.deleteIfExists(told);
        boolean known = false;
        if (hasJournal()) {
            try (JournalReader journal = JournalReader.at(journal())) {
                known = !journal.runs(List.of(), 1).isEmpty();
            }
        }
        program(List.of(), known ? List.of("resume", "last") : run);
    }

    /// Before anything is done its name need not be on the disk.
    private boolean hasJournal() {
        return Files.exists(journal());
    }

    private List<String> done() throws IOException {
        List<String> done = new ArrayList<>();
        if (!hasJournal()) {
            return done;
        }
        try (JournalReader journal = JournalReader.at(journal())) {
            for (RunEntry run : journal.runs(List.of(), Integer.MAX_VALUE)) {
                journal.attempts(run, false, attempt -> {
                    if (attempt.state() == AttemptState.DONE) {
                        done.add(attempt.name());
                    }
                });
            }
        }
        return done;
    }

    private void assertEveryItemIsDoneOnce() throws IOException {
        List<String> done = done();
        assertEquals(ITEMS, done.size(), "seed " + SEED);
        assertEquals(ITEMS, new HashSet<>(done).size(), "seed " + SEED);
    }

    private static Set<String> toldIn(List<DiskCalls.Call> calls) {
        return calls.stream().filter(DiskCalls.Written.class::isInstance).map(DiskCalls.Written.class::cast)
                .filter(written -> written.path().endsWith("told"))
                .flatMap(written -> words(new String(written.bytes(), StandardCharsets.UTF_8)).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> words(String told) {
        return told.lines().filter(line -> line.startsWith("done ")).map(line -> line.substring("done ".length()))
                .toList();
    }

    private Map<String, byte[]> outputs() throws IOException {
        Path out = disk.resolve("out");
        var outputs = new TreeMap<String, byte[]>();
        if (Files.exists(out)) {
            try (Stream<Path> files = Files.list(out)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    outputs.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        return outputs;
    }

    private Path journal() {
        return disk.resolve("data").resolve("journal.sqlite");
    }

    private void program(List<String> by, List<String> arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of("env", "POOLSCOPE_JOURNAL=" + journal(), "sh", "-c",
                "exec \"$@\" >> \"$0\" 2>&1", told.toString()));
        words.addAll(by);
        try (ChildJvm program = ChildJvm.start(words, Main.class, arguments.toArray(String[]::new))) {
            Waiting.until("it ends", PATIENCE, () -> !program.process().isAlive(), program::toString);
            assertEquals(0, program.awaitExit(), () -> told() + ", seed " + SEED);
        }
    }

    private String told() {
        try {
            return Files.readString(told);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
