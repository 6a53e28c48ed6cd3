package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.LocalRun;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.metadata.Metadata;
import org.poolscope.workload.images.metadata.TestExif;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.skia.EncodedPicture;
import org.poolscope.workload.images.skia.Format;
import org.poolscope.workload.images.skia.Pixels;

/// Pictures of every kind that can be read, and what they are written as.
@RunsBeside
class FormatsTest {

    private static final BufferedImage CORNERS = TestPictures.withCorners(60, 40);

    @TempDir
    Path folder;

    @RegisterExtension
    final KeptFiles originals = new KeptFiles();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "same, a.jfif b.PNG c.webp d.png e.png f.jpg, JPEG PNG WEBP PNG PNG PNG",
        "jpeg, a.jfif b.jpg c.jpg d.jpg e.jpg f.jpg, JPEG JPEG JPEG JPEG JPEG JPEG",
        "png, a.png b.PNG c.png d.png e.png f.jpg, PNG PNG PNG PNG PNG PNG",
        "webp, a.webp b.webp c.webp d.webp e.webp f.webp, WEBP WEBP WEBP WEBP WEBP WEBP"})
    void shouldWriteEveryKindAsItIsToldAndCallItSo(String format, String names, String formats) throws Exception {
        putOneOfEach();
        LocalRun run = run().with("format", format);
        var planned = new Images().plan(run.settings(), 2).orElseThrow().results().values();

        assertEquals(Map.of("succeeded", 6L, "failed", 0L), run.run().values());

        assertEquals(List.of(names.split(" ")), outputs());
        assertTrue(outputs().containsAll(planned) && planned.size() >= 3, planned::toString);
        List<String> found = new ArrayList<>();
        for (String name : outputs()) {
            byte[] file = Files.readAllBytes(folder.resolve("out").resolve(name));
            found.add(format(file));
            assertCorners(shown(file), name);
        }
        assertEquals(List.of(formats.split(" ")), found);
        run.results().forEach(result -> assertEquals("", result.message(), result.name()));
    }

    /// The last is called as another kind.
    private void putOneOfEach() throws IOException {
        put("a.jfif", TestJpegs.write(CORNERS));
        put("b.PNG", TestPictures.file(CORNERS, "png"));
        put("c.webp", webp(CORNERS));
        put("d.gif", TestPictures.file(CORNERS, "gif"));
        put("e.bmp", TestPictures.file(CORNERS, "bmp"));
        put("f.jpg", TestPictures.file(CORNERS, "png"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"same", "jpeg", "png", "webp"})
    void shouldReplaceItsOwnResultsOfEveryKindAndNoChangedOne(String format) throws Exception {
        putOneOfEach();
        LocalRun run = run().with("format", format);
        run.run();

        assertEquals(Map.of("succeeded", 6L, "failed", 0L), run.run().values());
        assertEquals(List.of("There already, and replaced: 6"),
                new Images().plan(run.settings(), 2).orElseThrow().notes());

        for (String name : outputs()) {
            Path result = folder.resolve("out").resolve(name);
            byte[] changed = Files.readAllBytes(result);
            changed[changed.length - 1] ^= 1;
            Files.write(result, changed);
        }
        assertEquals(Map.of("succeeded", 0L, "failed", 6L), run.run().values(), "somebody has made them theirs");
    }

    @Test
    void shouldLeaveOutItsOwnWebpsThatLieAmongTheOriginals() throws Exception {
        put("c.webp", webp(CORNERS));
        run().with("output", folder.resolve("in/small")).run();

        assertEquals(List.of("Left out, since Poolscope made them: 1 (small/ 1)"), run().batch().notes());
    }

    @Test
    void shouldTellBothPicturesThatWouldGetOneNameByTheirFormat() throws Exception {
        put("a.gif", TestPictures.file(CORNERS, "gif"));
        put("a.bmp", TestPictures.file(TestPictures.scene(60, 40, BufferedImage.TYPE_3BYTE_BGR), "bmp"));

        var refusal = assertThrows(InvalidSettingException.class, () -> run().batch());

        assertEquals("format", refusal.field());
        assertEquals("would call the results of a.bmp and a.gif the same, a.png; choose another format, or set "
                + "existing to rename", refusal.reason());
        LocalRun renaming = run().with("existing", "rename");
        assertEquals(2L, renaming.run().values().get("succeeded"));
        assertEquals(List.of("a-2.png", "a.png"), outputs());
    }

    @Test
    void shouldTakeTheFirstOfMovingPicturesAndSaySo() throws Exception {
        put("a.gif", moving());

        LocalRun run = run();
        run.run();

        assertTrue(run.message("a.gif").contains("the first of its pictures was taken"), run.message("a.gif"));
        BufferedImage made = TestPictures.image(Files.readAllBytes(folder.resolve("out/a.png")));
        assertCorners(made, "the first one");
    }

    @ParameterizedTest
    @CsvSource({"white, FFFFFF", "black, 000000", "#ff8800, FF8800", "WHITE, FFFFFF"})
    void shouldShowTheBackgroundThroughTransparentPixels(String background, String colour) throws Exception {
        put("a.png", TestPictures.file(new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB), "png"));

        run().with("format", "jpeg").with("background", background).run();

        int rgb = TestPictures.image(Files.readAllBytes(folder.resolve("out/a.jpg"))).getRGB(30, 20);
        assertColour(Integer.parseInt(colour, 16), rgb, background);
    }

    @Test
    void shouldKeepTransparentPixelsInAWebp() throws Exception {
        put("a.png", TestPictures.file(new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB), "png"));

        run().with("format", "webp").run();

        assertEquals(0, shown(Files.readAllBytes(folder.resolve("out/a.webp"))).getRGB(30, 20) >>> 24);
    }

    @Test
    void shouldRefuseABackgroundThatIsNoColour() throws Exception {
        put("a.png", TestPictures.file(CORNERS, "png"));

        var refusal = assertThrows(InvalidSettingException.class, () -> run().with("background", "reddish").batch());

        assertEquals("background", refusal.field());
        assertEquals("must be white, black or a colour as #ff8800, not reddish", refusal.reason());
    }

    @ParameterizedTest
    @CsvSource({"png, a.png", "webp, a.webp"})
    void shouldCarryMetadataAndProfileIntoAnotherFormat(String format, String name) throws Exception {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] marker = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII);
        byte[] content = ByteBuffer.allocate(marker.length + profile.length).put(marker).put(profile).array();
        byte[] exif = TestExif.app1(TestExif.rich(ByteOrder.LITTLE_ENDIAN).build());
        put("a.jpg", TestPictures.withSegment(TestPictures.withSegment(TestJpegs.write(CORNERS), 0xE2, content), 0xE1,
                exif));

        run().with("format", format).run();
        byte[] result = Files.readAllBytes(folder.resolve("out").resolve(name));
        assertArrayEquals(profile, Metadata.read(FileBytes.of(result)).profile());
        assertTrue(new String(result, StandardCharsets.ISO_8859_1).contains("(c) 2015 Ada Lovelace"));

        run().with("format", format).with("colour", "srgb").run();
        byte[] made = Files.readAllBytes(folder.resolve("out").resolve(name));
        assertEquals(0, Metadata.read(FileBytes.of(made)).profile().length);
    }

    @Test
    void shouldSayThatAPictureIsTooLongForItsFormat() throws Exception {
        put("a.png", TestPictures.file(new BufferedImage(2000, 2, BufferedImage.TYPE_3BYTE_BGR), "png"));
        LocalRun run = run().with("format", "webp").with("shape", "percent").with("percent", 1000)
                .with("enlarge", "yes");

        run.run();

        assertEquals("would become 20000 × 20 pixels, and a side of a WEBP has 16383 at most; make it smaller, or "
                + "choose another format", run.message("a.png"));
    }

    private static void assertCorners(BufferedImage made, String what) {
        for (int i = 0; i < 4; i++) {
            int rgb = made.getRGB(i == 1 || i == 2 ? 50 : 10, i >= 2 ? 30 : 10);
            assertColour(TestPictures.CORNERS.get(i).getRGB(), rgb, what);
        }
    }

    private static void assertColour(int wanted, int rgb, String what) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertEquals(wanted >> shift & 0xFF, rgb >> shift & 0xFF, 8, () -> what + ": " + Integer.toHexString(rgb));
        }
    }

    private static byte[] moving() throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(CORNERS, null, null), null);
            writer.writeToSequence(new IIOImage(TestPictures.scene(60, 40, BufferedImage.TYPE_3BYTE_BGR), null, null),
                    null);
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static byte[] webp(BufferedImage image) throws IOException {
        byte[] png = TestPictures.file(image, "png");
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(png));
             Pixels pixels = picture.decode(picture.size(), false)) {
            return pixels.encode(Format.WEBP, 95);
        }
    }

    private static String format(byte[] file) throws IOException {
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(file))) {
            return picture.format().name();
        }
    }

    private static BufferedImage shown(byte[] file) throws IOException {
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(file));
             Pixels stored = picture.decode(picture.size(), false);
             Pixels upright = stored.upright(Orientation.UPRIGHT, picture.size())) {
            return TestPictures.image(upright.encode(Format.PNG, 100));
        }
    }

    private void put(String name, byte[] file) throws IOException {
        originals.put(folder.resolve("in").resolve(name), file);
    }

    private LocalRun run() {
        return TestBatches.run(folder.resolve("in"), folder.resolve("out")).with("quality", 95);
    }

    private List<String> outputs() throws IOException {
        return TestBatches.files(folder.resolve("out"));
    }
}
