package org.poolscope.workload.images.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells the files that Poolscope wrote, for this user, and that nobody has changed, moved, made read-only or given to
/// another user since, from all others. Not thread-safe.
public final class OwnFiles {

    /// How many bytes of a file tell whether there may be a mark in it, as far as we write it.
    public static final int MARKED_WITHIN = 96;

    /// Who owns what this process makes in a folder: on some file systems that is always the same, whoever made it.
    private final Map<Path, Optional<UserPrincipal>> owners = new HashMap<>();

    /// Who this user is, where nothing may be made to find that out; null where it is.
    private final @Nullable UserPrincipal user;

    /// One that is sure who owns what this process makes.
    public OwnFiles() {
        this(null);
    }

    private OwnFiles(@Nullable UserPrincipal user) {
        this.user = user;
    }

    /// One that makes nothing in any folder, and takes the files of this process's user for those it would make.
    public static OwnFiles asFarAsSeen() {
        FileSystem files = FileSystems.getDefault();
        try {
            return new OwnFiles(files.getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name", "")));
        } catch (IOException | UnsupportedOperationException _) {
            return new OwnFiles(() -> "");
        }
    }

    /// Whether there is a mark of ours, of whatever name, at the beginning of a file.
    ///
    /// @param head its first [#MARKED_WITHIN] bytes, or all there are
    public static boolean mayBeMarked(byte[] head) {
        return OwnMark.seemsIn(head);
    }

    /// Whether Poolscope made a file for this output folder, and nobody has changed or moved it since. Reads all of it.
    ///
    /// @throws IOException if nobody can tell: it cannot be read
    public static boolean wasMadeIn(Path output, Path file) throws IOException {
        return OwnMark.isIn(file, ItemName.of(output, file));
    }

    /// Whether a file seems to be one of ours, as far as it can be told without reading it to its end: whether it was
    /// changed since, or moved from another name, is told by [#isOwn] alone.
    ///
    /// @throws IOException if nobody can tell: it cannot be read, or nothing can be made in its folder
    public boolean seemsOwn(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && belongsToUs(file) && Files.isReadable(file)
                && (OwnMark.seemsIn(file) || Scratch.isReservation(file) || beginsWithNothing(file));
    }

    /// Whether a file is one of ours.
    ///
    /// @param name of the result, relative to the output folder
    /// @throws IOException if nobody can tell: it cannot be read, or nothing can be made in its folder
    boolean isOwn(Path file, String name) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && belongsToUs(file) && Files.isReadable(file)
                && (OwnMark.isIn(file, name) || Scratch.isReservation(file));
    }

    private boolean belongsToUs(Path file) throws IOException {
        if (user != null) {
            return belongsTo(file, user);
        }
        Optional<UserPrincipal> known = owners.get(file.getParent());
        if (known == null) {
            try (Scratch scratch = Scratch.in(file.getParent())) {
                known = Optional.ofNullable(owner(scratch.folder()));
            }
            owners.put(file.getParent(), known);
        }
        return belongsTo(file, known.orElse(null));
    }

    /// The same, by comparison with what this process has just made there.
    static boolean isOwn(Path file, String name, Scratch made) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && belongsTo(file, owner(made.folder()))
                && Files.isReadable(file)
                && (OwnMark.isIn(file, name) || Scratch.isReservation(file));
    }

    /// Whether a file is what a power cut has left of just what is to be written in its place: nothing is lost with it.
    static boolean isRestOf(Path file, Scratch made) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && belongsTo(file, owner(made.folder()))
                && Files.isReadable(file) && made.hasAllOf(file);
    }

    /// As one may whose beginning was not on the disk yet when the power was cut. Its worker looks at all of it.
    private static boolean beginsWithNothing(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(MARKED_WITHIN);
            return Arrays.equals(head, new byte[head.length]);
        }
    }

    private static boolean belongsTo(Path file, @Nullable UserPrincipal we) throws IOException {
        PosixFileAttributes attributes = posix(file);
        if (attributes == null) {
            return Files.isWritable(file);
        }
        return attributes.owner().equals(we) && attributes.permissions().contains(PosixFilePermission.OWNER_WRITE);
    }

    private static @Nullable UserPrincipal owner(Path made) throws IOException {
        PosixFileAttributes attributes = posix(made);
        return attributes == null ? null : attributes.owner();
    }

    private static @Nullable PosixFileAttributes posix(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view == null ? null : view.readAttributes();
    }
}
