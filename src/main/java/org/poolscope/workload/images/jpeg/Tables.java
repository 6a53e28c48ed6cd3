package org.poolscope.workload.images.jpeg;

import javax.imageio.plugins.jpeg.JPEGQTable;

/// The order of coefficients in a file [A.3.6], and the quantization steps with which almost everybody writes [K.1].
final class Tables {

    /// Of every coefficient, in the order it is stored in, its place in a block: row × 8 + column.
    static final int[] ZIGZAG = zigzag();

    private Tables() {}

    /// The steps of brightness for a quality from 1 to 100, row by row.
    static int[] lumaSteps(int quality) {
        return scaled(JPEGQTable.K1Luminance.getTable(), quality);
    }

    /// The steps of colour for a quality from 1 to 100, row by row.
    static int[] chromaSteps(int quality) {
        return scaled(JPEGQTable.K2Chrominance.getTable(), quality);
    }

    /// Quality as the Independent JPEG Group's library defines it, and everybody since.
    private static int[] scaled(int[] steps, int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.clamp((steps[i] * percent + 50) / 100, 1, 255);
        }
        return steps;
    }

    private static int[] zigzag() {
        int[] order = new int[64];
        int k = 0;
        for (int diagonal = 0; diagonal < 15; diagonal++) {
            for (int i = Math.max(0, diagonal - 7); i <= Math.min(7, diagonal); i++) {
                int row = diagonal % 2 == 0 ? diagonal - i : i;
                order[k++] = row * 8 + (diagonal - row);
            }
        }
        return order;
    }
}
