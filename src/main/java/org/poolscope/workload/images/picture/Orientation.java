package org.poolscope.workload.images.picture;

/// How a picture as it is stored has to be turned to stand upright: the eight values of Exif's tag 274, in their order.
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    UPSIDE_DOWN_MIRRORED(false, false, true),
    /// Mirrored on the diagonal from the upper left.
    TRANSPOSED(true, false, false),
    /// To be turned clockwise by a quarter.
    LYING_LEFT(true, true, false),
    /// Mirrored on the diagonal from the upper right.
    TRANSVERSED(true, true, true),
    /// To be turned counter-clockwise by a quarter.
    LYING_RIGHT(true, false, true);

    private final boolean swap;
    private final boolean flipAcross;
    private final boolean flipDown;

    /// @param swap       whether rows become columns, first of all
    /// @param flipAcross whether left and right then change places
    /// @param flipDown   whether top and bottom then change places
    Orientation(boolean swap, boolean flipAcross, boolean flipDown) {
        this.swap = swap;
        this.flipAcross = flipAcross;
        this.flipDown = flipDown;
    }

    /// The orientation with an Exif value; upright if there is no such value, as in files of careless programs.
    public static Orientation ofExif(int value) {
        return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
    }

    /// The value that stands for this in Exif, 1 to 8.
    public int exif() {
        return ordinal() + 1;
    }

    /// The orientation that undoes this one: it makes of an upright picture what would have to be turned by this.
    public Orientation inverse() {
        return switch (this) {
            case LYING_LEFT -> LYING_RIGHT;
            case LYING_RIGHT -> LYING_LEFT;
            default -> this;
        };
    }

    /// Whether the upright picture is as wide as the stored one is high.
    public boolean swapsSides() {
        return swap;
    }

    /// The picture upright.
    public Picture upright(Picture stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        Size size = stored.size();
        return new Picture(swap ? new Size(size.height(), size.width()) : size, stored.colours(),
                stored.planes().stream().map(this::upright).toList());
    }

    private Plane upright(Plane stored) {
        int width = swap ? stored.height() : stored.width();
        int height = swap ? stored.width() : stored.height();
        int step = (swap ? stored.stride() : 1) * (flipAcross ? -1 : 1);
        byte[] samples = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int line = flipDown ? height - 1 - y : y;
            int column = flipAcross ? width - 1 : 0;
            int from = swap ? column * stored.stride() + line : line * stored.stride() + column;
            for (int x = 0; x < width; x++) {
                samples[y * width + x] = stored.samples()[from + x * step];
            }
        }
        return swap
                ? new Plane(stored.down(), stored.across(), width, samples)
                : new Plane(stored.across(), stored.down(), width, samples);
    }
}
