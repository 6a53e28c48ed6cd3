package org.poolscope.workload.images.skia;

import org.jetbrains.skia.EncodedImageFormat;

/// What a picture file can be. All can be read; the first three can be written.
public enum Format {
    JPEG(EncodedImageFormat.JPEG, false),
    PNG(EncodedImageFormat.PNG, true),
    WEBP(EncodedImageFormat.WEBP, true),
    GIF(EncodedImageFormat.GIF, true),
    BMP(EncodedImageFormat.BMP, true);

    final EncodedImageFormat skias;
    private final boolean seeThrough;

    Format(EncodedImageFormat skias, boolean seeThrough) {
        this.skias = skias;
        this.seeThrough = seeThrough;
    }

    /// Whether it can say that a pixel is transparent.
    public boolean hasAlpha() {
        return seeThrough;
    }

    /// The format to write what was read from one of this: itself, or one that loses nothing of it.
    public Format written() {
        return this == GIF || this == BMP ? PNG : this;
    }
}
