package org.poolscope.workload.images.jpeg;

/// From the samples of a block to its quantized frequencies [A.3.3], by the factorization of Arai, Agui and Nakajima
/// ("A fast DCT-SQ scheme for images", 1988), which leaves a factor per frequency to the quantization.
final class ForwardDct {

    private static final float SQRT_HALF = (float) Math.sqrt(0.5);
    private static final float SIN_1_8 = (float) Math.sin(Math.PI / 8);
    private static final float COS_LESS = (float) (Math.cos(Math.PI / 8) - Math.sin(Math.PI / 8));
    private static final float COS_MORE = (float) (Math.cos(Math.PI / 8) + Math.sin(Math.PI / 8));
    /// Makes a cast to int round to nearest instead of towards zero, for all values a frequency can have.
    private static final int LIFT = 1 << 14;

    private final float[] reciprocals = new float[64];

    /// @param steps the quantization steps, row by row
    ForwardDct(int[] steps) {
        for (int i = 0; i < 64; i++) {
            reciprocals[i] = (float) (1 / (8 * factor(i / 8) * factor(i % 8) * steps[i]));
        }
    }

    private static double factor(int frequency) {
        return frequency == 0 ? 1 : Math.sqrt(2) * Math.cos(frequency * Math.PI / 16);
    }

    /// @param block       8 × 8 samples around 0, row by row; spoiled afterwards
    /// @param frequencies takes the quantized frequencies, row by row
    void transform(float[] block, int[] frequencies) {
        for (int y = 0; y < 8; y++) {
            eight(block, 8 * y, 1);
        }
        for (int x = 0; x < 8; x++) {
            eight(block, x, 8);
        }
        for (int i = 0; i < 64; i++) {
            frequencies[i] = (int) (block[i] * reciprocals[i] + (LIFT + 0.5f)) - LIFT;
        }
    }

    /// One row or column in place: eight values, `step` apart from `at` on.
    private static void eight(float[] block, int at, int step) {
        float sum07 = block[at] + block[at + 7 * step];
        float gap07 = block[at] - block[at + 7 * step];
        float sum16 = block[at + step] + block[at + 6 * step];
        float gap16 = block[at + step] - block[at + 6 * step];
        float sum25 = block[at + 2 * step] + block[at + 5 * step];
        float gap25 = block[at + 2 * step] - block[at + 5 * step];
        float sum34 = block[at + 3 * step] + block[at + 4 * step];
        float gap34 = block[at + 3 * step] - block[at + 4 * step];

        float outer = sum07 + sum34;
        float outerGap = sum07 - sum34;
        float inner = sum16 + sum25;
        float tilt = (sum16 - sum25 + outerGap) * SQRT_HALF;
        block[at] = outer + inner;
        block[at + 4 * step] = outer - inner;
        block[at + 2 * step] = outerGap + tilt;
        block[at + 6 * step] = outerGap - tilt;

        float low = gap34 + gap25;
        float middle = (gap25 + gap16) * SQRT_HALF;
        float high = gap16 + gap07;
        float turn = (low - high) * SIN_1_8;
        float lowTurned = low * COS_LESS + turn;
        float highTurned = high * COS_MORE + turn;
        float plus = gap07 + middle;
        float minus = gap07 - middle;
        block[at + 5 * step] = minus + lowTurned;
        block[at + 3 * step] = minus - lowTurned;
        block[at + step] = plus + highTurned;
        block[at + 7 * step] = plus - highTurned;
    }
}
