package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.Main;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;

/// A locale that can spell only ASCII, as in a container or a service.
@RunsBeside
@EnabledOnOs(OS.LINUX)
class PlainLocaleTest {

    /// Adds a letter to the last argument, by its bytes: this JVM may not be able to spell it either.
    private static final List<String> WITH_A_LETTER =
            List.of("env", "LC_ALL=C", "sh", "-c", "exec \"$@\"$(printf '\\303\\237')", "sh");

    @ParameterizedTest
    @ValueSource(strings = {"make-samples fotos", "run images --set input=fotos", "run primes --json fotos"})
    void shouldTellTheCureForAPathItCannotSpell(String commandLine) throws InterruptedException {
        try (ChildJvm program = ChildJvm.start(WITH_A_LETTER, Main.class, commandLine.split(" "))) {
            program.await("poolscope: ");

            assertTrue(program.lines().getFirst().contains("set LC_ALL=C.UTF-8 and start again"), program.toString());
        }
    }
}
