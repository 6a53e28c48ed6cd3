package org.poolscope.workload.images.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.poolscope.workload.images.jpeg.JpegHeader.Component;
import org.poolscope.workload.images.picture.Picture;
import org.poolscope.workload.images.picture.Size;

/// How a picture is cut into units [A.2.4], the smallest parts that hold whole blocks of every component, and how much
/// of each block is to be decoded.
///
/// @param unitsAcross how many units there are in a row
/// @param unitsDown   how many there are in a column
/// @param parts       one for every component
record Layout(int unitsAcross, int unitsDown, List<Part> parts) {

    /// What becomes of one component.
    ///
    /// @param order  samples made of a block, in a row
    /// @param across how many samples wide the picture will be in it
    /// @param down   how many samples high
    /// @param stride samples in a row of whole units
    /// @param rows   samples in a column of whole units
    record Part(Component component, int order, double across, double down, int stride, int rows) {}

    /// @param wanted the size the picture will be brought to
    static Layout of(JpegHeader header, Size wanted) {
        int finestAcross = header.components().stream().mapToInt(Component::across).max().orElseThrow();
        int finestDown = header.components().stream().mapToInt(Component::down).max().orElseThrow();
        int unitsAcross = Math.ceilDiv(header.width(), 8 * finestAcross);
        int unitsDown = Math.ceilDiv(header.height(), 8 * finestDown);
        List<Part> parts = new ArrayList<>();
        for (Component component : header.components()) {
            double across = (double) header.width() * component.across() / finestAcross;
            double down = (double) header.height() * component.down() / finestDown;
            int coarseness = parts.isEmpty() ? 1 : Picture.COARSENESS;
            int order = order(across * coarseness / wanted.width(), down * coarseness / wanted.height());
            parts.add(new Part(component, order, across * order / 8, down * order / 8,
                    unitsAcross * component.across() * order, unitsDown * component.down() * order));
        }
        return new Layout(unitsAcross, unitsDown, parts);
    }

    /// The smallest order that leaves at least one sample for each that is wanted.
    ///
    /// @param across how many samples the file has for each that is wanted, in a row
    /// @param down   the same for a column
    private static int order(double across, double down) {
        return Arrays.stream(InverseDct.ORDERS)
                .filter(order -> Math.min(across, down) * order >= 8)
                .findFirst()
                .orElse(8);
    }

    long bytes() {
        return parts.stream().mapToLong(part -> (long) part.stride * part.rows).sum();
    }

    int units() {
        return Math.multiplyExact(unitsAcross, unitsDown);
    }
}
