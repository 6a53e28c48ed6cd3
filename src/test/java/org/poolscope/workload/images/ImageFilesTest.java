package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.workload.ItemFiles;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Settings;

/// Which files an item of a batch is about.
class ImageFilesTest {

    private static final Path IN = Path.of("/photos");
    private static final Path OUT = Path.of("/made");

    private static Optional<ItemFiles> files(ItemResult result, Map<String, String> more) {
        var images = new Images();
        Map<String, String> settings = new HashMap<>(more);
        settings.put("input", IN.toString());
        settings.put("output", OUT.toString());
        return images.files(Settings.parse(images.parameters(), settings), result);
    }

    private static ItemResult done(String name, String remark) {
        return new ItemResult(name, true, Duration.ZERO, remark);
    }

    @Test
    void shouldKnowTheOriginalAndTheResultByTheNameOfTheItem() {
        assertEquals(Optional.of(new ItemFiles(IN.resolve("2024/a.jpg"), Optional.of(OUT.resolve("2024/a.jpg")))),
                files(done("2024/a.jpg", ""), Map.of()));
        assertEquals(Optional.of(new ItemFiles(IN.resolve("2024/a.jpg"), Optional.of(OUT.resolve("small/a.jpg")))),
                files(done("2024/a.jpg", ""), Map.of("name", "small/{name}.{ext}")));
    }

    @ParameterizedTest
    @CsvSource({"a.jpg, a.jpg", "a.JPG, a.JPG", "a.jfif, a.jfif", "a.png, a.png", "a.webp, a.webp", "a.gif, a.png",
        "a.bmp, a.png"})
    void shouldKnowTheEndingOfTheResult(String original, String result) {
        assertEquals(Optional.of(new ItemFiles(IN.resolve(original), Optional.of(OUT.resolve(result)))),
                files(done(original, ""), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ends early; "})
    void shouldFollowAResultToTheNameThatItsRemarkTells(String before) {
        assertEquals(Optional.of(new ItemFiles(IN.resolve("a.jpg"), Optional.of(OUT.resolve("a-2.jpg")))),
                files(done("a.jpg", before + "saved as a-2.jpg"), Map.of("existing", "rename")));
    }

    /// An earlier batch may have left one under its name.
    @Test
    void shouldKnowNoResultOfAFailure() {
        assertEquals(Optional.of(new ItemFiles(IN.resolve("a.jpg"), Optional.empty())),
                files(ItemResult.failed("a.jpg", Duration.ZERO, "no picture"), Map.of()));
    }

    @Test
    void shouldTakeNoNameForAFileThatCanBeNone() {
        assertEquals(Optional.empty(), files(done("a\0.jpg", ""), Map.of()));
    }
}
