package org.poolscope.workload.images.skia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;
import org.poolscope.workload.images.picture.Size;

class NativeLibraryTest {

    @TempDir
    Path home;

    static final class Worker {
        public static void main(String[] home) {
            System.setProperty("user.home", home[0]);
            if (home.length > 1) {
                System.setProperty("skiko.library.path", home[1]);
            }
            Watermark.ofText("Poolscope", Watermark.Style.USUAL).mark(new Size(300, 200));
            System.out.println("has drawn");
        }
    }

    @Test
    void shouldLoadFromBesideOurClassesAndLeaveTheHomeAlone() throws Exception {
        try (ChildJvm worker = ChildJvm.start(Worker.class, home.toString())) {
            String said = worker.await("has drawn");
            assertEquals(0, worker.awaitExit(), worker::toString);
            assertFalse(said.contains("WARNING"), said);
        }
        try (Stream<Path> left = Files.list(home)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void shouldSayWhereItLookedAndWhatItTakes() throws Exception {
        try (ChildJvm worker = ChildJvm.start(Worker.class, home.toString(), home.toString())) {
            String said = worker.await("Exception in thread \"main\" java.lang.IllegalStateException: "
                    + "the library for pictures, in " + home + ", cannot be loaded");
            assertTrue(said.contains("libgl1, libx11-6 and libfontconfig1"), said);
            assertEquals(1, worker.awaitExit(), worker::toString);
        }
    }
}
