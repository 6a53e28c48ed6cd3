package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.Main;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

/// Many small pictures, three in a hundred broken, by the real program, whose workers are killed meanwhile.
///
/// As many as it takes for all ten ways to be broken; `-Dpoolscope.pictures=5000` makes it the long run.
@RunsBeside
@EnabledOnOs(value = OS.LINUX, disabledReason = "workers are found by /proc")
class ManyPicturesTest {

    private static final int PICTURES = Integer.getInteger("poolscope.pictures", 340);
    private static final int KILLS = 4;
    /// One of so many is broken.
    private static final int BROKEN = 33;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final BufferedImage SCENE = TestPictures.scene(64, 48, BufferedImage.TYPE_3BYTE_BGR);
    private static final byte[] JPEG = TestJpegs.write(SCENE);
    private static final byte[] PNG = TestPictures.file(SCENE, "png");

    /// Ten ways to be broken.
    private static final List<byte[]> BROKEN_WAYS = List.of(new byte[0], "just some text".getBytes(),
            Arrays.copyOf(JPEG, 3), Arrays.copyOf(JPEG, JPEG.length / 3), Arrays.copyOf(JPEG, JPEG.length * 9 / 10),
            Arrays.copyOf(PNG, 20), Arrays.copyOf(PNG, PNG.length / 2), flipped(PNG, PNG.length / 2), flipped(PNG, 17),
            TestJpegs.flat(65_500, 65_500, 0xC2, 8, 0));

    @TempDir
    Path folder;

    @RegisterExtension
    final KeptFiles originals = new KeptFiles();

    private static byte[] flipped(byte[] file, int at) {
        byte[] flipped = file.clone();
        flipped[at] ^= 0x55;
        return flipped;
    }

    @Test
    void shouldTellEveryBrokenPictureOfManyHoweverOftenWorkersAreKilled() throws Exception {
        var broken = new TreeSet<String>();
        for (int i = 0; i < PICTURES; i++) {
            boolean bad = i % BROKEN == BROKEN / 2;
            String name = "%02d/%05d.%s".formatted(i % 20, i, i % 5 == 0 ? "png" : "jpg");
            byte[] good = i % 5 == 0 ? PNG : JPEG;
            originals.put(folder.resolve("in").resolve(name),
                    bad ? BROKEN_WAYS.get(i / BROKEN % BROKEN_WAYS.size()) : good);
            if (bad) {
                broken.add(name);
            }
        }
        Path json = folder.resolve("report.json");
        try (ChildJvm program = ChildJvm.start(Main.class, "run", "images", "--workers", "2", "--json", json.toString(),
                "--set", "input=" + folder.resolve("in"), "--set", "output=" + folder.resolve("out"))) {
            for (int kill = 1; kill <= KILLS; kill++) {
                killAWorker(program, kill * PICTURES / (KILLS + 2));
            }
            Waiting.until("it ends", PATIENCE, () -> !program.process().isAlive(), program::toString);

            assertEquals(1, program.awaitExit(), program::toString);
        }
        assertTold(JSON.std.mapFrom(Files.readString(json)), broken);
        assertEquals(PICTURES - broken.size(), outputs());
    }

    /// As soon as so many results are there.
    private void killAWorker(ChildJvm program, int results) throws Exception {
        Waiting.until(results + " results", PATIENCE, () -> outputs() >= results || !program.process().isAlive(),
                program::toString);
        ProcessHandle worker = program.process().toHandle().descendants().filter(ManyPicturesTest::isWorker).findAny()
                .orElseThrow(() -> new AssertionError("no worker of " + program));
        worker.destroyForcibly();
        Waiting.until("it is gone", PATIENCE, () -> !worker.isAlive(), program::toString);
    }

    /// The command line of a worker is in a file.
    private static boolean isWorker(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline")).contains("\0@");
        } catch (IOException _) {
            return false;
        }
    }

    private long outputs() throws IOException {
        if (!Files.exists(folder.resolve("out"))) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            return files.filter(file -> file.toString().matches(".*/\\d\\d/\\d{5}\\.(jpg|png)")).count();
        } catch (UncheckedIOException _) {
            // A scratch folder that was gone before it could be looked into.
            return 0;
        }
    }

    private static void assertTold(Map<String, Object> report, TreeSet<String> broken) {
        assertEquals("completed", report.get("outcome"));
        assertEquals(PICTURES, report.get("items"));
        assertEquals(PICTURES - broken.size(), report.get("succeeded"));
        assertEquals(broken.size(), report.get("failed"));
        String failures = report.get("failures").toString();
        assertEquals(broken, broken.stream().filter(failures::contains).collect(Collectors.toCollection(TreeSet::new)));
        long killed = ((List<?>) report.get("processes")).stream()
                .filter(process -> process.toString().contains("SIGKILL")).count();
        assertTrue(killed > 0, "nobody was killed: " + report.get("processes"));
    }
}
