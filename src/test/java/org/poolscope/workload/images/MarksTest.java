package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.LocalRun;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.skia.Watermark;
import org.poolscope.workload.images.skia.Watermark.Mark;
import org.poolscope.workload.images.skia.Watermark.Place;
import org.poolscope.workload.images.skia.Watermark.Style;
import org.poolscope.workload.images.turbo.Turbo;

@RunsBeside
class MarksTest {

    private static final Size SIZE = new Size(300, 200);

    @TempDir
    Path folder;

    /// I22
    @Test
    void shouldHaveAMarkDrawnOnceForAllWorkersOfARun() throws IOException {
        var style = new Style(Place.TILED, 50, 0);
        Mark drawn = new Marks(folder, Watermark.ofText("Poolscope", style)).of(SIZE).orElseThrow();

        // Nobody who drew it himself would come to this.
        Mark read = new Marks(folder, Watermark.ofText("Something else", style)).of(SIZE).orElseThrow();

        assertArrayEquals(drawn.rgba(), read.rgba());
        assertEquals(drawn.size(), read.size());
        assertEquals(drawn.places(), read.places());
        assertEquals(drawn.shrunk(), read.shrunk());
        assertNotEquals(drawn.size(), new Marks(folder, Watermark.ofText("Something else", style))
                .of(new Size(301, 200)).orElseThrow().size(), "for another size of pictures");
    }

    @Test
    void shouldTellOfAMarkThatAnotherWorkerDrewWhatItLacks() throws IOException {
        Watermark shrunk = Watermark.ofText("much too long for that ".repeat(9), Style.USUAL);
        assertTrue(new Marks(folder, shrunk).of(SIZE).orElseThrow().shrunk());

        assertTrue(new Marks(folder, shrunk).of(SIZE).orElseThrow().shrunk());
    }

    @Test
    void shouldHaveNoneWhereNothingIsToBeDrawn() throws IOException {
        assertTrue(new Marks(folder, Watermark.none()).of(SIZE).isEmpty());
    }

    static final class WithoutSkia {
        public static void main(String[] folders) throws Exception {
            System.setProperty("skiko.library.path", folders[0]);
            LocalRun run = TestBatches.run(Path.of(folders[0]), Path.of(folders[1]));
            run.run();
            for (ItemResult result : run.results()) {
                System.out.println(result.name() + " " + result.success() + " " + result.message());
            }
        }
    }

    /// I22
    @Test
    void shouldNeedSkiaForOtherThanEverydayPicturesOnly() throws Exception {
        BufferedImage scene = TestPictures.scene(60, 40, BufferedImage.TYPE_3BYTE_BGR);
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.write(in.resolve("a.jpg"), TestJpegs.write(scene));
        Files.write(in.resolve("b.png"), TestPictures.file(scene, "png"));

        try (ChildJvm worker = ChildJvm.start(WithoutSkia.class, in.toString(), folder.resolve("out").toString())) {
            worker.awaitExit();
            String said = worker.toString();
            assertTrue(said.contains("the library for pictures, in " + in + ", cannot be loaded"), said);
            // Where nothing else decodes JPEGs, no batch can be begun.
            assertEquals(Turbo.isInstalled(), said.contains("a.jpg true"), said);
        }
    }
}
