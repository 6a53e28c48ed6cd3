package org.poolscope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserFolderTest {

    @TempDir
    private Path home;

    @Test
    void shouldBeWhereThePlatformWantsIt() {
        assertPlaces("Linux", ".config/poolscope", ".local/state/poolscope", ".cache/poolscope");
        assertPlaces("Mac OS X", "Library/Application Support/Poolscope", "Library/Application Support/Poolscope",
                "Library/Caches/Poolscope");
        assertPlaces("Windows 11", "AppData/Roaming/Poolscope", "AppData/Local/Poolscope",
                "AppData/Local/Poolscope/Cache");
    }

    private void assertPlaces(String system, String settings, String state, String cache) {
        List<Optional<Path>> expected = List.of(settings, state, cache).stream().map(home::resolve).map(Optional::of)
                .toList();
        assertEquals(expected, List.of(UserFolder.SETTINGS, UserFolder.STATE, UserFolder.CACHE).stream()
                .map(folder -> folder.of(system, Map.of(), home.toString())).toList());
    }

    @Test
    void shouldHeedTheEnvironmentUnlessItIsRelative() {
        Map<String, String> named = Map.of("XDG_CONFIG_HOME", "/var/c", "XDG_STATE_HOME", "c", "XDG_CACHE_HOME", "");

        assertEquals(Optional.of(Path.of("/var/c/poolscope")), UserFolder.SETTINGS.of("Linux", named, "?"));
        assertEquals(Optional.of(home.resolve(".local/state/poolscope")),
                UserFolder.STATE.of("Linux", named, home.toString()));
        assertEquals(Optional.of(home.resolve(".cache/poolscope")),
                UserFolder.CACHE.of("Linux", named, home.toString()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "?", "home", "/nonexistent", "/dev/null", "a\0b"})
    void shouldBeNowhereForAUserWithoutAHome(String userHome) {
        for (UserFolder folder : UserFolder.values()) {
            for (String system : List.of("Linux", "Mac OS X", "Windows 11")) {
                assertEquals(Optional.empty(), folder.of(system, Map.of(), userHome), system);
            }
        }
        assertEquals(Optional.empty(), UserFolder.CACHE.of("Linux", Map.of("XDG_CACHE_HOME", "cache"), userHome));
    }
}
