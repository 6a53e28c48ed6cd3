package org.poolscope.workload;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// A path as a person types it: as the system spells it, in quotes, from the home folder on as in `~/photos`, or as the
/// address that a file manager copies, as in `file:///media/my%20card`. A path that really begins like one of these is
/// typed with `./` before it.
public final class TypedPath {

    private static final int LAST_ASCII = 0x7F;
    /// What a letter has become that could not be decoded.
    private static final char LOST = '\uFFFD';
    private static final Path WORKING_FOLDER = Path.of("/proc/self/cwd");
    private static final String SCHEME = "file:";

    private TypedPath() {}

    /// @param field the setting or option it was typed for
    /// @throws InvalidSettingException if it can be no path, with the cure where there is one
    public static Path read(String field, String text) {
        String plain = unquoted(text);
        try {
            if (plain.startsWith("~")) {
                return home(field, plain);
            }
            if (isAddress(plain)) {
                return address(field, plain);
            }
            return here(spelled(field, plain));
        } catch (InvalidPathException e) {
            // A Java that was started without a locale can spell only ASCII.
            boolean unspellable = (plain + e.getInput()).chars().anyMatch(c -> c > LAST_ASCII);
            throw new InvalidSettingException(field, unspellable
                    ? "has letters that the language settings of this system do not cover; set LC_ALL=C.UTF-8 and "
                            + "start again"
                    : "is not a path on this system: " + e.getReason());
        }
    }

    /// Blanks around a path are part of it, but not around one that is quoted or spelled in another way.
    private static String unquoted(String text) {
        String stripped = text.strip();
        if (stripped.length() > 1 && (stripped.startsWith("\"") || stripped.startsWith("'"))
                && stripped.charAt(0) == stripped.charAt(stripped.length() - 1)) {
            return stripped.substring(1, stripped.length() - 1);
        }
        return stripped.startsWith("~") || isAddress(stripped) ? stripped : text;
    }

    private static Path home(String field, String text) {
        String rest = text.substring(1);
        if (!rest.isEmpty() && rest.charAt(0) != '/' && rest.charAt(0) != File.separatorChar) {
            throw new InvalidSettingException(field, "begins with a name after ~, which is not understood; write the "
                    + "whole path, or ./" + text + " for a folder of that name");
        }
        // What a shell makes of ~, if there was one.
        String home = System.getenv().getOrDefault("HOME", "");
        if (home.isEmpty()) {
            home = System.getProperty("user.home", "");
        }
        Path folder = spelled(field, home);
        if (!folder.isAbsolute()) {
            throw new InvalidSettingException(field, "begins with ~, and this user has no home folder; write the "
                    + "whole path");
        }
        return rest.isEmpty() ? folder : folder.resolve(spelled(field, rest.substring(1)));
    }

    private static boolean isAddress(String text) {
        int colon = text.indexOf(':');
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || colon > 1 && text.startsWith("://", colon);
    }

    private static Path address(String field, String text) {
        if (!text.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw new InvalidSettingException(field, "must be a folder or file of this machine, and is an address "
                    + "elsewhere: '" + text + "'");
        }
        try {
            // A person may leave blanks as they are.
            URI address = new URI(text.replace(" ", "%20"));
            String host = String.valueOf(address.getHost());
            URI local = host.equals("localhost") ? new URI(SCHEME + "//" + address.getRawPath()) : address;
            return Path.of(URI.create(local.toASCIIString()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new InvalidSettingException(field, "is no address of a file that can be understood: '" + text
                    + "'; write it as in file:///home/photos, or as a path");
        }
    }

    private static Path spelled(String field, String text) {
        Path path = Path.of(text);
        if (text.indexOf(LOST) >= 0 && !Files.exists(path)) {
            throw new InvalidSettingException(field,
                    "has letters that are not in the encoding of this system; write it "
                    + "as in file:///photos/M%FCnchen, with two digits for each byte of them");
        }
        return path;
    }

    /// The same from the root on, if the name of the working folder has letters that this JVM has lost: it would look
    /// for the path in another folder. The kernel knows the right one; elsewhere it cannot be known.
    private static Path here(Path path) {
        String folder = System.getProperty("user.dir", "");
        if (path.isAbsolute() || folder.indexOf(LOST) < 0) {
            return path;
        }
        try {
            return WORKING_FOLDER.toRealPath().resolve(path);
        } catch (IOException e) {
            throw new InvalidPathException(folder, "the working folder's name is lost");
        }
    }

    /// The text itself, unless it depends on whose home is meant; then one for the same path that does not.
    static String unambiguous(String field, String text) {
        Path path = read(field, text);
        return path.toString().equals(text) ? text : spelling(path.toAbsolutePath().normalize());
    }

    /// A text for the path that is meant by somebody who writes in a folder.
    static String from(Path folder, String field, String text) {
        Path path = read(field, text);
        return path.isAbsolute() ? unambiguous(field, text) : spelling(folder.resolve(path).normalize());
    }

    /// The shortest text that [#read] makes the same path of, wherever and by whomever it is read.
    static String spelling(Path path) {
        String text = path.toString();
        try {
            if (read("", text).equals(path)) {
                return text;
            }
        } catch (InvalidSettingException _) {
            // Not by letters, then.
        }
        return path.toUri().toString();
    }
}
