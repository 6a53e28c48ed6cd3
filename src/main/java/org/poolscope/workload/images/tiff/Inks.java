package org.poolscope.workload.images.tiff;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/// What inks look like: by the profile of the file, or, if it has none, each as a filter that takes away its share of
/// the light. For one thread.
final class Inks {

    private static final int MOST = 255;
    private static final int INKS = 4;
    private static final int COLOURS = 3;

    private final int shift;
    private final @Nullable ColorConvertOp conversion;

    private Inks(int shift, @Nullable ColorConvertOp conversion) {
        this.shift = shift;
        this.conversion = conversion;
    }

    static Inks of(byte[] profile, ColorModel model) {
        int shift = Math.max(0, model.getComponentSize(0) - Byte.SIZE);
        try {
            ICC_Profile inks = ICC_Profile.getInstance(profile);
            if (inks.getColorSpaceType() == ColorSpace.TYPE_CMYK) {
                ICC_Profile[] way = {inks, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
                return new Inks(shift, new ColorConvertOp(way, null));
            }
        } catch (IllegalArgumentException _) {
            // No profile, or a broken one.
        }
        return new Inks(shift, null);
    }

    /// A row of pixels in red, green and blue of eight bits.
    ///
    /// @param row of inks, where the highest sample is most ink
    int[] toSrgb(Raster row) {
        int width = row.getWidth();
        int[] samples = row.getPixels(row.getMinX(), row.getMinY(), width, 1, (int[]) null);
        for (int i = 0; i < samples.length; i++) {
            samples[i] >>= shift;
        }
        if (conversion == null) {
            return seen(samples);
        }
        WritableRaster from = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, INKS, null);
        WritableRaster to = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, COLOURS, null);
        from.setPixels(0, 0, width, 1, samples);
        return conversion.filter(from, to).getPixels(0, 0, width, 1, (int[]) null);
    }

    private static int[] seen(int[] inks) {
        int[] colours = new int[inks.length / INKS * COLOURS];
        for (int pixel = 0; pixel < inks.length / INKS; pixel++) {
            int light = MOST - inks[pixel * INKS + COLOURS];
            for (int i = 0; i < COLOURS; i++) {
                colours[pixel * COLOURS + i] = ((MOST - inks[pixel * INKS + i]) * light + MOST / 2) / MOST;
            }
        }
        return colours;
    }
}
