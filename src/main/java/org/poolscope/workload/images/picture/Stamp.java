package org.poolscope.workload.images.picture;

/// Something drawn once, to be put into many pictures of one size.
///
/// @param x      where its left edge goes; even, as all of these four, so that planes half as fine can be covered too
/// @param y      where its upper edge goes
/// @param width  pixels in a row
/// @param height pixels in a column
/// @param hides  of every pixel, how much of the picture it hides, 0 to 1
/// @param shines of every pixel, how much light it has instead, 0 to 1
record Stamp(int x, int y, int width, int height, float[] hides, float[] shines) {

    private static final float LETTER_OPACITY = 0.9f;
    private static final float RIM_OPACITY = 0.5f;
    private static final float RIM_STRENGTH = 3;

    /// White letters with a soft dark rim, in the lower right corner.
    static Stamp of(Lettering lettering, Size picture) {
        int width = lettering.width();
        int height = lettering.height();
        float[] shines = lettering.cover().clone();
        float[] hides = lettering.cover().clone();
        int reach = (int) Math.max(1, lettering.border() / 3);
        for (int pass = 0; pass < 2; pass++) {
            blur(hides, height, width, width, 1, reach);
            blur(hides, width, 1, height, width, reach);
        }
        for (int i = 0; i < hides.length; i++) {
            shines[i] *= LETTER_OPACITY;
            float seen = 1 - Math.min(1, hides[i] * RIM_STRENGTH) * RIM_OPACITY;
            hides[i] = 1 - seen * (1 - shines[i]);
        }
        return new Stamp(even(picture.width() - width - lettering.border()),
                even(picture.height() - height - lettering.border()), width, height, hides, shines);
    }

    private static int even(double place) {
        return 2 * (int) Math.floor(place / 2);
    }

    /// Replaces every value with the mean of its neighbours in a line.
    ///
    /// @param line   from one line to the next
    /// @param step   from one value of a line to the next
    /// @param reach  how many neighbours count on either side
    private static void blur(float[] values, int lines, int line, int length, int step, int reach) {
        float[] before = new float[length];
        for (int i = 0; i < lines; i++) {
            for (int k = 0; k < length; k++) {
                before[k] = values[i * line + k * step];
            }
            float sum = 0;
            for (int k = -reach; k < length; k++) {
                sum += k + reach < length ? before[k + reach] : 0;
                sum -= k > reach ? before[k - reach - 1] : 0;
                if (k >= 0) {
                    values[i * line + k * step] = sum / (2 * reach + 1);
                }
            }
        }
    }

    /// Puts it into a plane.
    ///
    /// @param coarseness how many pixels share one of the plane's samples, either way
    /// @param lightest   the sample that stands for white
    /// @param light      of every pixel, how much of the lightest it has: [#shines], or [#hides] where all that hides
    ///                   is the lightest
    void put(Plane plane, int coarseness, int lightest, float[] light) {
        for (int row = 0; row < height / coarseness; row++) {
            for (int column = 0; column < width / coarseness; column++) {
                int toX = x / coarseness + column;
                int toY = y / coarseness + row;
                if (toX >= 0 && toY >= 0 && toX < plane.width() && toY < plane.height()) {
                    float seen = plane.at(toX, toY) * (1 - mean(hides, column, row, coarseness));
                    float sample = seen + lightest * mean(light, column, row, coarseness);
                    plane.samples()[toY * plane.stride() + toX] = (byte) Math.clamp(Math.round(sample), 0, 255);
                }
            }
        }
    }

    private float mean(float[] values, int column, int row, int coarseness) {
        if (coarseness == 1) {
            return values[row * width + column];
        }
        float sum = 0;
        for (int y = row * coarseness; y < (row + 1) * coarseness; y++) {
            for (int x = column * coarseness; x < (column + 1) * coarseness; x++) {
                sum += values[y * width + x];
            }
        }
        return sum / (coarseness * coarseness);
    }
}
