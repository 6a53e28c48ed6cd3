package org.poolscope.file;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where this platform wants what a program keeps for its user: the XDG base directories on Linux, folders in the
/// library on macOS, and in the profile on Windows. A user without a home has no such place (under an odd number in a
/// container the home is called `?`): what is not named by a whole path, or cannot be named in the letters of the
/// locale, would come to lie in whatever folder the program was started in.
public enum UserFolder {
    /// What the user has chosen.
    SETTINGS("XDG_CONFIG_HOME", ".config", "Library/Application Support", "APPDATA", "AppData/Roaming", "Poolscope"),
    /// What a program leaves behind for its user to look at.
    STATE("XDG_STATE_HOME", ".local/state", "Library/Application Support", "LOCALAPPDATA", "AppData/Local",
            "Poolscope"),
    /// What is the user's own, and is not to be lost.
    DATA("XDG_DATA_HOME", ".local/share", "Library/Application Support", "LOCALAPPDATA", "AppData/Local",
            "Poolscope"),
    /// What can be made again.
    CACHE("XDG_CACHE_HOME", ".cache", "Library/Caches", "LOCALAPPDATA", "AppData/Local", "Poolscope/Cache");

    private final String variable;
    private final String usual;
    private final String onMac;
    private final String onWindowsVariable;
    private final String onWindows;
    private final String onWindowsOurs;

    UserFolder(String variable, String usual, String onMac, String onWindowsVariable, String onWindows,
               String onWindowsOurs) {
        this.variable = variable;
        this.usual = usual;
        this.onMac = onMac;
        this.onWindowsVariable = onWindowsVariable;
        this.onWindows = onWindows;
        this.onWindowsOurs = onWindowsOurs;
    }

    /// The folder for the user who runs this JVM, which need not be there yet; empty if there is none.
    public Optional<Path> ofThisUser() {
        return of(System.getProperty("os.name"), System.getenv(), System.getProperty("user.home"));
    }

    /// The same for anybody on any system.
    public Optional<Path> of(String system, Map<String, String> environment, @Nullable String userHome) {
        Path home = existing(userHome);
        if (system.startsWith("Windows")) {
            return within(environment.get(onWindowsVariable), home, onWindows, onWindowsOurs);
        }
        if (system.startsWith("Mac")) {
            return within(null, home, onMac, "Poolscope");
        }
        return within(environment.get(variable), home, usual, "poolscope");
    }

    /// The home of the user who runs this JVM; null if there is none.
    static @Nullable Path home() {
        return existing(System.getProperty("user.home"));
    }

    /// A relative path in such a variable is to be ignored, says the XDG Base Directory Specification.
    private static Optional<Path> within(@Nullable String named, @Nullable Path home, String usual, String ours) {
        Path base = absolute(named);
        if (base == null && home != null) {
            base = home.resolve(usual);
        }
        return base == null ? Optional.empty() : Optional.of(base.resolve(ours));
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
