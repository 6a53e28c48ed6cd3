package org.poolscope.workload.images.metadata;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// How large a picture is meant to be printed.
///
/// @param across pixels to the unit
record Density(double across, double down, Unit unit) {

    /// In the order of JFIF's numbers for them; it knows no metres.
    enum Unit { RATIO, INCH, CENTIMETRE, METRE }

    private static final double METRES_PER_INCH = 0.0254;
    private static final int CENTIMETRES = 100;
    private static final int JFIF_AT = 7;
    private static final int JFIF_BYTES = 5;
    private static final int PNG_BYTES = 9;
    private static final int MOST = 0xFFFF;

    /// From a JFIF segment's content, after its length.
    static @Nullable Density ofJfif(byte[] content) {
        if (content.length < JFIF_AT + JFIF_BYTES || content[JFIF_AT] < 0 || content[JFIF_AT] > 2) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        return of(bytes.getShort(JFIF_AT + 1) & MOST, bytes.getShort(JFIF_AT + 3) & MOST,
                Unit.values()[content[JFIF_AT]]);
    }

    /// From a pHYs chunk's content.
    static @Nullable Density ofPng(byte[] content) {
        if (content.length != PNG_BYTES) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        return of(bytes.getInt(0), bytes.getInt(Integer.BYTES),
                content[PNG_BYTES - 1] == 1 ? Unit.METRE : Unit.RATIO);
    }

    /// Null if it says nothing.
    static @Nullable Density of(double across, double down, Unit unit) {
        boolean square = unit == Unit.RATIO && across == down;
        return across < 1 || down < 1 || square ? null : new Density(across, down, unit);
    }

    /// Writes it into a JFIF segment that is there already.
    ///
    /// @param content where its content begins, after its length
    void intoJfif(byte[] file, int content) {
        double scale = unit == Unit.METRE ? METRES_PER_INCH : 1;
        ByteBuffer.wrap(file, content + JFIF_AT, JFIF_BYTES)
                .put((byte) (unit == Unit.METRE ? Unit.INCH : unit).ordinal())
                .putShort((short) Math.clamp(Math.round(across * scale), 1, MOST))
                .putShort((short) Math.clamp(Math.round(down * scale), 1, MOST));
    }

    /// That of a picture whose rows have become columns.
    Density turned() {
        return new Density(down, across, unit);
    }

    /// Of pixels to the unit, how many there are to an inch.
    double perInch(double pixels) {
        return switch (unit) {
            case METRE -> pixels * METRES_PER_INCH;
            case CENTIMETRE -> pixels * METRES_PER_INCH * CENTIMETRES;
            case INCH, RATIO -> pixels;
        };
    }

    /// A pHYs chunk's content.
    byte[] png() {
        double scale = switch (unit) {
            case INCH -> 1 / METRES_PER_INCH;
            case CENTIMETRE -> CENTIMETRES;
            case RATIO, METRE -> 1;
        };
        return ByteBuffer.allocate(PNG_BYTES)
                .putInt((int) Math.round(across * scale))
                .putInt((int) Math.round(down * scale))
                .put((byte) (unit == Unit.RATIO ? 0 : 1)).array();
    }
}
