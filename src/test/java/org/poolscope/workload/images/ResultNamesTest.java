package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.shared.Segments;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.Plan;
import org.poolscope.workload.images.metadata.TestExif;
import org.poolscope.workload.images.output.Existing;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

/// What results are called by their number and their date, and that each original has one of its own.
class ResultNamesTest {

    @TempDir
    Path folder;

    @RegisterExtension
    final KeptFiles originals = new KeptFiles();

    private Path input;
    private Path output;
    private byte[] jpeg;

    @BeforeEach
    void makeFolders() throws IOException {
        input = folder.resolve("in");
        output = folder.resolve("out");
        jpeg = TestJpegs.write(TestPictures.withCorners(60, 40));
    }

    @Test
    void shouldNumberResultsInTheOrderOfThePlanWhateverTheTasks() throws Exception {
        for (int i = 0; i < 12; i++) {
            originals.put(input.resolve("%c.jpg".formatted('a' + i)),
                    TestJpegs.write(TestPictures.withCorners(40 + i, 40)));
        }
        LocalRun run = run().with("name", "{n}.{ext}");

        assertEquals(List.of("01.jpg", "02.jpg", "03.jpg"), List.copyOf(plan(run).results().values()));
        for (long chunk : new long[] {1, 5, 12}) {
            assertEquals(Map.of("succeeded", 12L, "failed", 0L), run.chunk(chunk).run().values());
            assertEquals(IntStream.rangeClosed(1, 12).mapToObj("%02d.jpg"::formatted).toList(),
                    TestBatches.files(output));
            for (int i = 0; i < 12; i++) {
                assertEquals(40 + i, TestPictures.image(Files.readAllBytes(
                        output.resolve("%02d.jpg".formatted(i + 1)))).getWidth());
            }
        }
    }

    @Test
    void shouldGiveAnItemThatIsTriedAgainTheNumberThatItHad() throws Exception {
        originals.putThree(input);
        LocalRun run = run().with("name", "{n}.{ext}");
        var all = (Items.Names) run.batch().items();
        var log = new ItemLog();

        for (int i = 0; i < 2; i++) {
            new Images().open(run.settings(), Segments.in(Files.createDirectories(folder.resolve("run"))))
                    .run(all.slice(1, 3).slice(1, 2), log);
        }

        assertEquals(List.of("3.jpg", "3.jpg"), log.results().stream().map(ItemResult::output).toList());
        assertEquals(List.of("3.jpg"), TestBatches.files(output));
    }

    @Test
    void shouldCallResultsByTheDayTheyWereTaken() throws Exception {
        byte[] exif = TestExif.app1(TestExif.rich(ByteOrder.LITTLE_ENDIAN).build());
        originals.put(input.resolve("taken.jpg"), TestPictures.withSegment(jpeg, 0xE1, exif));
        Path scan = input.resolve("scan.png");
        Files.write(scan, TestPictures.file(TestPictures.withCorners(60, 40), "png"));
        Files.setLastModifiedTime(scan, FileTime.from(LocalDateTime.of(2020, 2, 29, 23, 30)
                .atZone(ZoneId.systemDefault()).toInstant()));
        originals.remember(input);
        LocalRun run = run().with("name", "{date:yyyy/MM}/{date}-{name}.{ext}");

        assertEquals(List.of("2020/02/2020-02-29-scan.png", "2015/06/2015-06-07-taken.jpg"),
                List.copyOf(plan(run).results().values()));
        assertEquals(Map.of("succeeded", 2L, "failed", 0L), run.run().values());
        assertEquals(List.of("2015/06/2015-06-07-taken.jpg", "2020/02/2020-02-29-scan.png"),
                TestBatches.files(output));
    }

    @Test
    void shouldTellBothPicturesOfOneDayThatWouldGetOneName() throws IOException {
        byte[] exif = TestExif.app1(TestExif.rich(ByteOrder.LITTLE_ENDIAN).build());
        originals.put(input.resolve("a.jpg"), TestPictures.withSegment(jpeg, 0xE1, exif));
        originals.put(input.resolve("b.jpg"), TestPictures.withSegment(jpeg, 0xE1, exif));

        var refusal = assertThrows(InvalidSettingException.class, () -> plan(run().with("name", "{date}.{ext}")));

        assertTrue(refusal.reason().startsWith("would call the results of a.jpg and b.jpg the same, 2015-06-07.jpg"),
                refusal.reason());
    }

    @Test
    void shouldMakeAFileOfItsOwnForEachOfTwoOriginalsThatAreTheSame() throws Exception {
        originals.put(input.resolve("one/a.jpg"), jpeg);
        originals.put(input.resolve("two/a.jpg"), jpeg);
        LocalRun run = run().with("name", "{name}.{ext}").with("existing", "rename");

        assertEquals(2L, run.run().values().get("succeeded"));

        assertEquals(List.of("a-2.jpg", "a.jpg"), TestBatches.files(output));
        assertEquals(List.of("a-2.jpg", "a.jpg"),
                run.results().stream().map(ItemResult::output).sorted().toList());
    }

    @Test
    void shouldKnowTheFilesOfBothWhenItRunsAgain() throws Exception {
        originals.put(input.resolve("one/a.jpg"), jpeg);
        originals.put(input.resolve("two/a.jpg"), jpeg);
        originals.put(input.resolve("three/a.jpg"), TestJpegs.write(TestPictures.withCorners(50, 40)));
        run().with("name", "{name}.{ext}").with("existing", "rename").run();
        Map<String, FileTime> before = times();

        for (long chunk : new long[] {1, 3}) {
            LocalRun again = run().with("name", "{name}.{ext}").with("existing", "rename").chunk(chunk);
            assertEquals(3L, again.run().values().get("succeeded"));
            assertEquals(before, times(), "nothing was made or changed");
            assertEquals(List.of("a-2.jpg", "a-3.jpg", "a.jpg"),
                    again.results().stream().map(ItemResult::output).sorted().toList());
        }
    }

    private Map<String, FileTime> times() throws IOException {
        var times = new TreeMap<String, FileTime>();
        for (String file : TestBatches.files(output)) {
            times.put(file, Files.getLastModifiedTime(output.resolve(file)));
        }
        return times;
    }

    @Test
    void shouldFindTheFileOfAnItemAgainWhoseWorkerDiedAfterItHadItsName() throws Exception {
        originals.putThree(input);
        Path ofRun = Files.createDirectory(folder.resolve("run"));
        var first = new ItemLog();
        var second = new ItemLog();

        TestBatches.task(folder, ofRun, Existing.RENAME).run(new Items.Names(List.of("a.jpg")), first);
        TestBatches.task(folder, ofRun, Existing.RENAME).run(new Items.Names(List.of("a.jpg")), second);

        assertEquals(List.of("a.jpg"), TestBatches.files(output));
        assertEquals("a.jpg", second.results().getFirst().output());
        assertArrayEquals(new String[] {"a.jpg"}, Files.list(output).map(file -> file.getFileName().toString())
                .toArray());
    }

    @Test
    void shouldTellWhereTheResultIsOfAPictureThatIsCalledAsWhatItIsNot() throws Exception {
        originals.put(input.resolve("moving.jpg"), TestPictures.file(TestPictures.withCorners(60, 40), "gif"));
        LocalRun run = run();

        run.run();

        assertEquals("moving.png", run.results().getFirst().output());
        assertEquals(output.resolve("moving.png"), new Images().files(run.settings(), run.results().getFirst())
                .orElseThrow().output().orElseThrow());
    }

    private LocalRun run() {
        return TestBatches.run(input, output);
    }

    private static Plan plan(LocalRun run) {
        return new Images().plan(run.settings(), 2).orElseThrow();
    }
}
