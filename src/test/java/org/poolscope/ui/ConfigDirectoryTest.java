package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigDirectoryTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void shouldFollowTheXdgBaseDirectoriesOnLinux() {
        assertEquals(Path.of("/home/ada/.config/poolscope"), ConfigDirectory.of("Linux", Map.of(), HOME));
        assertEquals(Path.of("/etc/ada/poolscope"),
                ConfigDirectory.of("Linux", Map.of("XDG_CONFIG_HOME", "/etc/ada"), HOME));
        assertEquals(Path.of("/home/ada/.config/poolscope"),
                ConfigDirectory.of("Linux", Map.of("XDG_CONFIG_HOME", "not/absolute"), HOME));
    }

    @Test
    void shouldGoWhereTheOtherPlatformsWantIt() {
        assertEquals(HOME.resolve("Library/Application Support/Poolscope"),
                ConfigDirectory.of("Mac OS X", Map.of(), HOME));
        assertEquals(HOME.resolve("AppData/Roaming/Poolscope"), ConfigDirectory.of("Windows 11", Map.of(), HOME));
    }
}
