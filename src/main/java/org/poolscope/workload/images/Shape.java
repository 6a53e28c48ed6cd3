package org.poolscope.workload.images;

import java.util.Locale;
import org.poolscope.workload.images.picture.Size;

/// How large a picture becomes, and what of it is kept: geometry alone, in pixels of the picture as it stands upright.
///
/// @param kind    what the sizes mean
/// @param width   of the box, in pixels; for [Kind#LONG_EDGE] of the longer side
/// @param height  of the box, in pixels
/// @param percent of the original's size, for [Kind#PERCENT] alone
/// @param enlarge whether a picture may become larger than it is
record Shape(Kind kind, int width, int height, int percent, boolean enlarge) {

    /// What is made of the sizes.
    enum Kind {
        /// All of the picture, as large as fits into the box.
        FIT,
        /// The box in full: what juts out over it is cut off, the same on both sides.
        FILL,
        /// A part of the original's width and height.
        PERCENT,
        /// The longer side as long as the box is wide, however the picture stands.
        LONG_EDGE;

        /// @param word as [#word] gives it
        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What is made of one picture.
    ///
    /// @param left       where the part that is kept begins, from the left
    /// @param top        where it begins, from the top
    /// @param keptWidth  how wide it is
    /// @param keptHeight how high it is
    /// @param width      how wide it becomes
    /// @param height     how high it becomes
    record Cut(int left, int top, int keptWidth, int keptHeight, int width, int height) {

        /// How large all of the picture would become.
        Size whole(Size from) {
            return new Size(scaled(from.width(), (double) width / keptWidth),
                    scaled(from.height(), (double) height / keptHeight));
        }

        /// Where the part begins in that, from the left.
        int scaledLeft() {
            return (int) ((long) left * width / keptWidth);
        }

        /// Where the part begins in that, from the top.
        int scaledTop() {
            return (int) ((long) top * height / keptHeight);
        }

        private static Cut whole(int fromWidth, int fromHeight, double scale) {
            return new Cut(0, 0, fromWidth, fromHeight, scaled(fromWidth, scale), scaled(fromHeight, scale));
        }
    }

    /// A square that every picture fits into.
    static Shape fit(int box) {
        return new Shape(Kind.FIT, box, box, 100, false);
    }

    /// What a picture of a size becomes; each side is one pixel long at least.
    Cut of(int fromWidth, int fromHeight) {
        return switch (kind) {
            case FIT -> Cut.whole(fromWidth, fromHeight, bounded(Math.min((double) width / fromWidth,
                    (double) height / fromHeight)));
            case LONG_EDGE -> Cut.whole(fromWidth, fromHeight, bounded((double) width / Math.max(fromWidth,
                    fromHeight)));
            case PERCENT -> Cut.whole(fromWidth, fromHeight, bounded(percent / 100.0));
            case FILL -> fill(fromWidth, fromHeight);
        };
    }

    private double bounded(double scale) {
        return enlarge ? scale : Math.min(1, scale);
    }

    /// The largest part that has the shape of the box, from the middle; of a picture smaller than the box it keeps its
    /// own size.
    private Cut fill(int fromWidth, int fromHeight) {
        int keptWidth = Math.min(fromWidth, scaled(width, (double) fromHeight / height));
        int keptHeight = Math.min(fromHeight, scaled(height, (double) fromWidth / width));
        boolean full = enlarge || keptWidth >= width && keptHeight >= height;
        return new Cut((fromWidth - keptWidth) / 2, (fromHeight - keptHeight) / 2, keptWidth, keptHeight,
                full ? width : keptWidth, full ? height : keptHeight);
    }

    private static int scaled(int length, double scale) {
        return (int) Math.max(1, Math.round(length * scale));
    }
}
