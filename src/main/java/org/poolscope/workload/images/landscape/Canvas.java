package org.poolscope.workload.images.landscape;

import java.util.List;
import org.poolscope.workload.images.picture.Picture;
import org.poolscope.workload.images.picture.Picture.Colours;
import org.poolscope.workload.images.picture.Plane;
import org.poolscope.workload.images.picture.Size;

/// What a landscape is painted on.
final class Canvas {

    final int width;
    final int height;
    private final byte[] red;
    private final byte[] green;
    private final byte[] blue;

    Canvas(Size size) {
        width = size.width();
        height = size.height();
        red = new byte[width * height];
        green = new byte[width * height];
        blue = new byte[width * height];
    }

    void put(int x, int y, Rgb colour) {
        int at = y * width + x;
        red[at] = sample(colour.red());
        green[at] = sample(colour.green());
        blue[at] = sample(colour.blue());
    }

    /// The colour at a place, or at the nearest there is.
    Rgb at(int x, int y) {
        int at = Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1);
        return new Rgb((red[at] & 0xFF) / 255f, (green[at] & 0xFF) / 255f, (blue[at] & 0xFF) / 255f);
    }

    private static byte sample(float part) {
        return (byte) Math.clamp((int) (part * 255 + 0.5f), 0, 255);
    }

    Picture picture() {
        return new Picture(new Size(width, height), Colours.RGB,
                List.of(plane(red), plane(green), plane(blue)));
    }

    private Plane plane(byte[] samples) {
        return new Plane(width, height, width, samples);
    }
}
