package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

    private static ItemResult done(String name, String output) {
        return new ItemResult(name, true, Duration.ZERO, "", output);
    }

    @Test
    void shouldKnowTheOriginalByTheNameOfTheItemAndTheResultByWhatItsTaskTold() {
        assertEquals(Optional.of(new ItemFiles(IN.resolve("2024/a.jpg"), Optional.of(OUT.resolve("small/a-2.png")))),
                files(done("2024/a.jpg", "small/a-2.png"), Map.of()));
    }

    /// An earlier batch may have left one under its name.
    @Test
    void shouldKnowNoResultOfAFailure() {
        assertEquals(Optional.of(new ItemFiles(IN.resolve("a.jpg"), Optional.empty())),
                files(ItemResult.failed("a.jpg", Duration.ZERO, "no picture"), Map.of()));
    }

    @Test
    void shouldTakeNoNameForAFileThatCanBeNone() {
        assertEquals(Optional.empty(), files(done("a\0.jpg", "a.jpg"), Map.of()));
    }
}
