package org.poolscope.pool.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.poolscope.pool.RunFiles;
import org.poolscope.pool.launch.jvm.JvmSetup;

/// What this JVM has more than before, when spares have ended.
@Isolated
class SparesLeftTest {

    @Test
    void shouldLeaveNoProcessNoFileAndNoThreadWhenClosed() throws Exception {
        List<Path> before = List.of(RunFiles.ofThisProcess());
        var standing = new Spares(SparesTest.SIZING, 2);
        SparesTest.awaitStandingBy(standing, 2);
        standing.close();
        new Spares(SparesTest.SIZING, 2).close();

        assertEquals(Set.of(), SparesTest.sparesOfThisProcess());
        assertEquals(before, List.of(RunFiles.ofThisProcess()));
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().equals("poolscope-spares")));
        assertNull(standing.take(SparesTest.SIZING, JvmSetup.INHERITED));
    }
}
