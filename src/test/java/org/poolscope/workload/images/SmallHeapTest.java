package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.LocalRun;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.output.Fingerprint;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.images.skia.EncodedPicture;
import org.poolscope.workload.images.skia.Format;
import org.poolscope.workload.images.skia.Pixels;
import org.poolscope.workload.images.tiff.TestTiffs;

/// What becomes of pictures with the smallest heap that a worker has, beside that of this JVM.
@RunsBeside
class SmallHeapTest {

    private static final int SMALLEST = 64;

    @TempDir
    Path folder;

    /// I10
    @Test
    void shouldComeToTheSameOutcomesHoweverSmallTheHeapIs() throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        for (OddFile file : OddOthers.all()) {
            Files.write(in.resolve(file.name()), file.bytes());
        }
        Files.write(in.resolve("large.tif"), TestTiffs.written("ZLib",
                TestPictures.scene(2_500, 2_300, BufferedImage.TYPE_3BYTE_BGR)));
        Files.write(in.resolve("large.webp"), webp(TestPictures.withCorners(1_500, 1_000)));
        Files.write(in.resolve("long.jpg"), TestJpegs.write(TestPictures.withCorners(60, 40)));
        try (FileChannel file = FileChannel.open(in.resolve("long.jpg"), StandardOpenOption.WRITE)) {
            // More than would have room in that heap.
            file.write(ByteBuffer.wrap(new byte[1]), (long) SMALLEST << 20);
        }

        List<String> here = outcomes(in, folder.resolve("here"));
        ChildJvm child = ChildJvm.withHeap(SMALLEST, Work.class, in.toString(), folder.resolve("there").toString());

        assertEquals(0, child.awaitExit(), child::toString);
        assertEquals(String.join("\n", here), String.join("\n", child.lines().stream()
                .filter(line -> line.startsWith(Work.OUTCOME)).toList()));
        assertEquals(3, here.stream().filter(line -> line.matches(".* (large|long)\\..*")
                && line.contains(" true ")).count(),
                here::toString);
    }

    private static byte[] webp(BufferedImage image) throws IOException {
        try (EncodedPicture picture = EncodedPicture.open(FileBytes.of(TestPictures.file(image, "png")));
             Pixels pixels = picture.decode(picture.size(), false)) {
            // Without loss, too, and much faster.
            return pixels.encode(Format.WEBP, 100);
        }
    }

    private static List<String> outcomes(Path in, Path out) throws Exception {
        LocalRun run = TestBatches.run(in, out).with("box", 1_500);
        run.run();
        List<String> outcomes = new ArrayList<>();
        for (ItemResult result : run.results()) {
            outcomes.add("%s %s %s %s %s".formatted(Work.OUTCOME, result.name(), result.success(), result.message(),
                    result.success() ? Fingerprint.of(Files.readAllBytes(out.resolve(result.output()))) : ""));
        }
        return outcomes.stream().sorted().toList();
    }

    /// The same in another JVM.
    static final class Work {

        static final String OUTCOME = "outcome:";

        private Work() {}

        public static void main(String[] folders) throws Exception {
            outcomes(Path.of(folders[0]), Path.of(folders[1])).forEach(System.out::println);
        }
    }
}
