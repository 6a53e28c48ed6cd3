package org.poolscope.workload.images.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.poolscope.workload.images.container.JpegFile;
import org.poolscope.workload.images.container.JpegFrame;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;

/// JPEG.
final class JpegFormat implements PictureFormat {

    private static final int INKS = 4;
    /// Behind the first segment, which is JFIF's own.
    private static final int PROFILE_AT = 20;

    @Override
    public boolean begins(byte[] file) {
        return JpegFile.begins(file);
    }

    @Override
    public Remarks read(byte[] file) throws IOException {
        JpegFrame frame = JpegFrame.of(file);
        if (frame.width() == 0 || frame.height() == 0) {
            throw new PictureException(Flaw.UNSUPPORTED, "its size is not said at its beginning");
        }
        boolean inked = frame.components().size() == INKS;
        return new Remarks(inked ? new byte[0] : profile(file));
    }

    /// The segments that hold it, whole, in order.
    private static byte[] profile(byte[] file) {
        var profile = new ByteArrayOutputStream();
        for (JpegFile.Segment segment : JpegFile.headOf(file).head()) {
            if (segment.marker() == JpegFile.APP2 && segment.begins(file, "ICC_PROFILE\0")) {
                profile.write(file, segment.from(), segment.to() - segment.from());
            }
        }
        return profile.toByteArray();
    }

    @Override
    public byte[] withProfile(byte[] file, byte[] profile) {
        return PictureFormat.inserted(file, PROFILE_AT, profile);
    }
}
