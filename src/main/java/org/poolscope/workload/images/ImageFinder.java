package org.poolscope.workload.images;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.images.output.ItemName;
import org.poolscope.workload.images.output.Originals;
import org.poolscope.workload.images.output.OutputFile;

/// Finds the photographs under a folder, by the endings of their names. Links are followed, but in no circles.
final class ImageFinder extends SimpleFileVisitor<Path> {

    /// What the name of a folder ends with, in the list of what is closed.
    static final String FOLDER = "/";

    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png");

    private final Path input;
    private final Path output;
    private final Originals originals = new Originals();
    private final List<String> names = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private @Nullable IOException trouble;

    /// What was found.
    ///
    /// @param input     the folder it was found in
    /// @param names     the photographs and the closed, in order
    /// @param closed    what cannot be looked into, or at: nobody knows what is in it, so it fails as an item
    /// @param trouble   why the first of them is closed; null without any
    /// @param originals the photographs and their folders
    record Found(Path input, List<String> names, List<String> closed, @Nullable IOException trouble,
                 Originals originals) {}

    private ImageFinder(Path input, Path output) {
        this.input = input;
        this.output = output;
    }

    /// Looks through the input folder.
    ///
    /// @param output what lies in here is left out; it need not be there
    /// @throws IOException if the input folder itself cannot be read; what cannot be within it is a matter for later
    static Found find(Path input, Path output) throws IOException {
        var finder = new ImageFinder(input, output);
        Files.walkFileTree(input, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, finder);
        Collections.sort(finder.closed);
        finder.names.addAll(finder.closed);
        Collections.sort(finder.names);
        return new Found(input, finder.names, finder.closed, finder.trouble, finder.originals);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (!folder.equals(input)) {
            if (OutputFile.isScratch(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (Files.exists(output) && Files.isSameFile(folder, output)) {
                originals.addOutput();
                return FileVisitResult.SKIP_SUBTREE;
            }
        }
        originals.addFolder(folder, attributes);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        // A pipe of that name would be read for ever.
        if (!attributes.isOther() && isNamedAsPhotograph(file)) {
            names.add(ItemName.of(input, file));
            originals.addFile(file, attributes);
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean isNamedAsPhotograph(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(ending) && name.length() > ending.length() + 1;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
        if (file.equals(input)) {
            throw reason;
        }
        if (!(reason instanceof FileSystemLoopException) && !OutputFile.isScratch(file) && !isOfTheDisk(file)) {
            close(file, reason);
        }
        return FileVisitResult.CONTINUE;
    }

    /// Whether a folder is the one that every disk of some kinds has at its top, for the system alone.
    static boolean isOfTheDisk(Path folder) {
        return folder.endsWith("lost+found") && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException reason) {
        if (reason != null) {
            close(folder, reason);
        }
        return FileVisitResult.CONTINUE;
    }

    /// Not even what it is may be known, so a folder is told from a file only where that can be.
    private void close(Path path, IOException reason) {
        String name = path.equals(input) ? "." : ItemName.of(input, path);
        closed.add(Files.isDirectory(path) && !name.endsWith(FOLDER) ? name + FOLDER : name);
        trouble = trouble == null ? reason : trouble;
    }
}
