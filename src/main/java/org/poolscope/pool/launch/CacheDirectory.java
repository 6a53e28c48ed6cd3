package org.poolscope.pool.launch;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where this platform wants what a program can make again: the XDG base directories on Linux, `Caches` on macOS, the
/// local profile on Windows. A user without a home has no such place: what is not named by a whole path, or cannot be
/// named in the letters of the locale, would come to lie in whatever folder the program was started in.
final class CacheDirectory {

    private CacheDirectory() {}

    /// The directory of the user who runs this JVM; null if there is none.
    static @Nullable Path ofThisUser() {
        return of(System.getProperty("os.name"), System.getenv(), System.getProperty("user.home"));
    }

    static @Nullable Path of(String system, Map<String, String> environment, @Nullable String userHome) {
        Path home = existing(userHome);
        if (system.startsWith("Windows")) {
            return within(environment.get("LOCALAPPDATA"), home, "AppData/Local", "Poolscope/Cache");
        }
        if (system.startsWith("Mac")) {
            return within(null, home, "Library/Caches", "Poolscope");
        }
        return within(environment.get("XDG_CACHE_HOME"), home, ".cache", "poolscope");
    }

    /// A relative path in such a variable is to be ignored, says the XDG Base Directory Specification.
    private static @Nullable Path within(@Nullable String named, @Nullable Path home, String usual, String ours) {
        Path base = absolute(named);
        if (base == null && home != null) {
            base = home.resolve(usual);
        }
        return base == null ? null : base.resolve(ours);
    }

    private static @Nullable Path existing(@Nullable String home) {
        Path path = absolute(home);
        return path != null && Files.isDirectory(path) ? path : null;
    }

    private static @Nullable Path absolute(@Nullable String named) {
        try {
            return named == null || named.isBlank() || !Path.of(named).isAbsolute() ? null : Path.of(named);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
