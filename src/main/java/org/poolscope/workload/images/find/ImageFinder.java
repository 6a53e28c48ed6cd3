package org.poolscope.workload.images.find;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.images.find.LeftOut.Why;
import org.poolscope.workload.images.output.ItemName;
import org.poolscope.workload.images.output.Originals;
import org.poolscope.workload.images.output.OutputFile;
import org.poolscope.workload.images.output.OwnFiles;
import org.poolscope.workload.images.picture.Content;

/// Finds the photographs under a folder, by what is in its files. Links are followed, but in no circles. What a person
/// takes for a photograph by its name, and is none, is found too, so that it fails with a reason and is not missed.
///
/// A file is opened once and its first bytes are read: of 50 000 that takes about as long as to list them.
public final class ImageFinder extends SimpleFileVisitor<Path> {

    /// What the name of a folder ends with, in the list of what is closed.
    public static final String FOLDER = "/";

    /// What systems and programs put into folders for themselves, without hiding it.
    private static final Set<String> OF_SYSTEMS =
            Set.of("@eaDir", "#recycle", "$RECYCLE.BIN", "System Volume Information", "__MACOSX");
    private static final String HIDDEN = ".";
    /// What macOS keeps beside each file on other systems' disks, under the file's own ending.
    private static final String RESOURCE_FORK = "._";
    private static final String ANY = "*";
    private static final int HEAD = Math.max(Content.HEAD, OwnFiles.MARKED_WITHIN);

    private final Path input;
    private final Path output;
    private final Originals originals = new Originals();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Content> contents = new HashMap<>();
    private final List<String> closed = new ArrayList<>();
    private final LeftOut leftOut = new LeftOut();
    private @Nullable IOException trouble;

    /// What was found.
    ///
    /// @param input     the folder it was found in
    /// @param names     the photographs and the closed, in order
    /// @param contents  what the photographs hold, by their names
    /// @param closed    what cannot be looked into, or at: nobody knows what is in it, so it fails as an item
    /// @param trouble   why the first of them is closed; null without any
    /// @param originals all files that are not ours, and their folders
    /// @param leftOut   what was found beside
    public record Found(Path input, List<String> names, Map<String, Content> contents, List<String> closed,
                        @Nullable IOException trouble, Originals originals, LeftOut leftOut) {

        /// What a photograph holds; nothing known of what could not be looked at.
        public Content content(String name) {
            return contents.getOrDefault(name, Content.OTHER);
        }
    }

    private ImageFinder(Path input, Path output) {
        this.input = input;
        this.output = output;
    }

    /// Looks through the input folder.
    ///
    /// @param output what lies in here is left out; it need not be there
    /// @throws IOException if the input folder itself cannot be read, or this thread was interrupted; what cannot be
    ///                     read within it is a matter for later
    public static Found find(Path input, Path output) throws IOException {
        var finder = new ImageFinder(input, output);
        Files.walkFileTree(input, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, finder);
        Collections.sort(finder.closed);
        finder.names.addAll(finder.closed);
        Collections.sort(finder.names);
        return new Found(input, finder.names, finder.contents, finder.closed, finder.trouble,
                finder.originals, finder.leftOut);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while looking for photographs");
        }
        if (!folder.equals(input)) {
            if (OutputFile.isScratch(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (Files.exists(output) && Files.isSameFile(folder, output)) {
                originals.addOutput();
                if (holdsSomething(folder)) {
                    leftOut.addOutput(ItemName.of(input, folder) + FOLDER);
                }
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (leavesHidden(folder, attributes, true)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
        }
        originals.addFolder(folder, attributes);
        return FileVisitResult.CONTINUE;
    }

    private static boolean holdsSomething(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, entry -> !OutputFile.isScratch(entry))) {
            return entries.iterator().hasNext();
        } catch (IOException | DirectoryIteratorException _) {
            // Whether results can be written there is found out elsewhere.
            return false;
        }
    }

    /// Leaves out and counts what is hidden, or of a system.
    ///
    /// @return whether it is
    private boolean leavesHidden(Path path, @Nullable BasicFileAttributes attributes, boolean folder) {
        String name = path.getFileName().toString();
        boolean hidden = name.startsWith(HIDDEN) || attributes instanceof DosFileAttributes dos && dos.isHidden();
        if (!hidden && !(folder && OF_SYSTEMS.contains(name))) {
            return false;
        }
        String fork = name.startsWith(RESOURCE_FORK) ? RESOURCE_FORK + ANY : HIDDEN + ANY;
        leftOut.add(Why.HIDDEN, folder ? name + FOLDER : fork);
        return true;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (leavesHidden(file, attributes, false)) {
            originals.addFile(file, attributes);
            return FileVisitResult.CONTINUE;
        }
        String ending = Content.ending(file.getFileName().toString());
        byte[] head = attributes.isRegularFile() ? Content.head(file, HEAD) : null;
        if (head != null && OwnFiles.mayBeMarked(head)) {
            Optional<Path> maker = makerOf(file);
            if (maker.isPresent()) {
                leftOut.add(Why.OWN, maker.get() + FOLDER);
                return FileVisitResult.CONTINUE;
            }
        }
        originals.addFile(file, attributes);
        Content content = head == null ? Content.OTHER : Content.of(head, ending);
        // A pipe of that name would be read for ever.
        boolean looksLikeOne = content == Content.OTHER && Content.isPictureEnding(ending) && !attributes.isOther();
        if (Content.TAKEN.contains(content) || looksLikeOne) {
            String name = ItemName.of(input, file);
            names.add(name);
            contents.put(name, content);
        } else if (content == Content.OTHER) {
            leftOut.addNoPicture(ending);
        } else {
            leftOut.addKind(content);
        }
        return FileVisitResult.CONTINUE;
    }

    /// The folder under the input that a file was made for as a result of an earlier batch, relative to the input. What
    /// was made for the input folder itself, or for one above it, is there to be worked on.
    private Optional<Path> makerOf(Path file) throws IOException {
        Path way = input.relativize(file);
        for (int depth = 1; depth < way.getNameCount(); depth++) {
            Path folder = way.subpath(0, depth);
            if (wasMadeIn(input.resolve(folder), file)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static boolean wasMadeIn(Path folder, Path file) throws IOException {
        try {
            return OwnFiles.wasMadeIn(folder, file);
        } catch (ClosedByInterruptException | InterruptedIOException e) {
            throw e;
        } catch (IOException _) {
            // It will fail on its own, with this reason.
            return false;
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
        if (file.equals(input)) {
            throw reason;
        }
        boolean known = reason instanceof FileSystemLoopException || OutputFile.isScratch(file) || isOfTheDisk(file);
        if (!known && !leavesHidden(file, null, Files.isDirectory(file))) {
            close(file, reason);
        }
        return FileVisitResult.CONTINUE;
    }

    /// Whether a folder is the one that every disk of some kinds has at its top, for the system alone.
    public static boolean isOfTheDisk(Path folder) {
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
