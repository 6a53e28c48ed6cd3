package org.poolscope.workload.images.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/// The photographs of a batch and the folders they are in, known by what they are (device and number of the file) and
/// not by their paths: however links, mounts and letter case lead to one of them, it is the same. Not thread-safe.
public final class Originals {

    private final Set<Object> files = new HashSet<>();
    private final Set<Object> folders = new HashSet<>();
    private boolean holdOutput;

    /// What a file or folder is. Where a file system has no numbers for that, its path behind all links.
    public static Object identity(Path path, BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        if (key != null) {
            return key;
        }
        try {
            return path.toRealPath();
        } catch (IOException _) {
            return path.toAbsolutePath();
        }
    }

    public void addFile(Path file, BasicFileAttributes attributes) {
        files.add(identity(file, attributes));
    }

    public void addFolder(Path folder, BasicFileAttributes attributes) {
        folders.add(identity(folder, attributes));
    }

    /// Says that the output folder is within the input folder, or linked into it: what is in there, and not ours, a
    /// person takes for originals too.
    public void addOutput() {
        holdOutput = true;
    }

    public boolean holdOutput() {
        return holdOutput;
    }

    /// Whether a path leads to one of the photographs.
    public boolean contains(Path file) {
        return isAmong(files, file);
    }

    /// Whether a path leads to one of their folders.
    public boolean containsFolder(Path folder) {
        return isAmong(folders, folder);
    }

    private static boolean isAmong(Set<Object> identities, Path path) {
        try {
            return identities.contains(identity(path, Files.readAttributes(path, BasicFileAttributes.class)));
        } catch (IOException _) {
            // It leads nowhere.
            return false;
        }
    }
}
