package org.poolscope.workload.command.item;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.ByteText;
import org.poolscope.workload.Texts;

/// Finds the files below a folder that a pattern takes, in order. Hidden ones are left out unless the pattern names
/// them with their dot, as are those in the folder for results; links are followed, but not in circles.
public final class ItemFolder extends SimpleFileVisitor<Path> {

    private static final Texts TEXTS = Texts.of(ItemFolder.class);

    /// And what stands for bytes that are no letters here, of which no path can be made.
    private static final Pattern LINE_END = Pattern.compile("[\\n\\r\\u0085\\u2028\\u2029\\uFFFD]");

    private final Path folder;
    private final Set<Path> leftOut;
    private final PathMatcher pattern;
    private final boolean showsHidden;
    private final List<String> found = new ArrayList<>();
    private long hidden;
    private long unreadable;
    private long results;

    private ItemFolder(Path folder, String pattern, Set<Path> leftOut) {
        this.folder = folder;
        this.leftOut = leftOut;
        this.pattern = FileSystems.getDefault().getPathMatcher("glob:" + anyDepth(pattern));
        this.showsHidden = pattern.startsWith(".") || pattern.contains("/.");
    }

    /// `**/` stands for no folder, too.
    private static String anyDepth(String pattern) {
        return pattern.replaceAll("(^|/)\\*\\*/", "$1{,**/}");
    }

    /// The files.
    ///
    /// @param leftOut folders that are not looked into
    /// @throws IOException                           if the folder itself cannot be read
    /// @throws java.util.regex.PatternSyntaxException if the pattern is none
    public static ItemList find(Path folder, String pattern, Set<Path> leftOut) throws IOException {
        var finder = new ItemFolder(folder, pattern, leftOut);
        Files.newDirectoryStream(folder).close();
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, finder);
        List<String> notes = new ArrayList<>();
        finder.note(finder.hidden, "folder.hidden", notes);
        finder.note(finder.results, "folder.results", notes);
        finder.note(finder.unreadable, "folder.unreadable", notes);
         return new ItemList(finder.found.stream().sorted().toList(), notes);
    }

    private void note(long count, String key, List<String> notes) {
        if (count > 0) {
            notes.add(TEXTS.format(key, count));
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            return FileVisitResult.TERMINATE;
        }
        if (leftOut.contains(dir)) {
            results++;
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (!dir.equals(folder) && isLeftOutAsHidden(dir)) {
            hidden++;
            return FileVisitResult.SKIP_SUBTREE;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!isTaken(folder.relativize(file))) {
            return FileVisitResult.CONTINUE;
        }
        if (isLeftOutAsHidden(file)) {
            hidden++;
        } else if (attributes.isRegularFile()) {
            found.add(name(file));
        } else if (attributes.isSymbolicLink()) {
            // Links are followed, so this one leads nowhere: to a disk that is not there, say.
            unreadable++;
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean isTaken(Path relative) {
        return pattern.matches(relative) || pattern.matches(onOneLine(relative));
    }

    /// The same with some other character for each end of a line, which `**` does not take in Java.
    private static Path onOneLine(Path relative) {
        String text = relative.toString();
        Matcher ends = LINE_END.matcher(text);
        return ends.find() ? Path.of(ends.replaceAll("\u0001")) : relative;
    }

    private boolean isLeftOutAsHidden(Path path) {
        return !showsHidden && path.getFileName().toString().startsWith(".");
    }

    private String name(Path file) {
        String name = ByteText.of(folder.relativize(file));
        if (!name.startsWith("/")) {
            return name;
        }
        // One that this JVM cannot spell, told from the root on.
        String base = ByteText.of(folder.toAbsolutePath());
        String whole = ByteText.of(file.toAbsolutePath());
        return whole.substring(base.endsWith("/") ? base.length() : base.length() + 1);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        if (!(e instanceof FileSystemLoopException)) {
            unreadable++;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) {
        return FileVisitResult.CONTINUE;
    }
}
