package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.images.picture.TestPictures;

/// What pictures are marked with, as it is set, and what is told of it before the start.
class MarkingTest {

    @TempDir
    Path folder;

    @RegisterExtension
    final KeptFiles originals = new KeptFiles();

    @BeforeEach
    void makeInput() throws IOException {
        originals.putThree(folder.resolve("in"));
    }

    @Test
    void shouldTellBeforeTheStartWhichLettersNoFontHas() {
        assertEquals(List.of("No font of this machine has some letters of the watermark, and they will be missing or "
                + "boxes: U+2F9F4, U+E123"), notes(run().with("watermark", "\uD87E\uDDF4 \uE123")));
        assertEquals(List.of(), notes(run().with("watermark", "Zoë ©")));
        assertEquals(List.of(), notes(run().with("watermark", "")));
    }

    /// Whoever runs without having asked for a plan.
    @Test
    void shouldTellARunWhichLettersNoFontHas() throws Exception {
        Files.createDirectories(folder.resolve("in"));
        Files.write(folder.resolve("in").resolve("a.png"),
                TestPictures.file(new BufferedImage(4, 4, BufferedImage.TYPE_3BYTE_BGR), "png"));

        assertEquals(List.of("No font of this machine has some letters of the watermark, and they will be missing or "
                + "boxes: U+E123"), run().with("watermark", "\uE123").batch().notes());
        assertEquals(List.of(), run().with("watermark", "Zoë ©").batch().notes());
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', value = {
            "watermark-opacity|0|must be from 1 to 100, not 0",
            "watermark-opacity|101|must be from 1 to 100, not 101",
            "watermark-size|-1|must be from 0 to 100, not -1",
            "watermark-size|a lot|must be a whole number from 0 to 100, not 'a lot'"})
    void shouldNameTheBoundsOfPercentages(String setting, String value, String reason) {
        var refusal = assertThrows(InvalidSettingException.class, () -> run().with(setting, value).settings());

        assertEquals(setting + ": " + reason, refusal.getMessage());
    }

    @Test
    void shouldRefuseBeforeTheStartAPictureThatIsNotThere() {
        Path gone = folder.resolve("gone.png");

        assertRefused(gone, "is not there: " + gone);
        assertRefused(folder, "must be a file, and " + folder + " is a folder");
    }

    @Test
    void shouldRefuseBeforeTheStartAPictureThatIsNoneOrDamaged() throws IOException {
        Path words = Files.writeString(folder.resolve("words.png"), "no picture");
        byte[] whole = TestPictures.file(TestPictures.withCorners(60, 40), "png");
        Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));

        assertRefused(words, "is not a JPEG, PNG, WebP, GIF, BMP or TIFF image");
        assertRefused(cut, "is cut short: the file ends before the picture does");
    }

    @Test
    void shouldRefuseBeforeTheStartAPictureThatIsTooLarge() throws IOException {
        Path large = Files.write(folder.resolve("large.png"),
                TestPictures.file(new BufferedImage(8001, 2000, BufferedImage.TYPE_BYTE_BINARY), "png"));
        Path heavy = folder.resolve("heavy.png");
        try (var file = new RandomAccessFile(heavy.toFile(), "rw")) {
            file.setLength(40 << 20);
        }

        assertRefused(large, "has 8001 × 2000 pixels, and may have 16 million at most, since every worker keeps it in "
                + "memory");
        assertRefused(heavy, "is a file of 40 MB, and may have 32 at most");
    }

    private void assertRefused(Path picture, String reason) {
        LocalRun run = run().with("watermark-picture", picture);
        for (var refusal : List.of(assertThrows(InvalidSettingException.class, run::batch),
                assertThrows(InvalidSettingException.class, () -> notes(run)))) {
            assertEquals("watermark-picture: " + reason, refusal.getMessage());
        }
    }

    @Test
    void shouldMarkWithAPictureInPlaceOfTheText() throws Exception {
        var red = new BufferedImage(4, 4, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 16; i++) {
            red.setRGB(i % 4, i / 4, 0xFF0000);
        }
        Path mark = Files.write(folder.resolve("mark.png"), TestPictures.file(red, "png"));

        LocalRun run = run().with("watermark-picture", mark).with("watermark-place", "centre")
                .with("watermark-opacity", 100).with("watermark-size", 50);
        assertEquals(Map.of("succeeded", 3L, "failed", 0L), run.run().values());

        BufferedImage marked = TestPictures.image(Files.readAllBytes(folder.resolve("out/deep/b.png")));
        assertEquals(0xFF0000, marked.getRGB(25, 20) & 0xFFFFFF);
        assertEquals("", run.message("deep/b.png"));
    }

    @Test
    void shouldTellOfEachPictureThatItsWatermarkHadNoRoom() throws Exception {
        LocalRun run = run().with("watermark", "Poolscope ".repeat(20));

        run.run();

        assertEquals("the watermark is smaller than asked: there was no room", run.message("a.jpg"));
    }

    @Test
    void shouldTakeAPicturesPathAsEveryOtherIsTyped() {
        LocalRun run = run().with("watermark-picture", "'" + folder.resolve("my mark.png") + "'");

        assertEquals(folder.resolve("my mark.png"), run.settings().file("watermark-picture").orElseThrow());
        assertTrue(run().with("watermark-picture", " ").settings().file("watermark-picture").isEmpty());
    }

    private static List<String> notes(LocalRun run) {
        return new Images().plan(run.settings(), 2).orElseThrow().notes();
    }

    private LocalRun run() {
        return LocalRun.of(new Images()).with("input", folder.resolve("in")).with("output", folder.resolve("out"));
    }
}
