package org.poolscope.workload.images.jpeg;

/// From the frequencies of a block back to its samples [A.3.3], at the full 8 × 8 or at a reduced size.
///
/// A block of n × n samples, n being 1, 2, 3 or 4, is the inverse transform of order n over the n × n lowest
/// frequencies: the block as it would look after an ideal reduction. That is what makes reading a large photograph for
/// a small box cheap.
///
/// Order 8 is the factorization of Arai, Agui and Nakajima ("A fast DCT-SQ scheme for images", 1988), which leaves a
/// factor per frequency to the quantization steps; [#factors] gives it.
final class InverseDct {

    /// The orders there are, smallest first.
    static final int[] ORDERS = {1, 2, 3, 4, 8};

    private static final float SQRT_HALF = (float) Math.sqrt(0.5);
    private static final float SQRT_1_5 = (float) Math.sqrt(1.5);
    private static final float SQRT_2 = (float) Math.sqrt(2);
    private static final float COS_1_8 = (float) (Math.sqrt(2) * Math.cos(Math.PI / 8));
    private static final float COS_3_8 = (float) (Math.sqrt(2) * Math.cos(3 * Math.PI / 8));
    private static final float TURN = (float) (2 * Math.cos(Math.PI / 8));
    private static final float TURN_LESS = (float) (2 * (Math.cos(Math.PI / 8) - Math.cos(3 * Math.PI / 8)));
    private static final float TURN_MORE = (float) (2 * (Math.cos(Math.PI / 8) + Math.cos(3 * Math.PI / 8)));
    private static final float MIDDLE = 128.5f;

    private final float[] half = new float[64];

    /// What a frequency must be multiplied with before it goes into a block for [#inverse].
    ///
    /// @param order samples in a row of the result
    static float[] factors(int order) {
        float[] factors = new float[64];
        for (int i = 0; i < 64; i++) {
            factors[i] = order == 8 ? (float) (factor(i / 8) * factor(i % 8) / 8) : 1 / 8f;
        }
        return factors;
    }

    private static double factor(int frequency) {
        return frequency == 0 ? 1 : Math.sqrt(2) * Math.cos(frequency * Math.PI / 16);
    }

    /// Writes a block's samples.
    ///
    /// @param block  `order` × `order` frequencies, row by row, each multiplied with its factor; spoiled afterwards
    /// @param order  one of [#ORDERS]
    /// @param at     where in `samples` the block's first sample goes
    /// @param stride from one row of samples to the next
    void inverse(float[] block, int order, byte[] samples, int at, int stride) {
        block[0] += MIDDLE;
        for (int x = 0; x < order; x++) {
            transform(order, block, x, order, half);
        }
        for (int y = 0; y < order; y++) {
            transform(order, half, y * order, 1, block);
            int row = at + y * stride;
            for (int x = 0; x < order; x++) {
                samples[row + x] = sample(block[y * order + x]);
            }
        }
    }

    /// Writes the samples of a block that has no frequencies but the lowest.
    static void flat(float lowest, int order, byte[] samples, int at, int stride) {
        byte sample = sample(lowest + MIDDLE);
        for (int y = 0; y < order; y++) {
            for (int x = 0; x < order; x++) {
                samples[at + y * stride + x] = sample;
            }
        }
    }

    private static byte sample(float value) {
        int rounded = (int) value;
        return (byte) (rounded < 0 ? 0 : Math.min(rounded, 255));
    }

    /// One row or column: `order` values, `step` apart from `from` on, the same in both arrays.
    private static void transform(int order, float[] in, int from, int step, float[] out) {
        switch (order) {
            case 8 -> eight(in, from, step, out);
            case 4 -> four(in, from, step, out);
            case 3 -> three(in, from, step, out);
            case 2 -> {
                out[from] = in[from] + in[from + step];
                out[from + step] = in[from] - in[from + step];
            }
            default -> out[from] = in[from];
        }
    }

    private static void three(float[] in, int from, int step, float[] out) {
        float lowest = in[from];
        float tilt = in[from + step] * SQRT_1_5;
        float bend = in[from + 2 * step] * SQRT_HALF;
        out[from] = lowest + bend + tilt;
        out[from + step] = lowest - 2 * bend;
        out[from + 2 * step] = lowest + bend - tilt;
    }

    private static void four(float[] in, int from, int step, float[] out) {
        float outer = in[from] + in[from + 2 * step];
        float inner = in[from] - in[from + 2 * step];
        float one = in[from + step];
        float three = in[from + 3 * step];
        float outerTilt = one * COS_1_8 + three * COS_3_8;
        float innerTilt = one * COS_3_8 - three * COS_1_8;
        out[from] = outer + outerTilt;
        out[from + step] = inner + innerTilt;
        out[from + 2 * step] = inner - innerTilt;
        out[from + 3 * step] = outer - outerTilt;
    }

    private static void eight(float[] in, int from, int step, float[] out) {
        float even04 = in[from] + in[from + 4 * step];
        float odd04 = in[from] - in[from + 4 * step];
        float even26 = in[from + 2 * step] + in[from + 6 * step];
        float odd26 = (in[from + 2 * step] - in[from + 6 * step]) * SQRT_2 - even26;
        float even0 = even04 + even26;
        float even1 = odd04 + odd26;
        float even2 = odd04 - odd26;
        float even3 = even04 - even26;

        float sum53 = in[from + 5 * step] + in[from + 3 * step];
        float gap53 = in[from + 5 * step] - in[from + 3 * step];
        float sum17 = in[from + step] + in[from + 7 * step];
        float gap17 = in[from + step] - in[from + 7 * step];
        float turned = (gap53 + gap17) * TURN;
        float odd0 = sum17 + sum53;
        float odd1 = turned - gap53 * TURN_MORE - odd0;
        float odd2 = (sum17 - sum53) * SQRT_2 - odd1;
        float odd3 = turned - gap17 * TURN_LESS - odd2;

        out[from] = even0 + odd0;
        out[from + step] = even1 + odd1;
        out[from + 2 * step] = even2 + odd2;
        out[from + 3 * step] = even3 + odd3;
        out[from + 4 * step] = even3 - odd3;
        out[from + 5 * step] = even2 - odd2;
        out[from + 6 * step] = even1 - odd1;
        out[from + 7 * step] = even0 - odd0;
    }
}
