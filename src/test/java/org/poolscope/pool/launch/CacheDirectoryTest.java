package org.poolscope.pool.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheDirectoryTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void shouldBeWhereThePlatformWantsIt() {
        assertEquals(HOME.resolve(".cache/poolscope"), CacheDirectory.of("Linux", Map.of(), HOME));
        assertEquals(HOME.resolve("Library/Caches/Poolscope"), CacheDirectory.of("Mac OS X", Map.of(), HOME));
        assertEquals(HOME.resolve("AppData/Local/Poolscope/Cache"), CacheDirectory.of("Windows 11", Map.of(), HOME));
    }

    @Test
    void shouldHeedTheEnvironmentUnlessItIsRelative() {
        assertEquals(Path.of("/var/c/poolscope"), CacheDirectory.of("Linux", Map.of("XDG_CACHE_HOME", "/var/c"), HOME));
        assertEquals(HOME.resolve(".cache/poolscope"), CacheDirectory.of("Linux", Map.of("XDG_CACHE_HOME", "c"), HOME));
    }
}
