package org.poolscope.ui;

import java.nio.file.Path;
import java.util.Map;

/// Where this platform wants a program's settings: the XDG base directories on Linux, `Application Support` on macOS,
/// the roaming profile on Windows.
final class ConfigDirectory {

    private ConfigDirectory() {}

    /// The directory of the user who runs this JVM.
    static Path ofThisUser() {
        return of(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Path of(String system, Map<String, String> environment, Path home) {
        if (system.startsWith("Windows")) {
            return within(environment.get("APPDATA"), home.resolve("AppData/Roaming")).resolve("Poolscope");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Application Support/Poolscope");
        }
        return within(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve("poolscope");
    }

    /// A relative path in such a variable is to be ignored, says the XDG Base Directory Specification.
    private static Path within(String named, Path usual) {
        return named == null || named.isBlank() || !Path.of(named).isAbsolute() ? usual : Path.of(named);
    }
}
