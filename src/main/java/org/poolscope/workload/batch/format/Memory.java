package org.poolscope.workload.batch.format;

import org.poolscope.workload.batch.picture.PictureException;
import org.poolscope.workload.batch.picture.PictureException.Flaw;
import org.poolscope.workload.batch.picture.Size;

/// How much of this process's memory one picture may take. It is asked before anything is decoded: running out of memory in
/// the middle would explain nothing, and could end more than this picture.
final class Memory {

    private static final double SHARE = 0.7;
    private static final long MEGABYTE = 1 << 20;

    private Memory() {}

    /// Whether a picture that takes so many bytes may be decoded.
    static boolean has(long bytes) {
        return bytes <= Runtime.getRuntime().maxMemory() * SHARE && bytes <= Integer.MAX_VALUE;
    }

    /// @throws PictureException if a picture takes more bytes than there are for it
    static void require(Size size, long bytes) throws PictureException {
        if (!has(bytes)) {
            throw new PictureException(Flaw.TOO_LARGE, size.width(), size.height(), bytes / MEGABYTE,
                    Runtime.getRuntime().maxMemory() / MEGABYTE);
        }
    }

    /// How many pixels to skip for each that is read, plus one, so that a picture fits into memory: 1 if that can be, and
    /// never so many that fewer than two would be left for each that is wanted.
    ///
    /// @throws PictureException if that is too much still
    static int step(Size size, Size wanted, long bytesPerPixel) throws PictureException {
        int most = Math.max(1, Math.min(size.width() / wanted.width(), size.height() / wanted.height()) / 2);
        int step = 1;
        while (step < most && !has(bytes(size, bytesPerPixel, step))) {
            step++;
        }
        require(size, bytes(size, bytesPerPixel, step));
        return step;
    }

    private static long bytes(Size size, long bytesPerPixel, int step) {
        return Math.ceilDiv(size.width(), step) * (long) Math.ceilDiv(size.height(), step) * bytesPerPixel;
    }
}
