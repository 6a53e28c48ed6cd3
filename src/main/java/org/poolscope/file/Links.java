package org.poolscope.file;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// Finds the file that a path leads to, link by link: the file need not be there yet, and no link is followed that
/// somebody else may have put up for us.
final class Links {

    /// As many as Linux follows.
    private static final int MOST = 40;

    /// The links in here are the kernel's: they lead to what is open, and what is read of them need not be a path.
    static final Path KERNELS = Path.of("/proc");

    private final Deque<Path> ahead = new ArrayDeque<>();
    private Path at;
    private int followed;

    private Links(Path absolute) {
        at = absolute.getRoot();
        push(absolute);
    }

    /// @throws IOException if a link on the way is somebody else's in a folder where everybody may make one, or there
    ///                     are too many
    static Path follow(Path path) throws IOException {
        var links = new Links(path.toAbsolutePath());
        while (!links.ahead.isEmpty() && !links.at.startsWith(KERNELS)) {
            links.step(links.ahead.pop());
        }
        while (!links.ahead.isEmpty()) {
            links.at = links.at.resolve(links.ahead.pop());
        }
        return links.at;
    }

    private void step(Path name) throws IOException {
        switch (name.toString()) {
            case ".", "" -> { }
            case ".." -> at = at.getParent() == null ? at : at.getParent();
            default -> enter(at.resolve(name));
        }
    }

    private void enter(Path next) throws IOException {
        if (!Files.isSymbolicLink(next)) {
            at = next;
            return;
        }
        if (++followed > MOST) {
            throw new FileSystemLoopException(next.toString());
        }
        if (Owners.isPlanted(next, at)) {
            throw new RefusedException("goes by way of " + next
                    + ", a link that another user has made in a folder where everybody may; name another file");
        }
        Path to = Files.readSymbolicLink(next);
        if (to.isAbsolute()) {
            at = to.getRoot();
        }
        push(to);
    }

    private void push(Path names) {
        for (int i = names.getNameCount() - 1; i >= 0; i--) {
            ahead.push(names.getName(i));
        }
    }
}
