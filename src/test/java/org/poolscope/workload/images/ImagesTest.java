package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskLog;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.images.metadata.MetadataChoice;
import org.poolscope.workload.images.output.Existing;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.skia.Watermark;

class ImagesTest {

    @TempDir
    Path folder;

    @RegisterExtension
    final KeptFiles originals = new KeptFiles();

    private Path input;
    private Path output;

    @BeforeEach
    void makeInput() throws IOException {
        input = Files.createDirectory(folder.resolve("in"));
        output = folder.resolve("out");
    }

    @ParameterizedTest(name = "orientation {0}: corners {1}")
    @CsvSource({"1, RGBY", "2, GRYB", "3, BYRG", "4, YBGR", "5, RYBG", "6, YRGB", "7, BGRY", "8, GBYR"})
    void shouldTurnEveryPhotographUpright(int orientation, String corners) throws Exception {
        put("turned.jpg", TestPictures.turned(TestJpegs.write(TestPictures.withCorners(120, 80)), orientation));

        run().run();

        BufferedImage upright = result("turned.jpg");
        assertEquals(orientation < 5 ? 120 : 80, upright.getWidth());
        assertEquals(orientation < 5 ? 80 : 120, upright.getHeight());
        assertEquals(corners, corners(upright));
    }

    @Test
    void shouldListInTheResultWhatIsToBeKnownOfAPictureThoughItIsDone() throws Exception {
        byte[] whole = TestJpegs.write(TestPictures.withCorners(60, 40));
        put("whole.jpg", whole);
        put("without-end.jpg", Arrays.copyOf(whole, whole.length - 2));

        Map<String, Object> values = run().run().values();

        assertEquals(2L, values.get("succeeded"));
        Map<?, ?> warnings = (Map<?, ?>) values.get("warnings");
        assertEquals(Set.of("without-end.jpg"), warnings.keySet());
        assertTrue(warnings.get("without-end.jpg").toString().contains("end"), warnings::toString);
    }

    /// The first letters of the colours in the corners, from the upper left on, clockwise.
    private static String corners(BufferedImage image) {
        int right = image.getWidth() - 1;
        int bottom = image.getHeight() - 1;
        return IntStream.of(image.getRGB(0, 0), image.getRGB(right, 0), image.getRGB(right, bottom),
                        image.getRGB(0, bottom))
                .mapToObj(ImagesTest::letter)
                .reduce("", String::concat);
    }

    private static String letter(int rgb) {
        Color seen = new Color(rgb);
        int nearest = List.of(0, 1, 2, 3).stream()
                .min((a, b) -> Integer.compare(gap(seen, a), gap(seen, b)))
                .orElseThrow();
        return "RGBY".substring(nearest, nearest + 1);
    }

    private static int gap(Color seen, int corner) {
        Color colour = TestPictures.CORNERS.get(corner);
        return Math.abs(seen.getRed() - colour.getRed()) + Math.abs(seen.getGreen() - colour.getGreen())
                + Math.abs(seen.getBlue() - colour.getBlue());
    }

    @Test
    void shouldFitIntoTheBoxAndNeverEnlarge() throws Exception {
        put("large.jpg", TestJpegs.write(TestPictures.withCorners(500, 300)));
        put("tall.png", TestPictures.file(TestPictures.withCorners(300, 500), "png"));
        put("small.jpg", TestJpegs.write(TestPictures.withCorners(50, 30)));

        run().with("box", 100).run();

        assertEquals("100 × 60", size(result("large.jpg")));
        assertEquals("60 × 100", size(result("tall.png")));
        assertEquals("50 × 30", size(result("small.jpg")));
    }

    private static String size(BufferedImage image) {
        return image.getWidth() + " × " + image.getHeight();
    }

    @Test
    void shouldDrawTheWatermarkIntoTheCorner() throws Exception {
        var black = new BufferedImage(400, 300, BufferedImage.TYPE_3BYTE_BGR);
        put("black.jpg", TestJpegs.write(black));

        run().with("watermark", "Poolscope").run();

        BufferedImage marked = result("black.jpg");
        int brightest = 0;
        for (int x = 200; x < 400; x++) {
            for (int y = 260; y < 300; y++) {
                brightest = Math.max(brightest, marked.getRGB(x, y) & 0xFF);
            }
        }
        assertTrue(brightest > 180, "the brightest pixel in the corner has " + brightest);
        assertTrue((marked.getRGB(50, 50) & 0xFF) < 5, "nothing elsewhere");
    }

    @Test
    void shouldKeepThePngAPngWithItsAlpha() throws Exception {
        var image = new BufferedImage(300, 200, BufferedImage.TYPE_4BYTE_ABGR);
        image.setRGB(299, 199, Color.RED.getRGB());
        put("logo.PNG", TestPictures.file(image, "png"));

        run().with("box", 100).run();

        BufferedImage result = result("logo.PNG");
        assertEquals(0, new Color(result.getRGB(0, 0), true).getAlpha());
        assertTrue(new Color(result.getRGB(99, 66), true).getAlpha() > 0);
    }

    @Test
    void shouldFailOnlyTheFilesThatAreNoPictures() throws Exception {
        byte[] photograph = TestJpegs.write(TestPictures.withCorners(120, 80));
        put("a.jpg", photograph);
        put("cut.jpg", Arrays.copyOf(photograph, photograph.length * 2 / 3));
        put("empty.png", new byte[0]);
        put("text.jpg", "just some text".getBytes());
        put("z.jpg", photograph);

        LocalRun run = run();
        Summary.Result result = run.run();

        assertEquals(Map.of("succeeded", 2L, "failed", 3L), result.values());
        assertEquals("is cut short: the file ends before the picture does", run.message("cut.jpg"));
        assertEquals("is not a JPEG, PNG, WebP, GIF, BMP or TIFF image", run.message("text.jpg"));
        assertEquals("is not a JPEG, PNG, WebP, GIF, BMP or TIFF image", run.message("empty.png"));
        assertEquals(List.of("a.jpg", "z.jpg"), outputs(), "and nothing half-written beside them");
    }

    @Test
    void shouldTakeEveryNameAndFolderAsItIs() throws Exception {
        byte[] photograph = TestJpegs.write(TestPictures.withCorners(60, 40));
        List<String> names = List.of("Grüße aus Łódź 写真.jpeg", "holiday 2026/day 1/a b.JPG", "same.jpg", "same.jpeg");
        for (String name : names) {
            Spelling.assume(name);
            put(name, photograph);
        }
        put("same.png", TestPictures.file(TestPictures.withCorners(60, 40), "png"));
        put("notes.txt", "not for this batch".getBytes());

        Summary.Result result = run().run();

        assertEquals(Map.of("succeeded", 5L, "failed", 0L), result.values());
        assertEquals(Stream.concat(names.stream(), Stream.of("same.png")).sorted().toList(), outputs());
    }

    @Test
    void shouldNotTakeItsOwnResultsForInput() throws Exception {
        put("a.jpg", TestJpegs.write(TestPictures.withCorners(60, 40)));
        output = input.resolve("results");

        run().run();

        assertEquals(new Items.Names(List.of("a.jpg")), run().batch().items());
    }

    @Test
    void shouldHaveOneDigestForOneBatchHoweverItIsCut() throws Exception {
        for (int i = 0; i < 5; i++) {
            put(i + ".jpg", TestJpegs.write(TestPictures.withCorners(60 + i, 40)));
        }
        put("broken.jpg", new byte[] {1, 2, 3});

        String oneByOne = run().run().digest();
        String allAtOnce = run().chunk(6).run().digest();
        String otherQuality = run().with("quality", 20).run().digest();

        assertEquals(oneByOne, allAtOnce);
        assertNotEquals(oneByOne, otherQuality);
    }

    @Test
    void shouldReplaceResultsOfARunBefore() throws Exception {
        put("a.jpg", TestJpegs.write(TestPictures.withCorners(60, 40)));
        run().run();
        run().with("box", 30).run();

        assertEquals("30 × 20", size(result("a.jpg")));
    }

    @Test
    void shouldGiveUpWhenInterruptedAndLeaveNothing() throws Exception {
        put("a.jpg", TestJpegs.write(TestPictures.withCorners(60, 40)));
        LocalRun run = run();
        Items items = run.batch().items();
        var task = new ImageTask(new ImageFolders(input, output, Existing.OWN), folder, Shape.fit(800),
                Watermark.none(), Encoding.same(85), new Keeping(MetadataChoice.ALL, false, true));
        Thread.currentThread().interrupt();
        try {
            assertThrows(InterruptedException.class, () -> task.run(items, new SilentLog()));
        } finally {
            Thread.interrupted();
        }

        assertEquals(List.of(), outputs());
    }

    private static final class SilentLog implements TaskLog {
        @Override
        public void item(ItemResult result) {
            throw new AssertionError("an interrupted item is neither done nor failed: " + result);
        }

        @Override
        public void progress(long itemsDone) {}
    }

    @Test
    void shouldBeFoundByItsName() {
        assertEquals(Images.class, Workloads.named("images").getClass());
    }

    private LocalRun run() {
        return TestBatches.run(input, output);
    }

    private void put(String name, byte[] content) throws IOException {
        originals.put(input.resolve(name), content);
    }

    private BufferedImage result(String name) throws IOException {
        return TestPictures.image(Files.readAllBytes(output.resolve(name)));
    }

    private List<String> outputs() throws IOException {
        return TestBatches.files(output);
    }
}
