package org.poolscope.workload.images.scaling;

import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.Size;

/// What is wanted of a picture: in what size all of it would be, how it is turned, and which part of that is kept.
///
/// @param from        its size as it is stored, at its finest
/// @param orientation how it has to be turned
/// @param whole       the size all of it would have when it stands upright
/// @param left        where the part begins in that, from the left
/// @param top         where it begins, from the top
/// @param part        how large the part is
public record View(Size from, Orientation orientation, Size whole, int left, int top, Size part) {

    /// How many times as fine as what is wanted a decoder has to leave a picture. It leaves out frequencies block by
    /// block, which fine lines show unless a filter smooths it: those of every third pixel are right to 63 dB with a
    /// factor of two, and to 17 with one and a half.
    private static final int LEFT = 2;

    /// All of a picture.
    public static View whole(Size from, Orientation orientation, Size whole) {
        return new View(from, orientation, whole, 0, 0, whole);
    }

    /// How many eighths of a JPEG are decoded for this.
    public int eighths() {
        return eighths(from, stored());
    }

    /// How many eighths of a JPEG are decoded for a size, of those that libjpeg has fast code for.
    public static int eighths(Size from, Size wanted) {
        for (int eighths = 1; eighths < 8; eighths *= 2) {
            if ((long) from.width() * eighths >= 8L * LEFT * wanted.width()
                    && (long) from.height() * eighths >= 8L * LEFT * wanted.height()) {
                return eighths;
            }
        }
        return 8;
    }

    /// The size all of it would have, as it is stored.
    public Size stored() {
        return orientation.swapsSides() ? new Size(whole.height(), whole.width()) : whole;
    }

    /// The axis of the upright picture's rows.
    ///
    /// @param length  samples there are in the direction of the stored picture that they run in
    /// @param fine    how many of them stand for a pixel as it is stored at its finest
    /// @param coarse  how many pixels of the result one of its samples stands for
    Axis across(int length, double fine, int coarse) {
        int stored = orientation.swapsSides() ? from.height() : from.width();
        return axis(length, (double) stored / whole.width() * fine, coarse,
                orientation.flipsAcross() ? left - whole.width() : left, part.width());
    }

    /// The same for its columns.
    Axis down(int length, double fine, int coarse) {
        int stored = orientation.swapsSides() ? from.width() : from.height();
        return axis(length, (double) stored / whole.height() * fine, coarse,
                orientation.flipsDown() ? top - whole.height() : top, part.height());
    }

    /// @param begin of the part; as far below zero as it is from the other end, if the axis runs backwards
    private static Axis axis(int length, double each, int coarse, int begin, int count) {
        return Axis.of(new Axis.Line(length, Math.abs(begin) * each, (begin < 0 ? -coarse : coarse) * each,
                Math.ceilDiv(count, coarse)));
    }
}
