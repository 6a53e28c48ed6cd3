package org.poolscope.workload.images.picture;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.poolscope.workload.images.picture.PictureException.Flaw;

/// How much memory one picture may take: a part of the machine's, or of the container's, however many workers there
/// are, so that what becomes of a picture does not depend on them.
public final class Memory {

    /// What a pixel takes.
    public static final int COLOURS = 4;
    /// What a pixel takes that has more than eight bits for a sample.
    public static final int DEEP = 8;
    /// What a sample takes while it is known in part.
    public static final int COEFFICIENT = 2;
    private static final double SHARE = 0.5;
    private static final int TOGETHER = 16;
    private static final int MEGABYTE_BITS = 20;

    private static final long MOST =
            (long) (ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() * SHARE);

    private Memory() {}

    /// In bytes.
    public static long most() {
        return MOST;
    }

    /// From here on pictures take turns, in bytes: sixteen of them may be in memory together otherwise.
    public static long big() {
        return MOST / TOGETHER;
    }

    /// Refuses a picture that would take more than one may.
    ///
    /// @param needed in bytes
    /// @throws PictureException with both amounts
    public static void require(long width, long height, long needed) throws PictureException {
        if (needed > MOST) {
            throw tooLarge(width, height, needed);
        }
    }

    /// Why a picture is refused for which there is not enough.
    ///
    /// @param needed in bytes
    public static PictureException tooLarge(long width, long height, long needed) {
        return new PictureException(Flaw.TOO_LARGE, width, height, megabytes(needed), megabytes(MOST));
    }

    public static long megabytes(long bytes) {
        return bytes >> MEGABYTE_BITS;
    }
}
