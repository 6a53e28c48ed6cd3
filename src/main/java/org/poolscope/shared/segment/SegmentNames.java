package org.poolscope.shared.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names of segments, and of their files.
public final class SegmentNames {

    static final String SUFFIX = ".segment";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    private SegmentNames() {}

    /// The file of a segment.
    ///
    /// @throws IllegalArgumentException if that is no name
    public static Path file(Path directory, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name for a segment: it must be 1 to 64 letters,"
                    + " digits, hyphens, dots and underscores, the first a letter or digit");
        }
        return directory.resolve(name + SUFFIX);
    }

    /// The names of those in a directory, in their order; none if there is no such directory.
    public static Set<String> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException | UncheckedIOException e) {
            return Set.of();
        }
    }
}
