package org.poolscope.workload.images.format;

import java.io.IOException;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.Picture;
import org.poolscope.workload.images.picture.PictureException;

/// A file format for pictures. Each is for one thread, and keeps what it needs from one picture to the next.
public sealed interface PictureFormat permits JpegFormat, PngFormat {

    /// What was read.
    ///
    /// @param picture     as it is stored; its planes may be coarser than its size says
    /// @param orientation how it has to be turned to stand upright
    /// @param profile     what its colours mean, in the format's own spelling; empty if the file does not say
    record Decoded(Picture picture, Orientation orientation, byte[] profile) {}

    /// Whether a file begins as this format does.
    boolean begins(byte[] file);

    /// Reads a picture.
    ///
    /// @param box the square it will be fitted into, in pixels
    /// @throws PictureException               if it cannot be read, with the reason
    /// @throws java.io.InterruptedIOException if this thread was interrupted
    Decoded decode(byte[] file, int box) throws IOException;

    /// Writes a picture.
    ///
    /// @param picture [resized][Picture#resized], and read by this format
    /// @param quality 1 to 100, where the format loses detail at all
    /// @param profile as it was read
    /// @return the file
    byte[] encode(Picture picture, int quality, byte[] profile) throws IOException;
}
