package org.poolscope.workload.images.jpeg;

import java.util.Objects;
import org.poolscope.workload.images.jpeg.JpegHeader.Coder;
import org.poolscope.workload.images.jpeg.JpegHeader.Component;
import org.poolscope.workload.images.picture.Plane;

/// One component of a picture while it is decoded to `order` samples where the file has eight.
final class Channel {

    /// The place after those of the largest block.
    static final int LEFT_OUT = 64;

    final int across;
    final int down;
    final int order;
    final HuffmanDecoder dc;
    final HuffmanDecoder ac;
    /// Where in a block of `order` × `order` each coefficient goes, in stored order; those that are left out go to
    /// [#LEFT_OUT].
    final int[] places = new int[64];
    /// What each coefficient is multiplied with, in stored order.
    final float[] steps = new float[64];
    final Plane plane;
    /// The lowest frequency of the block before, of which a file holds the differences.
    int lowest;

    Channel(Layout.Part part, Coder coder) {
        Component component = part.component();
        across = component.across();
        down = component.down();
        order = part.order();
        plane = new Plane(part.across(), part.down(), part.stride(), part.rows());
        dc = Objects.requireNonNull(coder.dc());
        ac = Objects.requireNonNull(coder.ac());
        int[] quantization = Objects.requireNonNull(component.steps());
        float[] factors = InverseDct.factors(order);
        for (int k = 0; k < 64; k++) {
            int row = Tables.ZIGZAG[k] / 8;
            int column = Tables.ZIGZAG[k] % 8;
            places[k] = row < order && column < order ? row * order + column : LEFT_OUT;
            steps[k] = quantization[k] * factors[Tables.ZIGZAG[k]];
        }
    }
}
