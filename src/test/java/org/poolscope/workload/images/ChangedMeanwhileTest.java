package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.images.output.Existing;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

/// Originals that go or change between the plan and their turn.
class ChangedMeanwhileTest {

    @TempDir
    Path folder;

    @Test
    void shouldFailOnlyTheItemsWhoseOriginalsHaveGoneOrAreNoPicturesAnyMore() throws Exception {
        Path input = Files.createDirectory(folder.resolve("in"));
        for (String name : List.of("a.jpg", "b.jpg", "c.jpg")) {
            Files.write(input.resolve(name),
                    TestJpegs.write(TestPictures.scene(60, 40, BufferedImage.TYPE_3BYTE_BGR)));
        }
        Items items = TestBatches.run(input, folder.resolve("out")).batch().items();
        Files.delete(input.resolve("a.jpg"));
        Files.writeString(input.resolve("b.jpg"), "somebody writes here");

        var log = new ItemLog();
        TestBatches.task(folder, folder, Existing.OWN).run(items, log);

        List<ItemResult> failed = log.results().stream().filter(result -> !result.success()).toList();
        assertEquals(List.of("a.jpg", "b.jpg"), failed.stream().map(ItemResult::name).toList());
        assertEquals("there is no " + input.resolve("a.jpg"), failed.getFirst().message());
        assertFalse(failed.getLast().message().isEmpty());
        try (Stream<Path> made = Files.walk(folder.resolve("out"))) {
            List<Path> files = made.filter(Files::isRegularFile).toList();
            assertEquals(List.of(folder.resolve("out/c.jpg")), files);
            assertTrue(Files.size(files.getFirst()) > 0);
        }
    }
}
