package org.poolscope.workload.images.turbo;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.scaling.Samples;

/// A small picture that is drawn onto others, as planes (JFIF 1.02, "Conversion to and from RGB"). Immutable.
public final class PlanarMark {

    private static final int BYTES = 4;
    private static final int MIDDLE = 128;
    private static final float MOST = 255;
    private static final float[][] OF_RGB = {
        {0.299f, 0.587f, 0.114f}, {-0.168736f, -0.331264f, 0.5f}, {0.5f, -0.418688f, -0.081312f}};

    private final Size size;
    private final byte[] rgba;

    /// @param rgba four bytes for each pixel: red, green and blue as far as they are seen, and how far that is; they
    ///             must not change any more
    public PlanarMark(Size size, byte[] rgba) {
        this.size = size;
        this.rgba = rgba;
    }

    /// Draws it onto a plane, of which a sample may be of several pixels.
    void draw(Planes planes, int plane, int left, int top) {
        Samples samples = planes.all().get(plane);
        int across = plane == 0 ? 1 : planes.sampling().across;
        int down = plane == 0 ? 1 : planes.sampling().down;
        int right = Math.min(samples.width(), Math.ceilDiv(left + size.width(), across));
        int bottom = Math.min(samples.height(), Math.ceilDiv(top + size.height(), down));
        for (int y = Math.max(0, top / down); y < bottom; y++) {
            for (int x = Math.max(0, left / across); x < right; x++) {
                float seen = 0;
                float value = 0;
                for (int dy = 0; dy < down; dy++) {
                    for (int dx = 0; dx < across; dx++) {
                        int at = at(x * across + dx - left, y * down + dy - top);
                        seen += at < 0 ? 0 : rgba[at + BYTES - 1] & 0xFF;
                        value += at < 0 ? 0 : of(OF_RGB[plane], at);
                    }
                }
                float share = 1 / (float) (across * down);
                blend(samples.memory(), y * samples.stride() + x, seen * share / MOST, value * share,
                        plane == 0 ? 0 : MIDDLE);
            }
        }
    }

    private int at(int x, int y) {
        return x < 0 || y < 0 || x >= size.width() || y >= size.height() ? -1 : BYTES * (y * size.width() + x);
    }

    private float of(float[] weights, int at) {
        return weights[0] * (rgba[at] & 0xFF) + weights[1] * (rgba[at + 1] & 0xFF) + weights[2] * (rgba[at + 2] & 0xFF);
    }

    private static void blend(MemorySegment samples, long at, float seen, float value, int zero) {
        int below = (samples.get(ValueLayout.JAVA_BYTE, at) & 0xFF) - zero;
        int blended = Math.round(below * (1 - seen) + value) + zero;
        samples.set(ValueLayout.JAVA_BYTE, at, (byte) Math.clamp(blended, 0, (int) MOST));
    }
}
