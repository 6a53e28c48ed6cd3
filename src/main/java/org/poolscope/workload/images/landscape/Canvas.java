package org.poolscope.workload.images.landscape;

import org.poolscope.workload.images.picture.Size;

/// What a landscape is painted on: four bytes for each pixel, as the encoder takes them.
final class Canvas {

    private static final int BYTES = 4;

    final int width;
    final int height;
    private final byte[] rgbx;

    Canvas(Size size) {
        width = size.width();
        height = size.height();
        rgbx = new byte[BYTES * width * height];
    }

    void put(int x, int y, Rgb colour) {
        int at = BYTES * (y * width + x);
        rgbx[at] = sample(colour.red());
        rgbx[at + 1] = sample(colour.green());
        rgbx[at + 2] = sample(colour.blue());
    }

    /// The colour at a place, or at the nearest there is.
    Rgb at(int x, int y) {
        int at = BYTES * (Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1));
        return new Rgb((rgbx[at] & 0xFF) / 255f, (rgbx[at + 1] & 0xFF) / 255f, (rgbx[at + 2] & 0xFF) / 255f);
    }

    private static byte sample(float part) {
        return (byte) Math.clamp((int) (part * 255 + 0.5f), 0, 255);
    }

    byte[] pixels() {
        return rgbx;
    }
}
