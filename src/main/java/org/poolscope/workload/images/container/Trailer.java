package org.poolscope.workload.images.container;

/// What cameras and telephones put behind the picture of a JPEG file.
///
/// ```
/// film      00 00 00 nn "ftyp" …                     a Motion Photo: an MP4 file of its own
/// Samsung   blocks, "SEFH" version count entries…  length of that "SEFT"
/// pictures  FF D8 FF …                               an MPO: whole JPEG files, announced by a segment "MPF"
/// ```
enum Trailer {
    FILM,
    SAMSUNG,
    PICTURES,
    OTHER;

    private static final String FILM_BOX = "ftyp";
    private static final int ENTRY = 12;
    private static final int DIRECTORY = 12;
    private static final int FOOT = 8;
    private static final int TAG = 4;
    /// More zeros than picture data end with: what else follows them was never written.
    private static final int MOST_ZEROS = 64;

    /// What is behind the picture.
    ///
    /// @param from where it begins
    static Trailer kind(FileBytes file, JpegFile jpeg, int from) {
        if (film(file, from) >= 0) {
            return FILM;
        }
        if (isSamsung(file)) {
            return SAMSUNG;
        }
        boolean announced = jpeg.head().stream()
                .anyMatch(segment -> segment.marker() == JpegFile.APP2 && segment.begins(file, "MPF\0"));
        boolean picture = file.length() - from > 2 && file.get(from) == -1 && file.get(from + 1) == (byte) 0xD8;
        return announced || picture ? PICTURES : OTHER;
    }

    /// Where what is no picture data begins, of a file whose picture has no end marker: what follows would be taken for
    /// picture data.
    ///
    /// @param data where the picture data begins
    /// @return the file's length if nothing is known to follow
    static int begin(FileBytes file, int data) {
        int film = film(file, data);
        int blocks = isSamsung(file) ? samsung(file) : file.length();
        int begin = Math.min(Math.min(film < 0 ? file.length() : film, blocks), zeros(file));
        return begin > data ? begin : file.length();
    }

    /// Where a file begins to be filled up with zeros, as those are that were not copied to their end: zeros are codes
    /// as well, and mean a picture.
    private static int zeros(FileBytes file) {
        return Math.min(file.length(), file.lengthWithoutZeros() + MOST_ZEROS);
    }

    private static int film(FileBytes file, int from) {
        int last = file.length() - TAG;
        int at = file.next((byte) 'f', from + TAG, last);
        while (at <= last && !isFilm(file, at)) {
            at = file.next((byte) 'f', at + 1, last);
        }
        return at > last ? -1 : at - TAG;
    }

    /// Whether a box of a film begins before the letters there: it is a small one.
    private static boolean isFilm(FileBytes file, int at) {
        return tag(file, at).equals(FILM_BOX)
                && file.get(at - TAG) == 0 && file.get(at - TAG + 1) == 0 && file.get(at - TAG + 2) == 0;
    }

    private static boolean isSamsung(FileBytes file) {
        return file.length() > FOOT && tag(file, file.length() - TAG).equals("SEFT");
    }

    private static String tag(FileBytes file, int at) {
        return file.letters(at, TAG);
    }

    /// The entries say how far before the directory the block of each begins.
    private static int samsung(FileBytes file) {
        long directory = file.length() - FOOT - Integer.toUnsignedLong(file.littleEndian(file.length() - FOOT));
        if (directory < 0 || directory + DIRECTORY > file.length() || !tag(file, (int) directory).equals("SEFH")) {
            return file.length();
        }
        int count = file.littleEndian((int) directory + 2 * TAG);
        long first = directory;
        for (int i = 0; i < count; i++) {
            long entry = directory + DIRECTORY + (long) i * ENTRY;
            if (entry + ENTRY > file.length()) {
                break;
            }
            first = Math.min(first, directory - Integer.toUnsignedLong(file.littleEndian((int) entry + TAG)));
        }
        return (int) Math.max(0, first);
    }
}
