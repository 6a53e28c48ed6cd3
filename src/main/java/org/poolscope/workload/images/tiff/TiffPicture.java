package org.poolscope.workload.images.tiff;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.Set;
import javax.imageio.ImageReader;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.container.TiffFile;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;

/// Makes a file that others can read of the first page of a TIFF. Stateless; for any thread.
///
/// What it takes is known from the header: in Java's heap beside the file, the picture three times, as it was read, and
/// as it is handed on before and after it is whole.
public final class TiffPicture {

    private static final Texts TEXTS = Texts.of(TiffPicture.class);
    private static final int MOST_BITS = 16;
    private static final int FLOATS = 3;
    private static final int COPIES = 3;
    /// Photometric interpretations by lightness and two axes of tints: CIE's, and ICC's spelling of it. The reader
    /// takes more than eight bits of them for something else.
    private static final Set<Long> LAB = Set.of(8L, 9L);
    private static final int MEGABYTE_BITS = 20;
    private static final double SHARE_OF_HEAP = 0.8;

    private TiffPicture() {}

    /// The picture of a TIFF as a PNG.
    ///
    /// @throws PictureException       if it cannot be read, with the reason
    /// @throws InterruptedIOException if this thread was interrupted
    public static byte[] png(byte[] file) throws IOException {
        TiffFile tiff = TiffFile.of(file);
        require(file, tiff);
        boolean multiplied = tiff.number(TiffFile.MORE_SAMPLES, 0) == 1;
        return new StoredPng(read(file, tiff), tiff.bytes(TiffFile.PROFILE), multiplied).file();
    }

    /// Refuses what has no meaning as a picture, and what there is no memory for.
    private static void require(byte[] file, TiffFile tiff) throws PictureException {
        long width = tiff.number(TiffFile.WIDTH, 0);
        long height = tiff.number(TiffFile.HEIGHT, 0);
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new PictureException(Flaw.DAMAGED, TEXTS.format("impossible-size", width, height));
        }
        long bits = Arrays.stream(tiff.numbers(TiffFile.BITS)).max().orElse(1);
        if (tiff.number(TiffFile.SAMPLE_FORMAT, 1) == FLOATS) {
            throw new PictureException(Flaw.UNSUPPORTED, TEXTS.get("floats"));
        }
        if (bits > MOST_BITS) {
            throw new PictureException(Flaw.UNSUPPORTED, TEXTS.format("bits", bits));
        }
        if (bits > Byte.SIZE && LAB.contains(tiff.number(TiffFile.PHOTOMETRIC, 0))) {
            throw new PictureException(Flaw.UNSUPPORTED, TEXTS.format("lab", bits));
        }
        long samples = Math.max(1, tiff.number(TiffFile.SAMPLES, 1));
        long needed = file.length + COPIES * width * height * samples * Math.ceilDiv(bits, Byte.SIZE);
        long most = (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP);
        if (needed > most || width * height > Integer.MAX_VALUE / Long.BYTES) {
            throw new PictureException(Flaw.TOO_LARGE_HERE, width, height, needed >> MEGABYTE_BITS,
                    most >> MEGABYTE_BITS);
        }
    }

    private static BufferedImage read(byte[] file, TiffFile tiff) throws IOException {
        ImageReader reader = new TIFFImageReaderSpi().createReaderInstance(null);
        try (var stream = new ByteArrayImageInputStream(file)) {
            reader.setInput(stream);
            return reader.read(tiff.page());
        } catch (EOFException _) {
            throw new PictureException(Flaw.CUT_SHORT);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            String reason = String.valueOf(e.getMessage());
            boolean foreign = reason.contains("nsupported") || reason.contains("Unknown");
            throw foreign ? new PictureException(Flaw.UNSUPPORTED, reason)
                    : new PictureException(Flaw.DAMAGED, TEXTS.get("senseless"));
        } finally {
            reader.dispose();
        }
    }
}
