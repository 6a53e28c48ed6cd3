package org.poolscope.workload.images.turbo;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.scaling.Samples;

/// A small picture that is drawn onto others, as planes (JFIF 1.02, "Conversion to and from RGB"), which are made once:
/// most pictures of a batch have it in the same place. For one thread.
final class PlanarMark {

    private static final int BYTES = 4;
    private static final int MIDDLE = 128;
    private static final int MOST = 255;
    private static final int KEY_BITS = 3;
    private static final float[][] OF_RGB = {
        {0.299f, 0.587f, 0.114f}, {-0.168736f, -0.331264f, 0.5f}, {0.5f, -0.418688f, -0.081312f}};

    /// A plane of it.
    ///
    /// @param seen  of each sample, how far it covers what is below, from 0 to 1
    /// @param value of each sample, what it adds to the rest of that
    private record Layer(int width, int height, float[] seen, float[] value) {

        private Layer(int width, int height) {
            this(width, height, new float[width * height], new float[width * height]);
        }
    }

    private final Size size;
    private final byte[] rgba;
    private final Map<Integer, Layer> layers = new HashMap<>();

    /// @param rgba four bytes for each pixel: red, green and blue as far as they are seen, and how far that is; they
    ///             must not change any more
    PlanarMark(Size size, byte[] rgba) {
        this.size = size;
        this.rgba = rgba;
    }

    /// Draws it onto a plane, of which a sample may be of several pixels.
    void draw(Planes planes, int plane, int left, int top) {
        int across = plane == 0 ? 1 : planes.sampling().across;
        int down = plane == 0 ? 1 : planes.sampling().down;
        Layer layer = layer(plane, across, down, Math.floorMod(left, across), Math.floorMod(top, down));
        int x = Math.floorDiv(left, across);
        int y = Math.floorDiv(top, down);
        Samples samples = planes.all().get(plane);
        int from = Math.max(0, -x);
        int to = Math.min(layer.width, samples.width() - x);
        if (from >= to) {
            return;
        }
        byte[] row = new byte[to - from];
        int last = Math.min(layer.height, samples.height() - y);
        for (int i = Math.max(0, -y); i < last; i++) {
            long at = (y + i) * samples.stride() + x + from;
            MemorySegment.copy(samples.memory(), ValueLayout.JAVA_BYTE, at, row, 0, row.length);
            blend(row, layer, i * layer.width + from, plane == 0 ? 0 : MIDDLE);
            MemorySegment.copy(row, 0, samples.memory(), ValueLayout.JAVA_BYTE, at, row.length);
        }
    }

    /// @param zero what stands for no colour
    private static void blend(byte[] row, Layer layer, int at, int zero) {
        for (int i = 0; i < row.length; i++) {
            float seen = layer.seen[at + i];
            // Most of it is not seen at all.
            if (seen != 0) {
                int below = (row[i] & MOST) - zero;
                int blended = Math.round(below * (1 - seen) + layer.value[at + i]) + zero;
                row[i] = (byte) Math.clamp(blended, 0, MOST);
            }
        }
    }

    /// @param left how many pixels of the first sample in a row are not of it
    /// @param top  the same in a column
    private Layer layer(int plane, int across, int down, int left, int top) {
        int key = (((plane << KEY_BITS | across) << KEY_BITS | down) << KEY_BITS | left) << KEY_BITS | top;
        Layer known = layers.get(key);
        if (known == null) {
            known = new Layer(Math.ceilDiv(left + size.width(), across), Math.ceilDiv(top + size.height(), down));
            fill(known, OF_RGB[plane], new int[] {across, down, left, top});
            layers.put(key, known);
        }
        return known;
    }

    /// @param grid across, down, left and top of the layer's samples
    private void fill(Layer layer, float[] weights, int[] grid) {
        for (int y = 0, at = 0; y < size.height(); y++) {
            int row = (y + grid[3]) / grid[1] * layer.width;
            for (int x = 0; x < size.width(); x++, at += BYTES) {
                int alpha = rgba[at + BYTES - 1] & MOST;
                if (alpha != 0) {
                    int sample = row + (x + grid[2]) / grid[0];
                    layer.seen[sample] += alpha;
                    layer.value[sample] += of(weights, at);
                }
            }
        }
        float share = 1 / (float) (grid[0] * grid[1]);
        for (int i = 0; i < layer.seen.length; i++) {
            layer.seen[i] = layer.seen[i] * share / MOST;
            layer.value[i] *= share;
        }
    }

    private float of(float[] weights, int at) {
        return weights[0] * (rgba[at] & MOST) + weights[1] * (rgba[at + 1] & MOST)
                + weights[2] * (rgba[at + 2] & MOST);
    }
}
