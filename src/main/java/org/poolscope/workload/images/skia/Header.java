package org.poolscope.workload.images.skia;

import org.poolscope.workload.images.container.JpegFrame;
import org.poolscope.workload.images.picture.PictureException;

/// What the beginning of a file says that Skia keeps to itself (ITU-T T.81, B.2.2; W3C PNG, third edition, 11.2.1).
///
/// @param bits        of a sample, as it is stored
/// @param components  how many samples a pixel has
/// @param progressive whether the whole picture is in memory before its first row is known
record Header(int bits, int components, boolean progressive) {

    private static final Header ORDINARY = new Header(8, 4, false);
    private static final int PNG_BITS = 24;

    /// That of a file which may end anywhere; an ordinary one of the formats that have no choice.
    ///
    /// @throws PictureException if a JPEG does not say what it is
    static Header of(byte[] file, Format format) throws PictureException {
        return switch (format) {
            case JPEG -> ofJpeg(file);
            case PNG -> ofPng(file);
            default -> ORDINARY;
        };
    }

    private static Header ofJpeg(byte[] file) throws PictureException {
        JpegFrame frame = JpegFrame.of(file);
        return new Header(frame.precision(), frame.components().size(), (frame.coding() & 3) == 2);
    }

    private static Header ofPng(byte[] file) {
        if (file.length < PNG_BITS + 5) {
            return ORDINARY;
        }
        int components = switch (file[PNG_BITS + 1]) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
        return new Header(file[PNG_BITS], components, file[PNG_BITS + 4] != 0);
    }
}
