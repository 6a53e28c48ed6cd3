package org.poolscope.workload.images.format;

import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.Size;

/// How much of this process's memory one picture may take. It is asked before anything is decoded: running out of
/// memory in the middle would explain nothing, and end the whole worker.
final class Budget {

    /// What one picture may take of the heap: less than the two thirds that the serial collector has for large arrays.
    private static final double SHARE = 0.6;
    /// The file as it was read, and its data taken out of it.
    private static final long FILE_COPIES = 2;
    /// The picture resized, turned, and encoded into an array that doubles as it grows.
    private static final long RESULT_COPIES = 4;
    private static final long MEGABYTE = 1 << 20;

    private final Size size;
    private final Size wanted;
    private final long fixed;

    /// @param size   the picture's size as it is stored
    /// @param wanted the size it will be brought to
    /// @param planes how many components it has
    Budget(byte[] file, Size size, Size wanted, int planes) {
        this.size = size;
        this.wanted = wanted;
        fixed = FILE_COPIES * file.length + RESULT_COPIES * planes * wanted.width() * wanted.height();
    }

    /// @throws PictureException if a file of so many bytes is too much by itself
    static void requireFile(long bytes) throws PictureException {
        if (FILE_COPIES * bytes > most()) {
            throw new PictureException(Flaw.FILE_TOO_LARGE, bytes / MEGABYTE,
                    Runtime.getRuntime().maxMemory() / MEGABYTE);
        }
    }

    private static long most() {
        return Math.min((long) (Runtime.getRuntime().maxMemory() * SHARE), Integer.MAX_VALUE);
    }

    /// @param decoded how many bytes the picture takes once it is decoded
    /// @throws PictureException if there are too few
    void require(long decoded) throws PictureException {
        if (!allows(decoded)) {
            throw new PictureException(Flaw.TOO_LARGE, size.width(), size.height(), (fixed + decoded) / MEGABYTE,
                    Runtime.getRuntime().maxMemory() / MEGABYTE);
        }
    }

    private boolean allows(long decoded) {
        return fixed + decoded <= most();
    }

    /// How many pixels to skip for each that is read, plus one, so that a picture fits: 1 if that can be, and never so
    /// many that fewer than two would be left for each that is wanted.
    ///
    /// @param bytesPerPixel what each pixel that is read takes
    /// @throws PictureException if that is too much still
    int step(long bytesPerPixel) throws PictureException {
        int most = Math.max(1, Math.min(size.width() / wanted.width(), size.height() / wanted.height()) / 2);
        int step = 1;
        while (step < most && !allows(decoded(bytesPerPixel, step))) {
            step++;
        }
        require(decoded(bytesPerPixel, step));
        return step;
    }

    private long decoded(long bytesPerPixel, int step) {
        return bytesPerPixel * Math.ceilDiv(size.width(), step) * Math.ceilDiv(size.height(), step);
    }
}
