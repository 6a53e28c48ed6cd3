package org.poolscope.cli.output;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.RunsBeside;

/// That a reader has gone is told in `LostOutputTest`, on a real pipe.
@RunsBeside
class OutputReaderTest {

    @Test
    void shouldAskForNobodyWhoReadsAFileOrNothing(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("out.txt"));

        assertFalse(OutputReader.canHaveReader(file));
        assertFalse(OutputReader.canHaveReader(Files.createSymbolicLink(folder.resolve("1"), file)));
        assertFalse(OutputReader.canHaveReader(Path.of("/dev/null")));
        assertTrue(OutputReader.canHaveReader(Files.createSymbolicLink(folder.resolve("2"), Path.of("pipe:[4711]"))));
        assertTrue(OutputReader.canHaveReader(folder), "what is no file has somebody, as far as is known");
    }
}
