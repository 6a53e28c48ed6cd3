package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.poolscope.testing.LocalRun;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.images.OddFile.Outcome;
import org.poolscope.workload.images.picture.TestPictures;

/// A corpus of odd files, made byte by byte, and what becomes of each: one batch over all of them, and its results one
/// by one.
@RunsBeside
class OddPicturesTest {

    private static final List<OddFile> FILES = Stream.of(OddJpegs.all(), OddPngs.all(), OddOthers.all())
            .flatMap(List::stream).toList();

    @TempDir
    static Path folder;

    private static final KeptFiles ORIGINALS = new KeptFiles();
    private static final Map<String, ItemResult> RESULTS = new HashMap<>();

    @BeforeAll
    static void work() throws Exception {
        for (OddFile file : FILES) {
            ORIGINALS.put(folder.resolve("in").resolve(file.name()), file.bytes());
        }
        LocalRun run = TestBatches.run(folder.resolve("in"), folder.resolve("out")).with("quality", 98);
        run.run();
        run.results().forEach(result -> RESULTS.put(result.name(), result));
    }

    @AfterAll
    static void shouldHaveLeftTheOriginalsAlone() throws IOException {
        ORIGINALS.check();
    }

    static List<OddFile> files() {
        return FILES;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void shouldDoWithEveryOddFileWhatTheTableSays(OddFile file) throws IOException {
        ItemResult result = RESULTS.get(file.name());
        Path output = folder.resolve("out").resolve(file.name().replaceAll("\\.(gif|bmp)$", ".png"));
        assertEquals(file.outcome() == Outcome.LEFT_OUT, result == null, "left out");
        if (result == null) {
            assertFalse(Files.exists(output));
            return;
        }
        assertEquals(file.outcome() != Outcome.FAILED, result.success(), result.message());
        assertTrue(result.message().contains(file.words()), result.message());
        assertEquals(file.outcome() == Outcome.DONE, result.message().isEmpty(), result.message());
        assertEquals(result.success(), Files.exists(output), "a file is there if and only if it succeeded");
        if (file.picture() != null) {
            assertLike(file, OddOthers.shown(Files.readAllBytes(output)));
        }
    }

    private static void assertLike(OddFile file, BufferedImage made) {
        BufferedImage expected = file.picture();
        assertEquals(expected.getWidth() + " × " + expected.getHeight(), made.getWidth() + " × " + made.getHeight());
        double psnr = TestPictures.psnr(expected, made);
        assertTrue(psnr >= file.psnr(), () -> "only %.1f dB".formatted(psnr));
    }

    @Test
    void shouldBeALargeCorpusOfDifferentFiles() {
        Set<String> names = new HashSet<>();
        FILES.forEach(file -> assertTrue(names.add(file.name()), file.name()));
        assertTrue(FILES.size() >= 300, "only " + FILES.size());
    }
}
