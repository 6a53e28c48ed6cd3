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

    /// Whether the upright picture is as wide as the stored one is high: rows become columns, first of all.
    public boolean swapsSides() {
        return swap;
    }

    /// Whether left and right change places, after that.
    public boolean flipsAcross() {
        return flipAcross;
    }

    /// Whether top and bottom change places, after that.
    public boolean flipsDown() {
        return flipDown;
    }
}
