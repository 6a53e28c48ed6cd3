package org.poolscope.workload.images.png;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The colours of a picture that has few, in their places. Immutable.
final class Palette {

    /// What a byte can tell apart.
    static final int MOST = 256;

    /// Squared, for a sample: 40 dB.
    private static final double MEAN_ERROR = 255 * 255 / 1e4;
    /// Squared, for a pixel: 32 levels in each of its three colours.
    private static final double WORST_ERROR = 3 * 32 * 32;
    private static final int SAMPLES = 3;

    /// ARGB, those that are not opaque first.
    private final int[] colours;
    private final ColourCount all;
    /// By the slots of all colours.
    private final byte[] places;

    private Palette(int[] colours, ColourCount all, byte[] places) {
        this.colours = colours;
        this.all = all;
        this.places = places;
    }

    /// That of a picture; null if none keeps it right.
    static @Nullable Palette of(ColourCount all) {
        if (all.isFull()) {
            return null;
        }
        int[] chosen = all.size() <= MOST ? all.colours() : Quantizer.choose(all, MOST);
        float[][] points = Arrays.stream(chosen).mapToObj(Quantizer::point).toArray(float[][]::new);
        byte[] places = new byte[ColourCount.SLOTS];
        double error = 0;
        long pixels = 0;
        for (int colour : all.colours()) {
            float[] point = Quantizer.point(colour);
            int place = Quantizer.nearest(point, points);
            float distance = Quantizer.distance(point, points[place]);
            if (distance > WORST_ERROR) {
                return null;
            }
            int count = all.count(colour);
            error += (double) count * distance;
            pixels += count;
            places[all.slot(colour)] = (byte) place;
        }
        return error > MEAN_ERROR * SAMPLES * pixels ? null : new Palette(chosen, all, places);
    }

    /// The place of a colour that was counted.
    int place(int argb) {
        return places[all.slot(argb)] & 0xFF;
    }

    /// How many bits tell the places apart: 1, 2, 4 or 8.
    int bits() {
        return colours.length <= 2 ? 1 : colours.length <= 4 ? 2 : colours.length <= 16 ? 4 : 8;
    }

    /// Red, green and blue of each.
    byte[] rgb() {
        byte[] rgb = new byte[SAMPLES * colours.length];
        for (int i = 0; i < colours.length; i++) {
            rgb[SAMPLES * i] = (byte) (colours[i] >> 16);
            rgb[SAMPLES * i + 1] = (byte) (colours[i] >> 8);
            rgb[SAMPLES * i + 2] = (byte) colours[i];
        }
        return rgb;
    }

    /// The alpha of those that are not opaque.
    byte[] alphas() {
        int number = (int) Arrays.stream(colours).filter(colour -> colour >>> 24 != 0xFF).count();
        byte[] alphas = new byte[number];
        for (int i = 0; i < number; i++) {
            alphas[i] = (byte) (colours[i] >>> 24);
        }
        return alphas;
    }
}
