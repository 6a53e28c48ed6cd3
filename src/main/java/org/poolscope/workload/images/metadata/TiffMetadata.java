package org.poolscope.workload.images.metadata;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.container.TiffFile;

/// Where a TIFF file has its metadata: in tags beside those that say how the picture is stored, which are not carried
/// over. A BigTIFF is laid out otherwise than Exif data are: of it texts, XMP, IPTC and profile are taken.
final class TiffMetadata {

    private static final int LAST_OF_GREYS = 1;
    private static final Set<String> GREYS = Set.of("GRAY");
    /// Photometric interpretations that end in red, green and blue: these, by a palette, by brightness and colour.
    private static final Set<Long> COLOURED = Set.of(2L, 3L, 6L);

    private TiffMetadata() {}

    static void read(FileBytes file, Metadata into) {
        TiffFile tiff = TiffFile.of(file);
        byte[] icc = tiff.bytes(TiffFile.PROFILE, Metadata.MOST);
        long kind = tiff.number(TiffFile.PHOTOMETRIC, 0);
        // One of inks or of others is followed when the picture is read, and of no use to the result.
        if (icc.length > 0 && kind <= LAST_OF_GREYS) {
            into.readProfile(icc, GREYS);
        } else if (icc.length > 0 && COLOURED.contains(kind)) {
            into.readProfile(icc, Metadata.OF_COLOURS);
        }
        byte[] xmp = tiff.bytes(TiffFile.XMP, Metadata.MOST);
        into.xmp = xmp.length > 0 ? xmp : null;
        byte[] blocks = tiff.bytes(TiffFile.PHOTOSHOP, Metadata.MOST);
        byte[] iptc = tiff.bytes(TiffFile.IPTC, Metadata.MOST);
        if (iptc.length > 0 && iptc[0] != PhotoshopBlocks.SET) {
            reverse(iptc);
        }
        if (iptc.length > 0) {
            into.readPhotoshop(PhotoshopBlocks.block(PhotoshopBlocks.IPTC, iptc));
        } else if (blocks.length > 0) {
            into.readPhotoshop(blocks);
        }
        into.orientation = (int) tiff.number(TiffFile.ORIENTATION, 1);
        into.exif = tiff.isBig() ? texts(tiff) : Exif.ofTiff(file);
    }

    private static Exif texts(TiffFile tiff) {
        Exif texts = Exif.empty();
        Exif.OF_A_PICTURE.forEach(tag -> putText(tiff.bytes(tag, Metadata.MOST), tag, texts));
        return texts;
    }

    /// Written by some programs as numbers of four bytes, and so in the order of the file.
    private static void reverse(byte[] iptc) {
        for (int i = 0; i + 3 < iptc.length; i += 4) {
            byte first = iptc[i];
            byte second = iptc[i + 1];
            iptc[i] = iptc[i + 3];
            iptc[i + 1] = iptc[i + 2];
            iptc[i + 2] = second;
            iptc[i + 3] = first;
        }
    }

    private static void putText(byte[] bytes, int tag, Exif texts) {
        boolean isText = bytes.length > 1 && bytes[bytes.length - 1] == 0 && bytes[0] >= ' ';
        if (isText) {
            texts.putText(tag, new String(bytes, 0, bytes.length - 1, StandardCharsets.UTF_8));
        }
    }
}
