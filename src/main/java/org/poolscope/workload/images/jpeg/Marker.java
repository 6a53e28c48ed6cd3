package org.poolscope.workload.images.jpeg;

/// The markers that begin a segment [B.1.1.3]: the byte after 0xFF.
final class Marker {

    static final int SOF0 = 0xC0;
    static final int SOF15 = 0xCF;
    static final int DHT = 0xC4;
    static final int JPG = 0xC8;
    static final int DAC = 0xCC;
    static final int RST0 = 0xD0;
    static final int RST7 = 0xD7;
    static final int SOI = 0xD8;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DRI = 0xDD;
    static final int APP2 = 0xE2;
    private static final int TEM = 0x01;

    private Marker() {}

    /// Whether it stands alone, with no length and content after it.
    static boolean isBare(int marker) {
        return marker == TEM || marker >= RST0 && marker <= SOI;
    }

    /// Whether it begins a frame, of whatever coding process.
    static boolean isFrame(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    }

    /// Whether it ends picture data when it is met there. A zero only says that the byte before it is data, 255 is a
    /// fill byte, and restart markers belong to the data.
    static boolean endsData(int code) {
        return code != 0 && code != 0xFF && (code < RST0 || code > RST7);
    }
}
