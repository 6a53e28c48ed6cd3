package org.poolscope.workload.images.format;

import java.io.IOException;
import org.poolscope.workload.images.jpeg.DataCheck;
import org.poolscope.workload.images.jpeg.JpegHeader;
import org.poolscope.workload.images.jpeg.JpegParser;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;

/// JPEG.
final class JpegFormat implements PictureFormat {

    private static final int INKS = 4;
    /// Behind the first segment, which is JFIF's own.
    private static final int PROFILE_AT = 20;

    @Override
    public boolean begins(byte[] file) {
        return JpegParser.isJpeg(file);
    }

    @Override
    public Remarks read(byte[] file) throws IOException {
        JpegHeader header = JpegParser.parse(file);
        if (header.width() == 0 || header.height() == 0) {
            throw new PictureException(Flaw.UNSUPPORTED, "its size is not said at its beginning");
        }
        DataCheck.check(file, header);
        boolean inked = header.components().size() == INKS;
        return new Remarks(inked ? new byte[0] : header.icc());
    }

    @Override
    public byte[] withProfile(byte[] file, byte[] profile) {
        return PictureFormat.inserted(file, PROFILE_AT, profile);
    }
}
