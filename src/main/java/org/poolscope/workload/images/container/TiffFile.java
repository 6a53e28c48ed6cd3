package org.poolscope.workload.images.container;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The directories of a TIFF file [TIFF 6.0, 2], walked from the first to the last, or of a BigTIFF, whose numbers are
/// twice as long. Never fails: what a broken file lacks is not there. Immutable; the bytes are not copied.
///
/// ```
/// "II*␀" offset:4             ─► count:2  (tag:2 type:2 count:4 value:4)…  next:4
/// "II+␀" 8:2 0:2 offset:8     ─► count:8  (tag:2 type:2 count:8 value:8)…  next:8
/// ```
public final class TiffFile {

    public static final int WIDTH = 256;
    public static final int HEIGHT = 257;
    public static final int BITS = 258;
    public static final int PHOTOMETRIC = 262;
    public static final int ORIENTATION = 274;
    public static final int SAMPLES = 277;
    public static final int MORE_SAMPLES = 338;
    public static final int SAMPLE_FORMAT = 339;
    public static final int XMP = 700;
    public static final int IPTC = 33723;
    public static final int PHOTOSHOP = 34377;
    public static final int PROFILE = 34675;
    private static final int KIND = 254;
    private static final int OLD_KIND = 255;
    /// Where the pieces of a picture are and how long they are: strips, or tiles.
    private static final int[][] PIECES = {{273, 279}, {324, 325}};

    /// Bytes of a value of each type.
    private static final int[] WIDTHS = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
    private static final int MOST_PAGES = 10_000;
    private static final int MOST_NUMBERS = 1 << 16;

    /// The values of a tag.
    private record Field(int type, int from, int length) {}

    private final ByteBuffer data;
    private final boolean big;
    private final List<Map<Integer, Field>> directories = new ArrayList<>();
    private final List<Integer> pages = new ArrayList<>();

    private TiffFile(FileBytes file) {
        ByteOrder order = file.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        data = file.buffer(0, file.length()).order(order);
        big = data.getShort(2) == 43;
    }

    /// The directories of a file that begins as a TIFF does, as far as they are there in full.
    public static TiffFile of(FileBytes file) {
        var tiff = new TiffFile(file);
        try {
            tiff.walk();
        } catch (BufferUnderflowException | IndexOutOfBoundsException _) {
            // What is behind is not there.
        }
        return tiff;
    }

    private void walk() {
        var seen = new HashSet<Long>();
        long at = big ? data.getLong(8) : Integer.toUnsignedLong(data.getInt(4));
        while (at > 0 && at < data.limit() && seen.add(at) && directories.size() < MOST_PAGES) {
            at = directory((int) at);
        }
    }

    /// Reads a directory and tells where the next one is.
    private long directory(int at) {
        long count = big ? data.getLong(at) : data.getShort(at) & 0xFFFF;
        int first = at + (big ? Long.BYTES : Short.BYTES);
        int width = big ? 20 : 12;
        long end = first + count * width;
        if (count < 1 || end > data.limit()) {
            return 0;
        }
        Map<Integer, Field> fields = new HashMap<>();
        for (int entry = first; entry < end; entry += width) {
            readField(entry, fields);
        }
        directories.add(fields);
        int place = directories.size() - 1;
        if ((number(place, KIND, 0) & 1) == 0 && number(place, OLD_KIND, 1) != 2) {
            pages.add(place);
        }
        return big ? data.getLong((int) end) : Integer.toUnsignedLong(data.getInt((int) end));
    }

    private void readField(int at, Map<Integer, Field> fields) {
        int type = data.getShort(at + 2) & 0xFFFF;
        long count = big ? data.getLong(at + 4) : Integer.toUnsignedLong(data.getInt(at + 4));
        int value = at + (big ? 12 : 8);
        int room = big ? Long.BYTES : Integer.BYTES;
        int width = type < WIDTHS.length ? WIDTHS[type] : 0;
        long length = count * width;
        if (width == 0 || count < 0 || length > data.limit()) {
            return;
        }
        long from = length <= room ? value
                : big ? data.getLong(value) : Integer.toUnsignedLong(data.getInt(value));
        if (from >= 0 && from + length <= data.limit()) {
            fields.putIfAbsent(data.getShort(at) & 0xFFFF, new Field(type, (int) from, (int) length));
        }
    }

    /// Whether its numbers are twice as long.
    public boolean isBig() {
        return big;
    }

    /// How many pictures there are that are not the same in small.
    public int pages() {
        return pages.size();
    }

    /// The number of the first of those among all directories, from 0.
    public int page() {
        return pages.isEmpty() ? 0 : pages.getFirst();
    }

    /// The first value of a tag of the first page.
    ///
    /// @param usual what it is if it is not said, or is no whole number
    public long number(int tag, long usual) {
        return number(page(), tag, usual);
    }

    private long number(int directory, int tag, long usual) {
        Field field = directory < directories.size() ? directories.get(directory).get(tag) : null;
        return count(field) == 0 ? usual : number(field, 0);
    }

    /// All values of a tag of the first page, as long as they are not too many; none if it is not said, or they are no
    /// whole numbers.
    public long[] numbers(int tag) {
        Field field = field(tag);
        long[] numbers = new long[Math.min(MOST_NUMBERS, count(field))];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(field, i);
        }
        return numbers;
    }

    private @Nullable Field field(int tag) {
        return directories.isEmpty() ? null : directories.get(page()).get(tag);
    }

    /// How many whole numbers a field has.
    private static int count(@Nullable Field field) {
        return field == null || field.type == 2 || field.type == 5 ? 0 : field.length / WIDTHS[field.type];
    }

    private long number(@Nullable Field field, int index) {
        Objects.requireNonNull(field, "said");
        int width = WIDTHS[field.type];
        int at = field.from + index * width;
        return switch (width) {
            case 1 -> data.get(at) & 0xFF;
            case 2 -> data.getShort(at) & 0xFFFF;
            case 4 -> Integer.toUnsignedLong(data.getInt(at));
            default -> data.getLong(at);
        };
    }

    /// The bytes of a tag of the first page, as they are; none if it is not said, or they are more than asked.
    public byte[] bytes(int tag, int most) {
        Field field = field(tag);
        byte[] bytes = new byte[field == null || field.length > most ? 0 : field.length];
        if (field != null) {
            data.get(field.from, bytes);
        }
        return bytes;
    }

    /// Whether all pieces of the first page lie within the file.
    boolean isWhole() {
        boolean any = false;
        for (int[] tags : PIECES) {
            Field places = field(tags[0]);
            Field lengths = field(tags[1]);
            for (int i = 0; i < count(places); i++) {
                any = true;
                long from = number(places, i);
                if (from < 0 || from + (i < count(lengths) ? number(lengths, i) : 1) > data.limit()) {
                    return false;
                }
            }
        }
        return any;
    }
}
