package org.poolscope.workload.images.output;

import java.io.File;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// How the files of a batch are called: by their path relative to a folder, as in `2024/a.jpg`. A name that this JVM
/// cannot spell, since it is not in the encoding of the system's language settings, is called by its bytes, as in
/// `./Gr%FC%DFe.jpg`; no other begins with a dot and a slash.
public final class ItemName {

    static final String BY_BYTES = "./";

    private ItemName() {}

    /// The name of a file under a folder.
    public static String of(Path folder, Path file) {
        String name = folder.relativize(file).toString();
        try {
            // What cannot be decoded becomes question marks, and those are another name.
            if (folder.resolve(name).equals(file)) {
                return name;
            }
        } catch (InvalidPathException _) {
            // Nor can it be encoded again.
        }
        return BY_BYTES + raw(file).substring(base(folder).length());
    }

    /// The path of a name in a folder.
    public static Path in(Path folder, String name) {
        return name.startsWith(BY_BYTES)
                ? Path.of(URI.create("file://" + base(folder) + name.substring(BY_BYTES.length())))
                : folder.resolve(name);
    }

    /// The name with a number before its ending: `2024/a-2.jpg`.
    static String numbered(String name, int number) {
        int file = Math.max(name.lastIndexOf('/'), name.lastIndexOf(File.separatorChar)) + 1;
        int dot = file + dot(name.substring(file));
        return name.substring(0, dot) + "-" + number + name.substring(dot);
    }

    /// Where the ending of a file's name begins, with its dot; behind the name if it has none.
    static int dot(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? dot : file.length();
    }

    private static String base(Path folder) {
        String raw = raw(folder);
        return raw.endsWith("/") ? raw : raw + "/";
    }

    private static String raw(Path path) {
        return path.toUri().getRawPath();
    }
}
