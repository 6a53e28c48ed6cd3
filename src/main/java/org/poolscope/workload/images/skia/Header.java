package org.poolscope.workload.images.skia;

import java.nio.ByteBuffer;

/// What the beginning of a file says that Skia keeps to itself (ITU-T T.81, B.2.2; W3C PNG, third edition, 11.2.1).
///
/// @param bits        of a sample, as it is stored
/// @param components  how many samples a pixel has
/// @param progressive whether the whole picture is in memory before its first row is known
record Header(int bits, int components, boolean progressive) {

    private static final Header ORDINARY = new Header(8, 4, false);
    private static final int START_OF_SCAN = 0xDA;
    private static final int PNG_BITS = 24;

    /// That of a file which may end anywhere; an ordinary one of the formats that have no choice.
    static Header of(byte[] file, Format format) {
        return switch (format) {
            case JPEG -> ofJpeg(ByteBuffer.wrap(file));
            case PNG -> ofPng(file);
            default -> ORDINARY;
        };
    }

    /// Looks for the start of a frame, segment after segment.
    private static Header ofJpeg(ByteBuffer file) {
        int at = Short.BYTES;
        while (at + 10 <= file.limit()) {
            int marker = file.get(at + 1) & 0xFF;
            if (file.get(at) != (byte) 0xFF || marker == START_OF_SCAN) {
                break;
            }
            if (marker == 0xFF) {
                at++;
            } else if (isFrame(marker)) {
                return new Header(file.get(at + 4) & 0xFF, file.get(at + 9) & 0xFF, (marker & 3) == 2);
            } else {
                at += Short.BYTES + Math.max(Short.BYTES, file.getShort(at + 2) & 0xFFFF);
            }
        }
        return ORDINARY;
    }

    /// Among the markers of frames are three of something else.
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static Header ofPng(byte[] file) {
        if (file.length < PNG_BITS + 5) {
            return ORDINARY;
        }
        int components = switch (file[PNG_BITS + 1]) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
        return new Header(file[PNG_BITS], components, file[PNG_BITS + 4] != 0);
    }
}
