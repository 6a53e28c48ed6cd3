package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Plan;
import org.poolscope.workload.images.find.ImageFinder;
import org.poolscope.workload.images.output.Existing;
import org.poolscope.workload.images.output.OwnFiles;
import org.poolscope.workload.images.picture.TestPictures;

/// What is told before a batch begins, what its results are called and how large they become.
class ImagePlanTest {

    @TempDir
    Path folder;

    @RegisterExtension
    final KeptFiles originals = new KeptFiles();

    private Path output;

    @BeforeEach
    void makeInput() throws IOException {
        output = folder.resolve("out");
        originals.putThree(folder.resolve("in"));
    }

    @Test
    void shouldPlanWithoutMakingTheOutputFolder() throws IOException {
        originals.put(folder.resolve("in/film.mov"), "no picture".getBytes());

        Plan plan = plan(run());

        assertEquals(List.of("Left out: 1 (.mov 1)"), plan.notes());
        assertEquals(Map.of("a.jpg", "a.jpg", "deep/b.png", "deep/b.png", "deep/c.jpg", "deep/c.jpg"), plan.results());
        assertFalse(Files.exists(output));
        assertEquals(plan.batch(), run().batch(), "the batch is the one that was planned");
    }

    @Test
    void shouldPlanAnOutputFolderWithinTheInputThatIsNotThereYet() throws Exception {
        LocalRun run = run().with("output", folder.resolve("in/small"));

        assertEquals(3, plan(run).results().size());
        assertEquals(Map.of("succeeded", 3L, "failed", 0L), run.run().values());
        assertEquals(List.of("Left out, since it is the output folder: small/", "There already, and replaced: 3"),
                plan(run).notes());
    }

    @Test
    void shouldSayWhatIsLeftOutInTheSameWordsWhenItRuns() throws Exception {
        originals.put(folder.resolve("in/film.mov"), "no picture".getBytes());

        assertEquals(plan(run()).notes(), run().batch().notes());
    }

    @Test
    void shouldRefuseInAPlanWhatItWouldRefuseToRunAndChangeNothing() throws IOException {
        Files.createDirectories(output);
        Files.write(output.resolve("a.jpg"), "somebody's own".getBytes());

        var refusal = assertThrows(InvalidSettingException.class, () -> plan(run()));

        assertEquals(refusal.getMessage(), assertThrows(InvalidSettingException.class, () -> run().batch())
                .getMessage());
        assertEquals(List.of("a.jpg"), outputs());
    }

    @Test
    void shouldSayInAPlanWhatBecomesOfResultsThatAreThere() throws Exception {
        run().run();

        assertEquals(List.of("There already, and replaced: 3"), plan(run()).notes());
        assertEquals(List.of("There already, and skipped: 3"), plan(run().with("existing", "skip")).notes());
        assertEquals(List.of("There already, so results that differ from it get other names: 3"),
                plan(run().with("existing", "rename")).notes());
    }

    @Test
    void shouldTellBothPicturesThatWouldGetOneName() throws IOException {
        originals.putThree(folder.resolve("in/other"));
        LocalRun run = run().with("name", "{name}.{ext}");

        for (var refusal : List.of(assertThrows(InvalidSettingException.class, () -> plan(run)),
                assertThrows(InvalidSettingException.class, run::batch))) {
            assertEquals("name", refusal.field());
            assertEquals("would call the results of a.jpg and other/a.jpg the same, a.jpg; have more of the original "
                    + "in it, as {folder} and {name}, or {n}, or set existing to rename", refusal.reason());
        }
        assertEquals(6, plan(run.with("existing", "rename")).batch().items().size());
    }

    @Test
    void shouldTellBothWhereOnlyTheCaseOfLettersTellsThemApart() throws IOException {
        Path cased = Files.createDirectories(folder.resolve("cased"));
        for (String name : List.of("IMG.jpg", "img.jpg")) {
            Files.copy(folder.resolve("in/a.jpg"), cased.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        assumeTrue(Files.list(cased).count() == 2, "here they are one file");
        var folders = new ImageFolders(cased, output, Existing.OWN);
        var check = new OutputCheck(ImageFinder.find(cased, output), folders, OwnFiles.asFarAsSeen(), _ -> true);

        var refusal = assertThrows(InvalidSettingException.class, check::refuse);

        assertTrue(refusal.reason().contains("the results of IMG.jpg and img.jpg would be one file"),
                refusal.reason());
    }

    @Test
    void shouldRefuseANameThatCannotBeUnderstood() {
        var refusal = assertThrows(InvalidSettingException.class, () -> run().with("name", "{title}.{ext}").batch());

        assertEquals("name", refusal.field());
        assertTrue(refusal.reason().startsWith("has {title}, which stands for nothing"), refusal.reason());
    }

    @Test
    void shouldCallResultsAsItIsTold() throws Exception {
        LocalRun run = run().with("name", "web/{folder}/{name}-small.{ext}");

        assertEquals("web/deep/c-small.jpg", plan(run).results().get("deep/c.jpg"));
        assertEquals(Map.of("succeeded", 3L, "failed", 0L), run.run().values());

        assertEquals(List.of("web/a-small.jpg", "web/deep/b-small.png", "web/deep/c-small.jpg"), outputs());
        assertEquals("", run.message("a.jpg"), "that it is called so was asked for");
        assertEquals(List.of("There already, and replaced: 3"), plan(run).notes(), "they are known as ours");
        assertEquals(Map.of("succeeded", 3L, "failed", 0L), run.run().values());
    }

    @Test
    void shouldWorkOnAPictureWithoutAnEnding() throws Exception {
        Files.copy(folder.resolve("in/a.jpg"), folder.resolve("in/scan"));
        originals.remember(folder.resolve("in"));
        Files.createDirectories(output);
        Files.write(output.resolve("scan"), "somebody's own".getBytes());

        assertEquals("scan-2", ((Map<?, ?>) run().with("existing", "rename").run().values().get("renamed"))
                .get("scan"));
    }

    @Test
    void shouldLeaveOutItsEarlierResultsThatLieAmongTheOriginals() throws Exception {
        Path earlier = folder.resolve("in/small");
        run().with("output", earlier).run();

        Plan plan = plan(run());

        assertEquals(3, plan.batch().items().size());
        assertEquals(List.of("Left out, since Poolscope made them: 3 (small/ 3)"), plan.notes());
        assertEquals(3, plan(run().with("input", earlier)).batch().items().size(),
                "they may be worked on by themselves");
        Files.move(earlier.resolve("a.jpg"), earlier.resolve("mine.jpg"));
        assertEquals(4, plan(run()).batch().items().size(), "whoever renames a result has made it theirs");
    }

    @Test
    void shouldNeverWriteOverAPictureThatIsLeftOut() throws Exception {
        Path heic = originals.put(folder.resolve("in/x.heic"),
                "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes());
        Files.createDirectories(output);
        Files.createLink(output.resolve("a.jpg"), heic);

        var refusal = assertThrows(InvalidSettingException.class, () -> run().with("existing", "replace").batch());

        assertTrue(refusal.reason().contains("an original would be written over, a.jpg"), refusal.reason());
    }

    @Test
    void shouldMakePicturesAsLargeAsItIsTold() throws Exception {
        assertEquals("30 × 20", size(run().with("shape", "percent").with("percent", 50)));
        assertEquals("60 × 40", size(run().with("shape", "percent").with("percent", 200)));
        assertEquals("120 × 80", size(run().with("shape", "percent").with("percent", 200).with("enlarge", "yes")));
        assertEquals("30 × 20", size(run().with("shape", "long-edge").with("box", 30).with("height", 16)));
        assertEquals("24 × 16", size(run().with("box", 30).with("height", 16)));
        assertEquals("90 × 60", size(run().with("box", 90).with("enlarge", "yes")));
    }

    @Test
    void shouldFillTheBoxWithTheMiddleOfThePicture() throws Exception {
        assertEquals("20 × 20", size(run().with("shape", "fill").with("box", 20)));
        assertEquals("40 × 40", size(run().with("shape", "fill").with("box", 90)));
        assertEquals("32 × 16", size(run().with("shape", "fill").with("box", 32).with("height", 16)));

        var stripes = new BufferedImage(300, 100, BufferedImage.TYPE_3BYTE_BGR);
        for (int x = 0; x < 300; x++) {
            for (int y = 0; y < 100; y++) {
                stripes.setRGB(x, y, x < 100 ? 0xFF0000 : x < 200 ? 0x00FF00 : 0x0000FF);
            }
        }
        originals.put(folder.resolve("in/stripes.png"), TestPictures.file(stripes, "png"));
        run().with("shape", "fill").with("box", 50).run();
        BufferedImage middle = ImageIO.read(output.resolve("stripes.png").toFile());
        assertEquals(50, middle.getWidth());
        for (int x : new int[] {5, 25, 44}) {
            assertEquals(0x00FF00, middle.getRGB(x, 25) & 0xFFFFFF, "of the middle only, at " + x);
        }
    }

    private String size(LocalRun run) throws Exception {
        run.run();
        var image = ImageIO.read(output.resolve("a.jpg").toFile());
        return image.getWidth() + " × " + image.getHeight();
    }

    private LocalRun run() {
        return TestBatches.run(folder.resolve("in"), output);
    }

    private static Plan plan(LocalRun run) {
        return new Images().plan(run.settings(), 2).orElseThrow();
    }

    private List<String> outputs() throws IOException {
        return TestBatches.files(output);
    }
}
