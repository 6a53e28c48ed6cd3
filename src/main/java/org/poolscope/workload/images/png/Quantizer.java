package org.poolscope.workload.images.png;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Chooses the few colours that stand best for many: median cut (Heckbert 1982), where the box is cut that has most to
/// gain, at its mean; then each colour moves to the mean of those that it stands for (Lloyd 1982).
///
/// Works on red, green and blue as far as they are seen, that is by alpha, and on alpha.
final class Quantizer {

    private static final int CHANNELS = 4;
    private static final int ROUNDS = 3;
    private static final int FULL = 255;

    private final float[][] points;
    private final float[] weights;

    private Quantizer(ColourCount all, int[] colours) {
        points = Arrays.stream(colours).mapToObj(Quantizer::point).toArray(float[][]::new);
        weights = new float[colours.length];
        for (int i = 0; i < colours.length; i++) {
            weights[i] = all.count(colours[i]);
        }
    }

    /// A colour as far as it is seen.
    static float[] point(int argb) {
        int alpha = argb >>> 24;
        float seen = (float) alpha / FULL;
        return new float[] {(argb >> 16 & FULL) * seen, (argb >> 8 & FULL) * seen, (argb & FULL) * seen, alpha};
    }

    /// As many of them as asked, or fewer, as ARGB, those that are not opaque first.
    static int[] choose(ColourCount all, int number) {
        var quantizer = new Quantizer(all, all.colours());
        float[][] chosen = quantizer.cut(number);
        for (int round = 0; round < ROUNDS; round++) {
            chosen = quantizer.moved(chosen);
        }
        return Arrays.stream(chosen).mapToInt(Quantizer::colour).distinct()
                .boxed().sorted(Integer::compareUnsigned).mapToInt(Integer::intValue).toArray();
    }

    private static int colour(float[] point) {
        int alpha = Math.round(point[3]);
        if (alpha == 0) {
            return 0;
        }
        int colour = alpha;
        for (int i = 0; i < 3; i++) {
            colour = colour << 8 | Math.clamp(Math.round(point[i] * FULL / point[3]), 0, FULL);
        }
        return colour;
    }

    /// Some of the colours.
    ///
    /// @param error how far they are from their mean altogether, squared
    /// @param axis  the channel in which most of that is
    private record Box(int[] members, float[] mean, double error, int axis) {}

    private float[][] cut(int number) {
        List<Box> boxes = new ArrayList<>(List.of(box(IntStream.range(0, points.length).toArray())));
        while (boxes.size() < number) {
            Box worst = boxes.stream().max(Comparator.comparingDouble(Box::error)).orElseThrow();
            if (worst.error <= 0) {
                break;
            }
            boxes.remove(worst);
            int axis = worst.axis;
            float middle = worst.mean[axis];
            boxes.add(box(Arrays.stream(worst.members).filter(i -> points[i][axis] <= middle).toArray()));
            boxes.add(box(Arrays.stream(worst.members).filter(i -> points[i][axis] > middle).toArray()));
        }
        return boxes.stream().map(Box::mean).toArray(float[][]::new);
    }

    private Box box(int[] members) {
        double[] sums = new double[CHANNELS];
        double[] squares = new double[CHANNELS];
        double weight = 0;
        for (int member : members) {
            weight += weights[member];
            for (int i = 0; i < CHANNELS; i++) {
                sums[i] += weights[member] * points[member][i];
                squares[i] += weights[member] * points[member][i] * points[member][i];
            }
        }
        float[] mean = new float[CHANNELS];
        double error = 0;
        int axis = 0;
        double most = -1;
        for (int i = 0; i < CHANNELS; i++) {
            mean[i] = (float) (sums[i] / weight);
            double spread = squares[i] - sums[i] * sums[i] / weight;
            error += spread;
            axis = spread > most ? i : axis;
            most = Math.max(most, spread);
        }
        // Of one colour it is not quite 0.
        return new Box(members, mean, members.length < 2 ? 0 : error, axis);
    }

    private float[][] moved(float[][] chosen) {
        double[][] sums = new double[chosen.length][CHANNELS + 1];
        for (int point = 0; point < points.length; point++) {
            double[] sum = sums[nearest(points[point], chosen)];
            for (int i = 0; i < CHANNELS; i++) {
                sum[i] += weights[point] * points[point][i];
            }
            sum[CHANNELS] += weights[point];
        }
        float[][] moved = new float[chosen.length][];
        for (int i = 0; i < chosen.length; i++) {
            double[] sum = sums[i];
            moved[i] = sum[CHANNELS] == 0 ? chosen[i] : new float[] {(float) (sum[0] / sum[CHANNELS]),
                (float) (sum[1] / sum[CHANNELS]), (float) (sum[2] / sum[CHANNELS]), (float) (sum[3] / sum[CHANNELS])};
        }
        return moved;
    }

    /// Which of some points is nearest to another.
    static int nearest(float[] point, float[][] points) {
        int nearest = 0;
        float least = Float.MAX_VALUE;
        for (int i = 0; i < points.length; i++) {
            float distance = distance(point, points[i]);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    /// How far apart two points are, squared.
    static float distance(float[] one, float[] other) {
        float red = one[0] - other[0];
        float green = one[1] - other[1];
        float blue = one[2] - other[2];
        float alpha = one[3] - other[3];
        return red * red + green * green + blue * blue + alpha * alpha;
    }
}
