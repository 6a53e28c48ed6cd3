package org.poolscope.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file on its way to being written: that it can be is known from the beginning, and under its name it is there only
/// when it is whole.
///
/// What is written goes to a new file in the same folder, which takes the name in the end. Nobody can have put anything
/// in its place before, since its name cannot be guessed and it must not be there. A file that is replaced keeps its
/// permissions and its group, a new one has those that the user gives to new files. A link at the name stays, and the
/// file behind it is replaced; but a link or a file that another user has put into a folder where everybody may
/// is refused. What a process leaves there that is killed before is removed by the next that writes a file in that
/// folder.
///
/// A few files cannot be replaced, or would not be the same ones after that: one in a folder where we may make none,
/// one that is mounted by itself, one with several names, one of another owner, one of a group that is not
/// ours to give. These are written in place, and so are devices, pipes and what this process has open. For one thread.
public final class WholeFile implements AutoCloseable {

    private final Path file;

    /// What takes the file's name in the end; null if the file itself is written.
    private final @Nullable Path part;

    /// What the file has or is to have; empty for those that a new one is given, and where there are none.
    private final Optional<Set<PosixFilePermission>> permissions;

    /// Opened with the first byte where it is no ordinary file: a pipe may have no reader before.
    private @Nullable FileChannel channel;
    private final boolean ordinary;

    private WholeFile(Path file, @Nullable Path part, Optional<Set<PosixFilePermission>> permissions,
                      @Nullable FileChannel channel, boolean ordinary) {
        this.file = file;
        this.part = part;
        this.permissions = permissions;
        this.channel = channel;
        this.ordinary = ordinary;
    }

    /// Makes sure that a file can be written.
    ///
    /// @throws RefusedException if it cannot, with the reason in our words
    /// @throws IOException      if it cannot, with the reason in the system's
    public static WholeFile open(Path path) throws IOException {
        return open(path, Optional.empty());
    }

    /// As [#open(Path)], but into a new file nobody else may look, where there are permissions.
    public static WholeFile openPrivate(Path path) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return open(path, posix ? Optional.of(PosixFilePermissions.fromString("rw-------")) : Optional.empty());
    }

    private static WholeFile open(Path path, Optional<Set<PosixFilePermission>> ofNew) throws IOException {
        Path file = Links.follow(path);
        if (file.startsWith(Links.KERNELS)) {
            return new WholeFile(file, null, Optional.empty(), null, false);
        }
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new RefusedException("cannot be written, since there is no folder " + folder);
        }
        Optional<BasicFileAttributes> there = attributes(file);
        if (there.isEmpty()) {
            return beside(file, folder, ofNew);
        }
        if (there.get().isDirectory()) {
            throw new RefusedException("is a folder; name a file in it");
        }
        if (Owners.isPlanted(file, folder)) {
            throw new RefusedException("is another user's, in a folder where everybody may make files; name another "
                    + "file");
        }
        if (!Files.isWritable(file)) {
            throw new RefusedException("may not be written to");
        }
        return there.get().isRegularFile() ? replacing(file, folder)
                : new WholeFile(file, null, Optional.empty(), null, false);
    }

    private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static WholeFile replacing(Path file, Path folder) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (Owners.isOursAlone(file)) {
            try {
                WholeFile whole = beside(file, folder,
                        posix ? Optional.of(Files.getPosixFilePermissions(file)) : Optional.empty());
                if (whole.takesGroup()) {
                    return whole;
                }
                whole.close();
            } catch (IOException e) {
                // The folder is not ours to make files in, or is read-only; but this file may be written.
            }
        }
        return new WholeFile(file, null, Optional.empty(), inPlace(file), true);
    }

    private static WholeFile beside(Path file, Path folder, Optional<Set<PosixFilePermission>> permissions)
            throws IOException {
        Unguessable.sweep(folder);
        Path part = Unguessable.name(folder);
        try {
            // Until it has the permissions of the one it replaces, nobody else may look into it.
            FileChannel channel = Unguessable.make(
                    part, permissions.isPresent() ? Unguessable.FOR_US : new FileAttribute<?>[0]);
            return new WholeFile(file, part, permissions, channel, true);
        } catch (AccessDeniedException e) {
            Unguessable.forget(part);
            throw new RefusedException("cannot be written, since its folder " + folder + " may not be written to");
        }
    }

    /// Gives the part the group of the file that it replaces, while nobody but us may look into it.
    ///
    /// @return whether it has it now: we may not be in that group
    private boolean takesGroup() {
        if (part == null || !Owners.areKnown(file)) {
            return true;
        }
        try {
            Owners.copyGroup(file, part);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static FileChannel inPlace(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /// The folder where something may be put aside until the file is written; empty for none that is any better than
    /// another.
    public Optional<Path> folder() {
        return Optional.ofNullable(part).map(Path::getParent);
    }

    /// Whether there is an ordinary file of that name as it was before, and stays so unless the contents become whole.
    public boolean isThereEarlier() {
        return part != null && Files.isRegularFile(file);
    }

    /// Where the contents go. Called once.
    public OutputStream stream() throws IOException {
        if (channel == null) {
            // What this process has open may be an ordinary file, in which something stands already.
            OpenOption how = Files.isRegularFile(file) ? StandardOpenOption.APPEND : StandardOpenOption.WRITE;
            channel = FileChannel.open(file, how);
        } else if (part == null) {
            channel.truncate(0);
        }
        return Channels.newOutputStream(channel);
    }

    /// The contents are whole: what was there before is replaced by them.
    public void finish() throws IOException {
        if (!ordinary || channel == null) {
            return;
        }
        channel.force(true);
        if (part != null) {
            if (permissions.isPresent()) {
                Files.setPosixFilePermissions(part, permissions.get());
            }
            channel.close();
            rename(part);
            // Else it may be the one of before again after a power cut.
            DiskSync.folder(part.toAbsolutePath().getParent());
        }
    }

    private void rename(Path whole) throws IOException {
        try {
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            // It is mounted by itself, perhaps, as a container is given a file.
            copyInto(whole);
        }
    }

    private void copyInto(Path whole) throws IOException {
        try (FileChannel from = FileChannel.open(whole); FileChannel to = inPlace(file)) {
            to.truncate(0);
            for (long at = 0; at < from.size(); ) {
                at += from.transferTo(at, from.size() - at, to);
            }
            to.force(true);
        }
    }

    /// Leaves nothing behind if the contents did not become whole.
    @Override
    public void close() throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            if (part != null) {
                Files.deleteIfExists(part);
                Unguessable.forget(part);
            }
        }
    }
}
