package org.poolscope.workload.images.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.poolscope.workload.images.picture.Orientation;

/// The one thing of a photograph's Exif data that must not be overlooked (CIPA DC-008; TIFF 6.0, section 2).
final class Exif {

    private static final int ORIENTATION = 0x0112;
    private static final int FIRST_DIRECTORY = 4;
    private static final int ENTRY_BYTES = 12;
    private static final int VALUE = 8;

    private Exif() {}

    /// The orientation that Exif data name. Data that say nothing, or nonsense, mean upright, as for every viewer.
    ///
    /// @param data from the byte order mark on
    static Orientation orientation(byte[] data) {
        try {
            ByteBuffer tiff = ByteBuffer.wrap(data)
                    .order(data[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(FIRST_DIRECTORY);
            int entries = tiff.getShort(directory) & 0xFFFF;
            for (int i = 0; i < entries; i++) {
                int entry = directory + Short.BYTES + i * ENTRY_BYTES;
                if (tiff.getShort(entry) == ORIENTATION) {
                    return Orientation.ofExif(tiff.getShort(entry + VALUE));
                }
            }
        } catch (IndexOutOfBoundsException _) {
            // Cut or garbled: the picture itself may still be fine.
        }
        return Orientation.UPRIGHT;
    }
}
