package org.poolscope.workload.images.skia;

import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.container.JpegFrame;
import org.poolscope.workload.images.container.WebpFile;
import org.poolscope.workload.images.picture.Colours;
import org.poolscope.workload.images.picture.PictureException;

/// What the beginning of a file says that Skia keeps to itself (ITU-T T.81, B.2.2; W3C PNG, third edition, 11.2.1).
///
/// @param bits        of a sample, as it is stored
/// @param components  how many samples a pixel has
/// @param progressive whether the whole picture is in memory before its first row is known
/// @param colours     what it has room for
/// @param lossless    whether every pixel is stored as it was
record Header(int bits, int components, boolean progressive, Colours colours, boolean lossless) {

    private static final Header ORDINARY = new Header(8, 4, false, Colours.ALL, true);
    private static final Header LOSSY = new Header(8, 4, false, Colours.ALL, false);
    private static final Header FEW = new Header(8, 4, false, Colours.PALETTE, true);
    private static final int PNG_BITS = 24;
    private static final int BMP_HEADER = 14;
    private static final int BMP_BITS = 28;
    private static final int OLDEST = 12;
    private static final int OLDEST_BITS = 24;
    private static final int BYTE = 8;

    /// That of a file which may end anywhere; an ordinary one of the formats that have no choice.
    ///
    /// @throws PictureException if a JPEG does not say what it is
    static Header of(FileBytes file, Format format) throws PictureException {
        return switch (format) {
            case JPEG -> ofJpeg(file);
            case PNG -> ofPng(file);
            case GIF -> FEW;
            case TIFF -> ORDINARY;
            case BMP -> ofBmp(file);
            case WEBP -> WebpFile.of(file).isLossless(file) ? ORDINARY : LOSSY;
        };
    }

    private static Header ofJpeg(FileBytes file) throws PictureException {
        JpegFrame frame = JpegFrame.of(file);
        return new Header(frame.precision(), frame.components().size(), (frame.coding() & 3) == 2,
                frame.components().size() == 1 ? Colours.GREYS : Colours.ALL, false);
    }

    /// The oldest of its headers is shorter.
    private static Header ofBmp(FileBytes file) {
        int at = file.length() > BMP_BITS && file.get(BMP_HEADER) == OLDEST ? OLDEST_BITS : BMP_BITS;
        return file.length() > at && file.get(at) > 0 && file.get(at) <= BYTE ? FEW : ORDINARY;
    }

    private static Header ofPng(FileBytes file) {
        if (file.length() < PNG_BITS + 5) {
            return ORDINARY;
        }
        boolean progressive = file.get(PNG_BITS + 4) != 0;
        return switch (file.get(PNG_BITS + 1)) {
            case 2 -> new Header(file.get(PNG_BITS), 3, progressive, Colours.ALL, true);
            case 3 -> new Header(file.get(PNG_BITS), 1, progressive, Colours.PALETTE, true);
            case 4 -> new Header(file.get(PNG_BITS), 2, progressive, Colours.GREYS, true);
            case 6 -> new Header(file.get(PNG_BITS), 4, progressive, Colours.ALL, true);
            default -> new Header(file.get(PNG_BITS), 1, progressive, Colours.GREYS, true);
        };
    }
}
