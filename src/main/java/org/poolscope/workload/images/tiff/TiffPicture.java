package org.poolscope.workload.images.tiff;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Set;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.container.TiffFile;
import org.poolscope.workload.images.picture.Memory;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;

/// The first page of a TIFF, to be made a file of that others can read. For one thread; to be closed.
///
/// What it takes is known from the header: beside the file, its picture twice, as it was read, and as it is handed on.
/// Both are outside of Java's heap, where there is hardly more than a row at a time; of a JPEG within, what its decoder
/// takes.
public final class TiffPicture implements AutoCloseable {

    private static final Texts TEXTS = Texts.of(TiffPicture.class);
    private static final int MOST_BITS = 16;
    private static final int FLOATS = 3;
    private static final int COPIES = 2;
    private static final int MOST_PROFILE = 1 << 23;
    /// Photometric interpretations by lightness and two axes of tints: CIE's, and ICC's spelling of it. The reader
    /// takes more than eight bits of them for something else.
    private static final Set<Long> LAB = Set.of(8L, 9L);
    /// More pixels than there is memory for anywhere; with them no product is too large for a number.
    private static final long BEYOND = 1L << 40;

    private final FileBytes file;
    private final TiffFile tiff;
    private final byte[] profile;
    private final long width;
    private final long height;
    private final long bits;
    private final Arena arena = Arena.ofConfined();

    private TiffPicture(FileBytes file) {
        this.file = file;
        tiff = TiffFile.of(file);
        profile = tiff.bytes(TiffFile.PROFILE, MOST_PROFILE);
        width = tiff.number(TiffFile.WIDTH, 0);
        height = tiff.number(TiffFile.HEIGHT, 0);
        bits = Arrays.stream(tiff.numbers(TiffFile.BITS)).max().orElse(1);
    }

    /// Reads the header.
    ///
    /// @throws PictureException if it has no meaning as a picture, or takes more memory than one may
    public static TiffPicture open(FileBytes file) throws PictureException {
        var picture = new TiffPicture(file);
        picture.require();
        return picture;
    }

    private void require() throws PictureException {
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new PictureException(Flaw.DAMAGED, TEXTS.format("impossible-size", width, height));
        }
        if (tiff.number(TiffFile.SAMPLE_FORMAT, 1) == FLOATS) {
            throw new PictureException(Flaw.UNSUPPORTED, TEXTS.get("floats"));
        }
        if (bits > MOST_BITS) {
            throw new PictureException(Flaw.UNSUPPORTED, TEXTS.format("bits", bits));
        }
        if (bits > Byte.SIZE && LAB.contains(tiff.number(TiffFile.PHOTOMETRIC, 0))) {
            throw new PictureException(Flaw.UNSUPPORTED, TEXTS.format("lab", bits));
        }
        Memory.require(width, height, bytesNeeded());
        if (unpacked() > Integer.MAX_VALUE) {
            throw StoredPng.tooLarge(unpacked());
        }
    }

    private long bytesNeeded() {
        return file.length() + COPIES * unpacked();
    }

    /// Bytes of its samples.
    private long unpacked() {
        long samples = Math.max(1, tiff.number(TiffFile.SAMPLES, 1));
        return Math.min(width * height, BEYOND) * samples * Math.ceilDiv(bits, Byte.SIZE);
    }

    /// Whether it takes so much memory that not every worker is to read one at the same time.
    public boolean isBig() {
        return bytesNeeded() > Memory.big();
    }

    /// The picture as a PNG. To be called once.
    ///
    /// @return as long-lived as this
    /// @throws PictureException       if it cannot be read, with the reason
    /// @throws InterruptedIOException if this thread was interrupted
    public FileBytes png() throws IOException {
        boolean multiplied = tiff.number(TiffFile.MORE_SAMPLES, 0) == 1;
        try (Arena ofReading = Arena.ofConfined()) {
            return FileBytes.within(new StoredPng(read(ofReading), profile, multiplied).file(arena));
        }
    }

    private BufferedImage read(Arena ofReading) throws IOException {
        ImageReader reader = new TIFFImageReaderSpi().createReaderInstance(null);
        try (var stream = new FileStream(file)) {
            reader.setInput(stream);
            ImageReadParam into = reader.getDefaultReadParam();
            into.setDestination(NativeBuffer.image(reader.getImageTypes(tiff.page()).next(),
                    reader.getWidth(tiff.page()), reader.getHeight(tiff.page()), ofReading));
            return reader.read(tiff.page(), into);
        } catch (EOFException _) {
            throw new PictureException(Flaw.CUT_SHORT);
        } catch (InterruptedIOException | PictureException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            String reason = String.valueOf(e.getMessage());
            boolean foreign = reason.contains("nsupported") || reason.contains("Unknown");
            throw foreign ? new PictureException(Flaw.UNSUPPORTED, reason)
                    : PictureException.senseless();
        } finally {
            reader.dispose();
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
