package org.poolscope.workload.images.format;

import java.io.IOException;
import org.poolscope.workload.images.picture.PictureException;

/// A file format for pictures, as far as its decoder does not look: whether a file is whole, and what it says beside
/// its picture.
public sealed interface PictureFormat permits JpegFormat, PngFormat, PlainFormat {

    /// What a file says beside its picture.
    ///
    /// @param profile what its colours mean, in the format's own spelling; empty if the file does not say
    record Remarks(byte[] profile) {}

    /// Whether a file begins as this format does.
    boolean begins(byte[] file);

    /// Reads what is beside the picture.
    ///
    /// @throws PictureException               if the file is not whole
    /// @throws java.io.InterruptedIOException if this thread was interrupted
    Remarks read(byte[] file) throws IOException;

    /// A file of this format with a profile put in.
    ///
    /// @param profile as it was read
    byte[] withProfile(byte[] file, byte[] profile);

    /// A file with something more in it.
    static byte[] inserted(byte[] file, int at, byte[] more) {
        byte[] all = new byte[file.length + more.length];
        System.arraycopy(file, 0, all, 0, at);
        System.arraycopy(more, 0, all, at, more.length);
        System.arraycopy(file, at, all, at + more.length, file.length - at);
        return all;
    }
}
