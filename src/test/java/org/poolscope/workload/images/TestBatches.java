package org.poolscope.workload.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.images.metadata.MetadataChoice;
import org.poolscope.workload.images.output.Existing;
import org.poolscope.workload.images.skia.Watermark;

/// Batches of photographs from one folder to another, without a watermark, which would change them.
final class TestBatches {

    private TestBatches() {}

    /// All of a batch, in this JVM.
    static LocalRun run(Path input, Path output) {
        return LocalRun.of(new Images()).with("input", input).with("output", output).with("watermark", "");
    }

    /// What works on the items from `in` to `out` in a worker.
    ///
    /// @param folder has both
    /// @param ofRun  a folder that is there as long as the run
    static ImageTask task(Path folder, Path ofRun, Existing existing) {
        return new ImageTask(new ImageFolders(folder.resolve("in"), folder.resolve("out"), existing), ofRun,
                Shape.fit(800), Watermark.none(), Encoding.same(85), new Keeping(MetadataChoice.ALL, false, true));
    }

    /// The files under a folder, in order.
    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).sorted().toList();
        }
    }
}
