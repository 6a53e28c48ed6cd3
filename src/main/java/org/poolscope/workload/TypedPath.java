package org.poolscope.workload;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A path as a person types it.
public final class TypedPath {

    private static final int LAST_ASCII = 0x7F;

    private TypedPath() {}

    /// @param field the setting or option it was typed for
    /// @throws InvalidSettingException if it can be no path, with the cure where there is one
    public static Path read(String field, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            // A Java that was started without a locale can spell only ASCII.
            boolean unspellable = text.chars().anyMatch(c -> c > LAST_ASCII);
            throw new InvalidSettingException(field, unspellable
                    ? "has letters that the language settings of this system do not cover; set LC_ALL=C.UTF-8 and start again"
                    : "is not a path on this system: " + e.getReason());
        }
    }
}
