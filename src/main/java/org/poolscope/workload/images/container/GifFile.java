package org.poolscope.workload.images.container;

/// The blocks of a GIF file [GIF89a, appendix A], walked from the first to the last. Never fails.
///
/// @param pictures how many pictures are there in full
/// @param cut      whether the file ends within a picture
/// @param end      where it ends, after its trailer; −1 if it has none
record GifFile(int pictures, boolean cut, int end) {

    private static final int SCREEN_END = 13;
    private static final int PICTURE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int TRAILER = 0x3B;
    private static final int FLAGS = 9;

    /// The blocks of a file that begins as a GIF does.
    static GifFile of(FileBytes file) {
        if (file.length() < SCREEN_END) {
            return new GifFile(0, false, -1);
        }
        int at = SCREEN_END + colours(file, 10);
        int pictures = 0;
        while (at < file.length()) {
            int kind = file.unsigned(at);
            if (kind == TRAILER) {
                return new GifFile(pictures, false, at + 1);
            }
            boolean picture = kind == PICTURE;
            if (!picture && kind != EXTENSION) {
                return new GifFile(pictures, false, -1);
            }
            int flags = at + FLAGS;
            int parts = picture ? flags + 2 + (flags < file.length() ? colours(file, flags) : 0) : at + 2;
            at = afterParts(file, parts);
            if (at < 0) {
                return new GifFile(pictures, picture, -1);
            }
            pictures += picture ? 1 : 0;
        }
        return new GifFile(pictures, false, -1);
    }

    /// How many bytes the colours take that a byte of flags announces.
    private static int colours(FileBytes file, int flags) {
        return (file.get(flags) & 0x80) == 0 ? 0 : 3 << 1 + (file.get(flags) & 7);
    }

    /// Behind the empty part that ends all parts of a block; −1 if that is not there.
    private static int afterParts(FileBytes file, int from) {
        int at = from;
        while (at < file.length()) {
            int length = file.unsigned(at);
            at += 1 + length;
            if (length == 0) {
                return at;
            }
        }
        return -1;
    }
}
