package org.poolscope.workload.images.skia;

import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.Canvas;
import org.jetbrains.skia.CubicResampler;
import org.jetbrains.skia.FilterMipmap;
import org.jetbrains.skia.FilterMode;
import org.jetbrains.skia.IRect;
import org.jetbrains.skia.Image;
import org.jetbrains.skia.MipmapMode;
import org.jetbrains.skia.Pixmap;
import org.jetbrains.skia.Rect;
import org.jetbrains.skia.SamplingMode;
import org.jetbrains.skia.SurfaceProps;
import org.poolscope.workload.images.picture.Size;

/// Brings pixels to another size. Skia has no filter whose reach grows with the reduction; what looks at two by two
/// pixels only leaves out most of them. So it is done by halves, of which each pixel is the mean of four, until less
/// than a quarter remains to be left out; and from there between that picture and its half, mixed by how far it is to
/// each.
final class Scaling {

    /// How many times as fine as what is wanted a decoder has to leave a picture.
    static final double LEFT = 1.5;
    private static final SamplingMode HALF = new FilterMipmap(FilterMode.LINEAR, MipmapMode.NONE);
    private static final SamplingMode MIXED = new FilterMipmap(FilterMode.LINEAR, MipmapMode.LINEAR);
    /// For what becomes larger (Mitchell and Netravali, 1988).
    private static final SamplingMode CUBIC = new CubicResampler(1 / 3f, 1 / 3f);

    private Scaling() {}

    /// The same picture in another size, or the same pixels if they have it.
    static Bitmap scaled(Bitmap source, Size wanted) {
        Bitmap scaled = source;
        while (scaled.getWidth() >= 4 * wanted.width() && scaled.getHeight() >= 4 * wanted.height()) {
            try (Bitmap even = even(scaled)) {
                scaled = replaced(source, scaled, half(even));
            }
        }
        if (scaled.getWidth() == wanted.width() && scaled.getHeight() == wanted.height()) {
            return scaled;
        }
        boolean larger = scaled.getWidth() < wanted.width() || scaled.getHeight() < wanted.height();
        return replaced(source, scaled, drawn(scaled, wanted, larger ? CUBIC : MIXED));
    }

    /// Without the last column or row of an odd number, which has no other to be halved with. It is an eighth of a
    /// pixel of the result at most.
    private static Bitmap even(Bitmap source) {
        var even = new Bitmap();
        source.extractSubset(even, IRect.Companion.makeWH(source.getWidth() & -2, source.getHeight() & -2));
        return even;
    }

    private static Bitmap replaced(Bitmap source, Bitmap before, Bitmap after) {
        if (before != source) {
            before.close();
        }
        return after;
    }

    private static Bitmap half(Bitmap source) {
        Bitmap half = Pixels.blank(
                source.getImageInfo().withWidthHeight(source.getWidth() / 2, source.getHeight() / 2));
        try (Pixmap from = source.peekPixels(); Pixmap to = half.peekPixels()) {
            if (!from.scalePixels(to, HALF)) {
                throw new IllegalStateException("Skia scales no " + source.getImageInfo());
            }
        }
        return half;
    }

    private static Bitmap drawn(Bitmap source, Size wanted, SamplingMode filter) {
        Bitmap target = Pixels.blank(source.getImageInfo().withWidthHeight(wanted.width(), wanted.height()));
        source.setImmutable();
        try (Image image = Image.Companion.makeFromBitmap(source);
             Canvas canvas = new Canvas(target, new SurfaceProps())) {
            canvas.drawImageRect(image, Rect.Companion.makeWH(source.getWidth(), source.getHeight()),
                    Rect.Companion.makeWH(wanted.width(), wanted.height()), filter, null, false);
        }
        return target;
    }
}
