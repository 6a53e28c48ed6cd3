package org.poolscope.workload.batch;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Texts;

/// Finds the photographs under a folder, by the endings of their names. Links are followed, but in no circles.
final class ImageFinder extends SimpleFileVisitor<Path> {

    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png");

    private final Path input;
    private final Path output;
    private final List<Path> found = new ArrayList<>();

    private ImageFinder(Path input, Path output) {
        this.input = input;
        this.output = output;
    }

    /// The photographs' paths, relative to the input folder, in order.
    ///
    /// @param output what lies in here is left out; it need not be there
    /// @throws IOException if a folder cannot be read; a file that cannot be is a matter for later
    static List<String> find(Path input, Path output) throws IOException {
        var finder = new ImageFinder(input, output);
        Files.walkFileTree(input, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, finder);
        List<String> names = finder.found.stream().map(path -> input.relativize(path).toString()).sorted().toList();
        for (String name : names) {
            refuseUnspellable(input, name);
        }
        return names;
    }

    /// A Java that was started without a locale spells only ASCII: other names it can list, but never open again.
    private static void refuseUnspellable(Path input, String name) throws IOException {
        try {
            input.resolve(name);
        } catch (InvalidPathException _) {
            throw new FileSystemException(name, null, Texts.of(ImageFinder.class).get("input.unspellable"));
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        boolean left = !folder.equals(input) && Files.exists(output) && Files.isSameFile(folder, output);
        return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        // A pipe of that name would be read for ever.
        if (!attributes.isOther() && ENDINGS.contains(ending) && name.length() > ending.length() + 1) {
            found.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
        if (reason instanceof FileSystemLoopException) {
            return FileVisitResult.CONTINUE;
        }
        throw reason;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException reason) throws IOException {
        if (reason != null) {
            throw reason;
        }
        return FileVisitResult.CONTINUE;
    }
}
