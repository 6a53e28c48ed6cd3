package org.poolscope.workload.images.picture;

import java.util.ArrayList;
import java.util.List;

/// A picture as planes of samples. All planes cover the whole of it, be they as fine as its pixels or coarser.
///
/// @param size   its size in pixels, whatever the planes' own
/// @param planes one for each component of its colours
public record Picture(Size size, Colours colours, List<Plane> planes) {

    /// How many pixels share one sample of the colour differences, either way, in a picture that was
    /// [resized][#resized].
    public static final int COARSENESS = 2;

    /// What the planes hold, in order. With alpha, the colours are already multiplied with it.
    public enum Colours {
        GRAY(1), GRAY_ALPHA(2), RGB(3), RGB_ALPHA(4),
        /// Brightness and two differences, as in most JPEGs.
        YCC(3),
        /// Cyan, magenta, yellow and black, 255 being no ink.
        CMYK(4),
        /// The same as brightness, two differences, and black.
        YCCK(4);

        private final int planes;

        Colours(int planes) {
            this.planes = planes;
        }

        /// How many planes there are.
        public int planes() {
            return planes;
        }

        /// Whether the plane at a position holds alpha.
        public boolean isAlpha(int plane) {
            return (this == GRAY_ALPHA || this == RGB_ALPHA) && plane == planes - 1;
        }

        /// Whether the plane at a position holds a difference of colours, 128 being none, in which eyes see less
        /// detail.
        public boolean isDifference(int plane) {
            return this == YCC && plane > 0;
        }
    }

    public Picture {
        planes = List.copyOf(planes);
        if (planes.size() != colours.planes) {
            throw new IllegalArgumentException(colours + " has " + colours.planes + " planes, not " + planes.size());
        }
    }

    /// The same picture in another size: its planes as fine as its pixels, those of colour differences half as fine.
    public Picture resized(Size target) {
        List<Plane> resized = new ArrayList<>();
        for (int i = 0; i < planes.size(); i++) {
            double coarseness = colours.isDifference(i) ? COARSENESS : 1;
            resized.add(Resampler.resample(planes.get(i), target.width() / coarseness, target.height() / coarseness));
        }
        return new Picture(target, colours, resized);
    }
}
