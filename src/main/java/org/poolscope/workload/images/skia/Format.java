package org.poolscope.workload.images.skia;

import org.jetbrains.skia.EncodedImageFormat;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.Size;

/// What a picture file can be. All can be read, a TIFF by way of a PNG; the first three
/// can be written.
public enum Format {
    JPEG(EncodedImageFormat.JPEG, false, 0xFFFF),
    PNG(EncodedImageFormat.PNG, true, Integer.MAX_VALUE),
    WEBP(EncodedImageFormat.WEBP, true, 0x3FFF),
    GIF(EncodedImageFormat.GIF, true, 0xFFFF),
    BMP(EncodedImageFormat.BMP, true, Integer.MAX_VALUE),
    TIFF(EncodedImageFormat.PNG, true, Integer.MAX_VALUE);

    final EncodedImageFormat skias;
    private final boolean seeThrough;
    private final int longest;

    Format(EncodedImageFormat skias, boolean seeThrough, int longest) {
        this.skias = skias;
        this.seeThrough = seeThrough;
        this.longest = longest;
    }

    /// Whether it can say that a pixel is transparent.
    public boolean hasAlpha() {
        return seeThrough;
    }

    /// Refuses a size that it cannot say.
    ///
    /// @throws PictureException if a side is too long
    public void require(Size size) throws PictureException {
        if (Math.max(size.width(), size.height()) > longest) {
            throw new PictureException(Flaw.TOO_LONG, size.width(), size.height(), this, longest);
        }
    }

    /// The format to write what was read from one of this: itself, or one that loses nothing of it.
    public Format written() {
        return this == GIF || this == BMP || this == TIFF ? PNG : this;
    }
}
