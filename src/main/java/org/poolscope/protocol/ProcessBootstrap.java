package org.poolscope.protocol;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What makes a JVM a process with a target of its parent's. It comes on its stdin, which then stays open: every
/// [#INTERRUPT] after it asks the target to end, and the end of the stream means that the parent is gone.
///
/// A magic number, then the components in their order; texts and bytes have their length before them.
///
/// @param name        what the process is called
/// @param daemon      whether the parent ends without waiting for it
/// @param page        the telemetry page, made by the parent
/// @param directory   where large arrays are
/// @param parentPid   the process to leave with
/// @param parentStart when that was started, as [org.poolscope.shared.process.ProcessIdentity] tells it
/// @param large       the large arrays of the target
/// @param target      a function and its argument, as values
public record ProcessBootstrap(String name, boolean daemon, Path page, Path directory, long parentPid,
                               long parentStart, Attachments large, byte[] target) {

    public static final int INTERRUPT = 1;

    private static final long MAGIC = 0x706F6F6C70726F63L;

    private static volatile @Nullable ProcessBootstrap own;

    /// What was handed over to this JVM; empty if nothing was.
    public static Optional<ProcessBootstrap> own() {
        return Optional.ofNullable(own);
    }

    public void write(OutputStream stream) throws IOException {
        var out = new DataOutputStream(stream);
        out.writeLong(MAGIC);
        write(name, out);
        out.writeBoolean(daemon);
        write(page.toString(), out);
        write(directory.toString(), out);
        out.writeLong(parentPid);
        out.writeLong(parentStart);
        out.writeInt(large.names().size());
        for (String file : large.names()) {
            write(file, out);
        }
        out.writeInt(target.length);
        out.write(target);
        out.flush();
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// Waits for what is handed over to this JVM, which is its [#own] from then on.
    ///
    /// @return null if what came is no hand-over, or is one that was broken off
    public static @Nullable ProcessBootstrap receive(InputStream stream) throws IOException {
        var in = new DataInputStream(stream);
        try {
            if (in.readLong() != MAGIC) {
                return null;
            }
            own = new ProcessBootstrap(text(in), in.readBoolean(), Path.of(text(in)), Path.of(text(in)), in.readLong(),
                    in.readLong(), attachments(in), bytes(in));
            return own;
        } catch (EOFException e) {
            return null;
        }
    }

    private static Attachments attachments(DataInputStream in) throws IOException {
        List<String> names = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            names.add(text(in));
        }
        return names.isEmpty() ? Attachments.NONE : new Attachments(names);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
