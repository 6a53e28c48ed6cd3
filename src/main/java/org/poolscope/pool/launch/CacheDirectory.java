package org.poolscope.pool.launch;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where this platform wants what a program can make again: the XDG base directories on Linux, `Caches` on macOS, the
/// local profile on Windows.
final class CacheDirectory {

    private CacheDirectory() {}

    /// The directory of the user who runs this JVM.
    static Path ofThisUser() {
        return of(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Path of(String system, Map<String, String> environment, Path home) {
        if (system.startsWith("Windows")) {
            return within(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local")).resolve("Poolscope/Cache");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Caches/Poolscope");
        }
        return within(environment.get("XDG_CACHE_HOME"), home.resolve(".cache")).resolve("poolscope");
    }

    /// A relative path in such a variable is to be ignored, says the XDG Base Directory Specification.
    private static Path within(@Nullable String named, Path usual) {
        return named == null || named.isBlank() || !Path.of(named).isAbsolute() ? usual : Path.of(named);
    }
}
