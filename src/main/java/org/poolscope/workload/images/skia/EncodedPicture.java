package org.poolscope.workload.images.skia;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.Codec;
import org.jetbrains.skia.ColorAlphaType;
import org.jetbrains.skia.ColorSpace;
import org.jetbrains.skia.ColorType;
import org.jetbrains.skia.Data;
import org.jetbrains.skia.EncodedImageFormat;
import org.jetbrains.skia.ImageInfo;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.picture.Colours;
import org.poolscope.workload.images.picture.Memory;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.scaling.View;

/// A picture in a file: what its header says, and its pixels on demand. For one thread; to be closed.
public final class EncodedPicture implements AutoCloseable {

    private static final int INKS = 4;
    private static final int DEEP = 16;
    /// More than any byte of a JPEG can stand for: a bit is needed for each block of 64, or of 256 where samples are
    /// coarse.
    private static final long PIXELS_OF_A_BYTE = 8 * 256;

    private final FileBytes file;
    private final Data data;
    private final Codec codec;
    private final Format format;
    private final Size size;
    private final Header header;

    /// @param file with what its header says; kept, since the data are in its memory
    private EncodedPicture(FileBytes file, Data data, Codec codec) throws PictureException {
        this.file = file;
        this.data = data;
        this.codec = codec;
        format = format(codec.getEncodedImageFormat());
        size = new Size(codec.getWidth(), codec.getHeight());
        header = Header.of(file, format);
    }

    /// Reads the header.
    ///
    /// @param file lives longer than the picture; not copied
    /// @throws PictureException if it is none of a picture that can be read, or Skia cannot be loaded
    public static EncodedPicture open(FileBytes file) throws PictureException {
        try {
            NativeLibrary.load();
        } catch (IllegalStateException e) {
            throw new PictureException(Flaw.UNSUPPORTED, e.getMessage());
        }
        MemorySegment memory = file.memory();
        Data data = Data.Companion.makeWithoutCopy(memory.address(), Math.toIntExact(memory.byteSize()),
                Data.Companion.makeEmpty());
        Codec codec = null;
        try {
            codec = Codec.Companion.makeFromData(data);
            return new EncodedPicture(file, data, codec);
        } catch (IllegalArgumentException _) {
            data.close();
            throw new PictureException(Flaw.NOT_A_PICTURE);
        } catch (PictureException e) {
            codec.close();
            data.close();
            throw e;
        }
    }

    /// Loads what reads pictures.
    ///
    /// @throws IllegalStateException if this machine does not have all that it takes
    public static void prepare() {
        NativeLibrary.load();
    }

    private static Format format(EncodedImageFormat skias) throws PictureException {
        for (Format format : Format.values()) {
            if (format.skias == skias) {
                return format;
            }
        }
        throw new PictureException(Flaw.NOT_A_PICTURE);
    }

    public Format format() {
        return format;
    }

    /// Its size in pixels, as it is stored.
    public Size size() {
        return size;
    }

    /// Whether its colours are of inks. They are no others when they are read: the result is in sRGB.
    public boolean isInked() {
        return format == Format.JPEG && header.components() == INKS;
    }

    /// Its pixels, as they are stored.
    ///
    /// @param wanted as fine as they have to be; they may be finer
    /// @param toSrgb whether its colours are to be brought to sRGB, and not left as they are stored
    /// @throws PictureException if they cannot be read, with the reason
    public Pixels decode(Size wanted, boolean toSrgb) throws PictureException {
        Size reduced = reduced(wanted);
        require(reduced, wanted);
        ColorSpace space = toSrgb || isInked() ? ColorSpace.Companion.getSRGB() : null;
        var info = new ImageInfo(reduced.width(), reduced.height(), type(space), alpha(), space);
        var bitmap = new Bitmap();
        try {
            if (!bitmap.allocPixels(info)) {
                throw Memory.tooLarge(size.width(), size.height(), bytesNeeded(reduced, wanted));
            }
            codec.readPixels(bitmap);
            return new Pixels(bitmap, isGrey(), eighths(wanted) / 8.0);
        } catch (PictureException e) {
            bitmap.close();
            throw e;
        } catch (RuntimeException e) {
            bitmap.close();
            throw flaw(e);
        }
    }

    /// With one byte a pixel where that is all there is; with floats where eight bits would cut off the others.
    private ColorType type(@Nullable ColorSpace space) {
        if (isDeep()) {
            return ColorType.RGBA_F16;
        }
        return isGrey() && space == null ? ColorType.GRAY_8 : Pixels.COLOURS;
    }

    private boolean isDeep() {
        return format == Format.PNG && header.bits() == DEEP;
    }

    /// What its file has room for.
    public Colours colours() {
        return header.colours();
    }

    /// Whether every pixel is stored as it was.
    public boolean isLossless() {
        return header.lossless();
    }

    /// Whether it has one sample a pixel, and no alpha.
    public boolean isGrey() {
        return codec.getImageInfo().getColorType() == ColorType.GRAY_8;
    }

    private ColorAlphaType alpha() {
        return codec.getImageInfo().getColorAlphaType() == ColorAlphaType.OPAQUE
                ? ColorAlphaType.OPAQUE : ColorAlphaType.PREMUL;
    }

    /// How many eighths are read for a size: of a JPEG as many as libjpeg has fast code for, of others all.
    private int eighths(Size wanted) {
        return format == Format.JPEG ? View.eighths(size, wanted) : 8;
    }

    private Size reduced(Size wanted) {
        return size.eighths(eighths(wanted));
    }

    /// Whether it takes so much memory to bring it to a size that not every worker is to do so at the same time.
    public boolean isBig(Size wanted) {
        return bytesNeeded(reduced(wanted), wanted) > Memory.big();
    }

    private long bytesNeeded(Size reduced, Size wanted) {
        int each = isDeep() ? Memory.DEEP : isGrey() ? 1 : Memory.COLOURS;
        long whole = header.progressive() ? (long) header.components() * Memory.COEFFICIENT * pixels(size) : 0;
        int copies = alpha() == ColorAlphaType.OPAQUE ? 2 : 3;
        // What is decoded and all its halves, and what is wanted, which may be turned, and put on a background.
        return data.getSize() + whole + each * (2 * pixels(reduced) + copies * pixels(wanted));
    }

    /// Refuses what takes more memory than there may be, and what the file is much too small for: both are known
    /// before the first byte is taken.
    private void require(Size reduced, Size wanted) throws PictureException {
        Memory.require(size.width(), size.height(), bytesNeeded(reduced, wanted));
        if (format == Format.JPEG && data.getSize() * PIXELS_OF_A_BYTE < pixels(size)) {
            throw new PictureException(Flaw.CUT_SHORT);
        }
    }

    private static long pixels(Size size) {
        return (long) size.width() * size.height();
    }

    /// Skia tells its results by the beginning of a message alone.
    private static PictureException flaw(RuntimeException trouble) {
        String message = String.valueOf(trouble.getMessage());
        if (message.startsWith("Incomplete input")) {
            return new PictureException(Flaw.CUT_SHORT);
        }
        return message.startsWith("Error in input") || message.startsWith("Invalid input")
                ? PictureException.senseless()
                : new PictureException(Flaw.UNSUPPORTED, message);
    }

    @Override
    public void close() {
        codec.close();
        data.close();
        Reference.reachabilityFence(file);
    }
}
