package org.poolscope.workload.images.format;

import java.io.IOException;
import org.poolscope.workload.images.jpeg.JpegDecoder;
import org.poolscope.workload.images.jpeg.JpegEncoder;
import org.poolscope.workload.images.jpeg.JpegHeader;
import org.poolscope.workload.images.jpeg.JpegParser;
import org.poolscope.workload.images.picture.Conversion;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.Picture;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.Size;

/// JPEG: everyday ones are decoded by our own codec at a reduced size, rarer ones by the JDK's at full size.
final class JpegFormat implements PictureFormat {

    @Override
    public boolean begins(byte[] file) {
        return JpegParser.isJpeg(file);
    }

    @Override
    public Decoded decode(byte[] file, int box) throws IOException {
        JpegHeader header = JpegParser.parse(file);
        if (header.width() == 0 || header.height() == 0) {
            throw new PictureException(Flaw.UNSUPPORTED, "its size is not said at its beginning");
        }
        var size = new Size(header.width(), header.height());
        Size wanted = size.fitInto(box);
        Picture picture;
        if (header.everyday()) {
            new Budget(file, size, wanted, header.components().size()).require(JpegDecoder.bytesNeeded(header, wanted));
            picture = JpegDecoder.decode(file, header, wanted);
        } else {
            picture = Conversion.toYcc(RareJpegReader.read(file, header, wanted).resized(wanted));
        }
        Orientation orientation = header.exif() == null ? Orientation.UPRIGHT : Exif.orientation(header.exif());
        boolean inked = header.components().size() == 4;
        return new Decoded(picture, orientation, inked ? new byte[0] : header.icc());
    }

    @Override
    public byte[] encode(Picture picture, int quality, byte[] profile) {
        return JpegEncoder.encode(picture, quality, profile);
    }
}
