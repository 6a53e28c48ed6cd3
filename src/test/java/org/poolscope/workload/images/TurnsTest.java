package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InterruptedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;

class TurnsTest {

    @TempDir
    Path folder;

    /// What another worker does.
    static final class Holder {
        public static void main(String[] folder) throws Exception {
            try (Turns.Turn _ = new Turns(Path.of(folder[0]), "big-picture").take(true)) {
                System.out.println("has it");
                System.in.read();
            }
            System.out.println("gave it back");
        }
    }

    @Test
    void shouldGiveTheTurnOfAWorkerThatDiedToTheNext() throws Exception {
        try (ChildJvm other = ChildJvm.start(Holder.class, folder.toString())) {
            other.await("has it");
            Thread.currentThread().interrupt();
            assertThrows(InterruptedIOException.class, () -> new Turns(folder, "big-picture").take(true), "is held");
            assertEquals(true, Thread.interrupted());
        }
        new Turns(folder, "big-picture").take(true).close();
    }

    @Test
    void shouldNotKeepSmallPicturesWaiting() throws Exception {
        try (ChildJvm other = ChildJvm.start(Holder.class, folder.toString())) {
            other.await("has it");
            new Turns(folder, "big-picture").take(false).close();
        }
    }
}
