package org.poolscope.pool.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheDirectoryTest {

    @TempDir
    private Path home;

    @Test
    void shouldBeWhereThePlatformWantsIt() {
        assertEquals(home.resolve(".cache/poolscope"), CacheDirectory.of("Linux", Map.of(), home.toString()));
        assertEquals(home.resolve("Library/Caches/Poolscope"), CacheDirectory.of("Mac OS X", Map.of(), home.toString()));
        assertEquals(home.resolve("AppData/Local/Poolscope/Cache"), CacheDirectory.of("Windows 11", Map.of(), home.toString()));
    }

    @Test
    void shouldHeedTheEnvironmentUnlessItIsRelative() {
        assertEquals(Path.of("/var/c/poolscope"), CacheDirectory.of("Linux", Map.of("XDG_CACHE_HOME", "/var/c"), home.toString()));
        assertEquals(home.resolve(".cache/poolscope"), CacheDirectory.of("Linux", Map.of("XDG_CACHE_HOME", "c"), home.toString()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "?", "home", "/nonexistent", "/dev/null", "a\0b"})
    void shouldBeNowhereForAUserWithoutAHome(String userHome) {
        for (String system : List.of("Linux", "Mac OS X", "Windows 11")) {
            assertNull(CacheDirectory.of(system, Map.of(), userHome), system);
        }
        assertNull(CacheDirectory.of("Linux", Map.of("XDG_CACHE_HOME", "cache"), userHome));
        assertEquals(Path.of("/var/c/poolscope"),
                CacheDirectory.of("Linux", Map.of("XDG_CACHE_HOME", "/var/c"), userHome));
    }
}
