package org.poolscope.workload.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.poolscope.workload.images.container.JpegFile;
import org.poolscope.workload.images.landscape.Landscape;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.skia.Format;
import org.poolscope.workload.images.skia.Pixels;

/// One photograph of the samples, as a camera would have stored it.
///
/// @param seen        its size for whoever looks at it upright
/// @param orientation how it has to be turned for that
record SamplePhoto(Size seen, Orientation orientation) {

    private static final int QUALITY = 90;
    private static final int SMALLER = 12;
    private static final int START_OF_IMAGE = 2;
    private static final Size WIDE = new Size(3000, 2000);
    private static final Size TALL = new Size(2000, 3000);

    /// The shots, over and over: mostly as the camera is held, some with it on its side, one upside down.
    private static final List<SamplePhoto> SHOTS = List.of(
            new SamplePhoto(WIDE, Orientation.UPRIGHT),
            new SamplePhoto(new Size(3200, 1800), Orientation.UPRIGHT),
            new SamplePhoto(TALL, Orientation.LYING_LEFT),
            new SamplePhoto(WIDE, Orientation.UPRIGHT),
            new SamplePhoto(TALL, Orientation.UPRIGHT),
            new SamplePhoto(WIDE, Orientation.UPSIDE_DOWN),
            new SamplePhoto(new Size(2880, 2160), Orientation.UPRIGHT),
            new SamplePhoto(WIDE, Orientation.UPRIGHT),
            new SamplePhoto(TALL, Orientation.LYING_RIGHT),
            new SamplePhoto(WIDE, Orientation.UPRIGHT),
            new SamplePhoto(new Size(3200, 1800), Orientation.UPRIGHT));

    /// The file of the photograph with a number.
    static byte[] file(long seed, int number) throws InterruptedException {
        return shot(number).taken(seed * SamplePhotos.MAX_COUNT + number);
    }

    /// The file of a photograph with a number, of a few thousand pixels.
    static byte[] smallFile(int number) throws InterruptedException {
        SamplePhoto shot = shot(number);
        var small = new Size(shot.seen.width() / SMALLER, shot.seen.height() / SMALLER);
        return new SamplePhoto(small, shot.orientation).taken(number);
    }

    private static SamplePhoto shot(int number) {
        return SHOTS.get(number % SHOTS.size());
    }

    private byte[] taken(long landscape) throws InterruptedException {
        byte[] painted = Landscape.paint(seen, landscape);
        try (Pixels upright = Pixels.of(seen, painted); Pixels stored = upright.upright(orientation.inverse(), seen)) {
            byte[] file = stored.encode(Format.JPEG, QUALITY);
            return orientation == Orientation.UPRIGHT ? file : withExif(file, exif(orientation));
        }
    }

    private static byte[] withExif(byte[] file, byte[] exif) {
        var out = new ByteArrayOutputStream(file.length + 2 * exif.length);
        out.write(file, 0, START_OF_IMAGE);
        JpegFile.write(out, JpegFile.APP1, exif);
        out.write(file, START_OF_IMAGE, file.length - START_OF_IMAGE);
        return out.toByteArray();
    }

    /// Exif data that say nothing but the orientation.
    private static byte[] exif(Orientation orientation) {
        return ByteBuffer.allocate(32)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112).putShort((short) 3).putInt(1)
                .putShort((short) orientation.exif()).putShort((short) 0)
                .array();
    }
}
