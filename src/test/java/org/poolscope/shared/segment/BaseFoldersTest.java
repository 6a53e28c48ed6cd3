package org.poolscope.shared.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaseFoldersTest {

    @Test
    void shouldIgnoreARelativeFolderThatTheDesktopNames() {
        Path there = Path.of("run").toAbsolutePath();

        assertEquals(Optional.of(there), BaseFolders.absolute(there.toString()));
        assertEquals(Optional.empty(), BaseFolders.absolute("run/user"));
        assertEquals(Optional.empty(), BaseFolders.absolute(" "));
        assertEquals(Optional.empty(), BaseFolders.absolute(null));
    }
}
