package org.poolscope.workload.images.webp;

import java.lang.foreign.Arena;
import java.nio.IntBuffer;

/// Foretells each pixel by its neighbours [RFC 9649, 4.1], in the way that leaves least in a square of pixels. Not
/// thread-safe.
final class Prediction {

    /// A square has so many pixels either way, as a power of two.
    static final int BITS = 4;
    /// By the pixel to the left, the one above, their mean, the one of them that is nearer to what a plane would have,
    /// and that plane.
    private static final int[] WAYS = {1, 2, 7, 11, 12};
    private static final int BLACK = 0xFF000000;

    private final IntBuffer pixels;
    private final int width;
    private final int height;
    /// The way of each square, where a picture has its green.
    final IntBuffer ways;
    /// What remains of each pixel.
    final IntBuffer rest;

    /// @param arena as long-lived as which this is; it gives four bytes a pixel
    Prediction(IntBuffer pixels, int width, int height, Arena arena) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        int across = Math.ceilDiv(width, 1 << BITS);
        ways = Coding.ints(across * Math.ceilDiv(height, 1 << BITS), arena);
        rest = Coding.ints(pixels.capacity(), arena);
        for (int square = 0; square < ways.capacity(); square++) {
            choose(square, square % across << BITS, square / across << BITS);
        }
    }

    private void choose(int square, int left, int top) {
        long least = Long.MAX_VALUE;
        int best = WAYS[0];
        for (int way : WAYS) {
            long sum = 0;
            for (int y = top; y < Math.min(height, top + (1 << BITS)); y++) {
                for (int x = left; x < Math.min(width, left + (1 << BITS)); x++) {
                    sum += size(rest(x, y, way));
                }
            }
            if (sum < least) {
                least = sum;
                best = way;
            }
        }
        ways.put(square, BLACK | best << 8);
        for (int y = top; y < Math.min(height, top + (1 << BITS)); y++) {
            for (int x = left; x < Math.min(width, left + (1 << BITS)); x++) {
                rest.put(y * width + x, rest(x, y, best));
            }
        }
    }

    private static int size(int rest) {
        return Math.abs((byte) rest) + Math.abs((byte) (rest >> 8)) + Math.abs((byte) (rest >> 16))
                + Math.abs((byte) (rest >> 24));
    }

    private int rest(int x, int y, int way) {
        int at = y * width + x;
        int foretold = y == 0 ? x == 0 ? BLACK : pixels.get(at - 1)
                : x == 0 ? pixels.get(at - width)
                : foretold(pixels.get(at - 1), pixels.get(at - width), pixels.get(at - width - 1), way);
        return minus(pixels.get(at), foretold);
    }

    /// In each of four bytes.
    static int minus(int one, int other) {
        int alphaGreen = 0x00FF00FF + (one & 0xFF00FF00) - (other & 0xFF00FF00);
        int redBlue = 0xFF00FF00 + (one & 0x00FF00FF) - (other & 0x00FF00FF);
        return alphaGreen & 0xFF00FF00 | redBlue & 0x00FF00FF;
    }

    private static int foretold(int left, int above, int corner, int way) {
        return switch (way) {
            case 1 -> left;
            case 2 -> above;
            case 7 -> (left & above) + (((left ^ above) & 0xFEFEFEFE) >>> 1);
            case 11 -> nearer(left, above, corner);
            default -> plane(left, above, corner);
        };
    }

    private static int nearer(int left, int above, int corner) {
        int toLeft = 0;
        int toAbove = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            toLeft += Math.abs((above >> shift & 0xFF) - (corner >> shift & 0xFF));
            toAbove += Math.abs((left >> shift & 0xFF) - (corner >> shift & 0xFF));
        }
        return toLeft < toAbove ? left : above;
    }

    private static int plane(int left, int above, int corner) {
        int plane = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int sum = (left >> shift & 0xFF) + (above >> shift & 0xFF) - (corner >> shift & 0xFF);
            plane |= Math.clamp(sum, 0, 0xFF) << shift;
        }
        return plane;
    }
}
