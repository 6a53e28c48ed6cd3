package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RequiresDisplay;

/// The whole program in a process of its own, with a window.
@RequiresDisplay
class DesktopTest {

    @Test
    void shouldOpenOnABareStartRunTellWhatItCostAndEndWithStatus0(@TempDir Path settings) {
        try (ChildJvm program = ChildJvm.start(List.of("env", "XDG_CONFIG_HOME=" + settings), WindowProgram.class)) {
            String cost = program.await("primes, ");

            assertTrue(cost.contains("longest EDT slice"), cost);
            assertTrue(cost.contains("observer"), cost);
            assertEquals(0, program.awaitExit(), program::toString);
            assertTrue(Files.exists(settings.resolve("poolscope/window.properties")), program::toString);
        }
    }
}
