package org.poolscope.shared.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Whose files are whose. By the number of the user where there is one: a user need not have a name, as in a
/// container, and the property that tells it can be set.
final class Owner {

    private static final Path SELF = Path.of("/proc/self");
    private static final String UID = "unix:uid";

    private Owner() {}

    /// Whether a file, and not what a link leads to, is this user's.
    static boolean isThisUser(Path file) {
        try {
            return Files.exists(SELF)
                    ? Files.getAttribute(file, UID, LinkOption.NOFOLLOW_LINKS).equals(Files.getAttribute(SELF, UID))
                    : Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return false;
        }
    }
}
