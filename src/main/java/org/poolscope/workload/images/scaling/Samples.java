package org.poolscope.workload.images.scaling;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Samples of a picture in memory, row by row. As long-lived as that memory.
///
/// @param stride   bytes from one row to the next
/// @param width    samples in a row
/// @param height   rows
/// @param channels bytes in a sample: one, or four of which the last says how much there is of the others
public record Samples(MemorySegment memory, long stride, int width, int height, int channels) {

    /// Fills these with what a view shows of others. Where these have more rows or columns than the view has samples,
    /// the last ones are repeated.
    ///
    /// @param source what is stored, with as many channels
    /// @param fine   how many of its samples stand for a pixel as it is stored at its finest, in its rows and columns
    /// @param coarse how many pixels of the view one sample of these stands for, in rows and columns
    public void show(Samples source, View view, double[] fine, int[] coarse) {
        boolean swap = view.orientation().swapsSides();
        Axis across = view.across(swap ? source.height : source.width, fine[swap ? 1 : 0], coarse[0]);
        Axis down = view.down(swap ? source.width : source.height, fine[swap ? 0 : 1], coarse[1]);
        if (swap) {
            Scaler.run(source, down, across, this::column);
        } else {
            Scaler.run(source, across, down, this::row);
        }
        for (int x = across.count(); x < width; x++) {
            repeatColumn(x);
        }
        for (int y = down.count(); y < height; y++) {
            MemorySegment.copy(memory, (y - 1) * stride, memory, y * stride, (long) width * channels);
        }
    }

    private void repeatColumn(int x) {
        for (int y = 0; y < height; y++) {
            long at = y * stride + (long) x * channels;
            MemorySegment.copy(memory, at - channels, memory, at, channels);
        }
    }

    private void row(int number, byte[] samples, int from, int length) {
        MemorySegment.copy(samples, from, memory, ValueLayout.JAVA_BYTE, number * stride, length);
    }

    private void column(int number, byte[] samples, int from, int length) {
        long at = (long) number * channels;
        if (channels == 1) {
            for (int i = from; i < from + length; i++) {
                memory.set(ValueLayout.JAVA_BYTE, at, samples[i]);
                at += stride;
            }
        } else {
            for (int i = from; i < from + length; i += channels) {
                MemorySegment.copy(samples, i, memory, ValueLayout.JAVA_BYTE, at, channels);
                at += stride;
            }
        }
    }
}
