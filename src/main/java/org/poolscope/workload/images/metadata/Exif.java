package org.poolscope.workload.images.metadata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.images.container.FileBytes;

/// Exif data (CIPA DC-008; TIFF 6.0, section 2): four directories of entries, each with a tag, a type and values.
///
/// ```
/// "II*␀" or "MM␀*"  offset ─► IMAGE ─┬─ 0x8769 ─► EXIF ── 0xA005 ─► INTEROPERABILITY
///                                    └─ 0x8825 ─► GPS
/// ```
///
/// Each directory is read once at most, and values stay where they are until they are written: neither loops nor
/// overlaps cost anything. The directory of the thumbnail is not read, and so there is none in what is written.
///
/// All is laid out anew but the maker's note: it often has offsets from the beginning of all in it that only its maker
/// could correct. So it is put where it was, and survives; where it cannot lie there, it is left out.
final class Exif {

    /// The directories, each with the tag by which another points to it.
    enum Directory {
        IMAGE(0), EXIF(0x8769), GPS(0x8825), INTEROPERABILITY(0xA005);

        private final int pointer;

        Directory(int pointer) {
            this.pointer = pointer;
        }
    }

    static final int DESCRIPTION = 0x010E;
    static final int CHANGED = 0x0132;
    static final int ARTIST = 0x013B;
    static final int COPYRIGHT = 0x8298;
    static final int MAKER_NOTE = 0x927C;
    private static final int ORIENTATION = 0x0112;
    private static final int ACROSS = 0x011A;
    private static final int DOWN = 0x011B;
    private static final int UNIT = 0x0128;
    /// Widths, of even number, and heights, in pixels.
    private static final Map<Integer, Directory> SIZES = Map.of(0x0100, Directory.IMAGE, 0x0101, Directory.IMAGE,
            0xA002, Directory.EXIF, 0xA003, Directory.EXIF);
    /// They lead to what is not carried over, or fill room: strips, tiles, the thumbnail's data, further directories,
    /// padding.
    private static final Set<Integer> LEAD_ASTRAY = Set.of(0x0111, 0x0117, 0x0120, 0x0121, 0x0144, 0x0145, 0x014A,
            0x0201, 0x0202, 0xEA1C);
    /// The machine's name, XMP, IPTC and Photoshop's data within Exif, the position, the maker's note, and numbers of
    /// one picture, camera or lens and names of their owners, of Exif and DNG.
    private static final Set<Integer> PRIVATE = Set.of(0x013C, 0x02BC, 0x83BB, 0x8649, 0x8825, MAKER_NOTE, 0xA420,
            0xA430, 0xA431, 0xA435, 0xC62F, 0xC634, 0xC65D);

    /// Those in the first directory of a TIFF that say something of its picture, and not of how it is stored there:
    /// names, maker, time, author, rights, density, rating, and what Windows has for title and keywords.
    static final Set<Integer> OF_A_PICTURE = Set.of(0x010D, DESCRIPTION, 0x010F, 0x0110, 0x0112, 0x011A, 0x011B, 0x011D,
            0x0128, 0x0129, 0x0131, CHANGED, ARTIST, 0x013C, 0x4746, 0x4749, COPYRIGHT, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E,
            0x9C9F);
    /// What is further back in a TIFF would lie as far back in what is written.
    private static final int FAR = 1 << 15;

    static final int ASCII = 2;
    static final int SHORT = 3;
    static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int THOUSAND = 1000;
    /// Bytes of a value of each type.
    private static final int[] WIDTHS = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
    private static final int UTF_8 = 129;
    private static final int HEAD = 8;
    static final int ENTRY = 12;
    static final int INLINE = 4;

    /// An entry.
    ///
    /// @param source the bytes that its values are in
    /// @param from   where they are
    /// @param place  where they were in the data that were read; [#NOWHERE] if they were not
    record Entry(int type, int count, byte[] source, int from, int length, int place) {

        private static final int NOWHERE = -1;

        /// One that is added.
        Entry(int type, int count, byte[] source, int length) {
            this(type, count, source, 0, length, NOWHERE);
        }
    }

    private final ByteBuffer data;
    private final Map<Directory, TreeMap<Integer, Entry>> directories = new EnumMap<>(Directory.class);
    private boolean broken;
    /// Of values that are on their own.
    private int copied;

    private Exif(ByteBuffer data, ByteOrder order) {
        this.data = data.duplicate().order(order);
        for (Directory directory : Directory.values()) {
            directories.put(directory, new TreeMap<>());
        }
    }

    /// No data yet.
    static Exif empty() {
        return new Exif(ByteBuffer.allocate(0), ByteOrder.BIG_ENDIAN);
    }

    /// Reads data as far as they can be understood.
    ///
    /// @param data from the byte order mark on
    /// @return null if there is no such mark
    static @Nullable Exif of(byte[] data) {
        return of(ByteBuffer.wrap(data));
    }

    private static @Nullable Exif of(ByteBuffer data) {
        boolean little = begins(data, "II*\0");
        if (data.limit() < HEAD || !little && !begins(data, "MM\0*")) {
            return null;
        }
        var exif = new Exif(data, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        exif.read(Directory.IMAGE, exif.data.getInt(INLINE));
        return exif;
    }

    /// What the first directory of a TIFF says of its picture, with those it leads to.
    ///
    /// @param file of the kind with numbers of four bytes
    static @Nullable Exif ofTiff(FileBytes file) {
        Exif exif = of(file.buffer(0, file.length()));
        if (exif != null) {
            exif.entries(Directory.IMAGE).keySet().retainAll(OF_A_PICTURE);
            exif.entries(Directory.EXIF).entrySet().removeIf(
                    entry -> entry.getKey() == MAKER_NOTE && entry.getValue().place > FAR);
        }
        return exif;
    }

    /// The same data, to be changed.
    Exif copy() {
        var copy = new Exif(data, data.order());
        directories.forEach((directory, entries) -> copy.entries(directory).putAll(entries));
        return copy;
    }

    private static boolean begins(ByteBuffer data, String letters) {
        byte[] head = new byte[Math.min(data.limit(), letters.length())];
        data.get(0, head);
        return new String(head, StandardCharsets.ISO_8859_1).equals(letters);
    }

    private void read(Directory directory, int at) {
        int entries = at < HEAD || at > data.limit() - Short.BYTES ? -1 : data.getShort(at) & 0xFFFF;
        broken |= entries < 0;
        for (int i = 0; i < entries; i++) {
            int entry = at + Short.BYTES + i * ENTRY;
            if (entry > data.limit() - ENTRY) {
                broken = true;
                return;
            }
            readEntry(directory, entry);
        }
    }

    private void readEntry(Directory directory, int at) {
        int tag = data.getShort(at) & 0xFFFF;
        int type = data.getShort(at + 2) & 0xFFFF;
        long count = Integer.toUnsignedLong(data.getInt(at + 4));
        int width = type == UTF_8 ? 1 : type < WIDTHS.length ? WIDTHS[type] : 0;
        long length = count * width;
        long from = length <= INLINE ? at + 8 : Integer.toUnsignedLong(data.getInt(at + 8));
        if (width == 0 || from + length > data.limit() || length > Metadata.MOST - copied) {
            broken = true;
            return;
        }
        Entry entry = entry(type, (int) count, (int) from, (int) length);
        for (Directory other : Directory.values()) {
            if (other.pointer == tag && tag != 0) {
                if (directories.get(other).isEmpty() && other.compareTo(directory) > 0) {
                    read(other, (int) number(entry));
                }
                return;
            }
        }
        if (!LEAD_ASTRAY.contains(tag)) {
            directories.get(directory).putIfAbsent(tag, entry);
        }
    }

    /// Of a file that is not in the heap the values are, on their own.
    private Entry entry(int type, int count, int from, int length) {
        if (data.hasArray() && data.arrayOffset() == 0) {
            return new Entry(type, count, data.array(), from, length, from);
        }
        byte[] values = new byte[length];
        data.get(from, values);
        copied += length;
        return new Entry(type, count, values, 0, length, from);
    }

    /// The first value, if it is a number; −1 if it is none.
    private double number(Entry entry) {
        if (entry.length < Math.max(1, entry.type < WIDTHS.length ? WIDTHS[entry.type] : 1)) {
            return -1;
        }
        int at = entry.place;
        return switch (entry.type) {
            case 1, 7 -> data.get(at) & 0xFF;
            case 2 -> Character.digit(data.get(at), 10);
            case 3 -> data.getShort(at) & 0xFFFF;
            case 4, 13 -> data.getInt(at);
            case 5, 10 -> (double) Integer.toUnsignedLong(data.getInt(at)) / data.getInt(at + Integer.BYTES);
            case 6 -> data.get(at);
            case 8 -> data.getShort(at);
            case 9 -> data.getInt(at);
            case 11 -> data.getFloat(at);
            case 12 -> data.getDouble(at);
            default -> -1;
        };
    }

    /// Whether some of the data could not be understood, and is left out.
    boolean isBroken() {
        return broken;
    }

    /// 1 to 8; 1 if the data say nothing, or nonsense, as for every viewer.
    int orientation() {
        double value = number(Directory.IMAGE, ORIENTATION);
        return value >= 1 && value <= 8 ? (int) value : 1;
    }

    private double number(Directory directory, int tag) {
        Entry entry = directories.get(directory).get(tag);
        return entry == null || entry.place == Entry.NOWHERE ? -1 : number(entry);
    }

    @Nullable Density density() {
        double across = number(Directory.IMAGE, ACROSS);
        double down = number(Directory.IMAGE, DOWN);
        Density.Unit unit = number(Directory.IMAGE, UNIT) == 3 ? Density.Unit.CENTIMETRE : Density.Unit.INCH;
        return Double.isFinite(across) && Double.isFinite(down) ? Density.of(across, down, unit) : null;
    }

    /// Adds a text to what is said of the image, if there is none yet.
    void putText(int tag, String text) {
        byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_8);
        directories.get(Directory.IMAGE).putIfAbsent(tag, new Entry(ASCII, bytes.length, bytes, bytes.length));
    }

    /// Adds how large the picture is to be printed, if nothing is said of that yet.
    void putDensity(Density density) {
        TreeMap<Integer, Entry> image = directories.get(Directory.IMAGE);
        if (!image.containsKey(ACROSS) && density.unit() != Density.Unit.RATIO) {
            image.put(ACROSS, rational(density.perInch(density.across())));
            image.put(DOWN, rational(density.perInch(density.down())));
            image.put(UNIT, value(SHORT, 2));
        }
    }

    /// Makes it true for a copy whose rows were columns.
    void turnDensity() {
        TreeMap<Integer, Entry> image = directories.get(Directory.IMAGE);
        Entry across = image.get(ACROSS);
        Entry down = image.get(DOWN);
        if (across != null && down != null) {
            image.put(ACROSS, down);
            image.put(DOWN, across);
        }
    }

    private Entry rational(double number) {
        byte[] bytes = ByteBuffer.allocate(2 * INLINE).order(data.order())
                .putInt((int) Math.round(number * THOUSAND)).putInt(THOUSAND).array();
        return new Entry(RATIONAL, 1, bytes, bytes.length);
    }

    /// Makes it true for a copy that is upright.
    void correct(int width, int height) {
        SIZES.forEach((tag, directory) -> directories.get(directory).computeIfPresent(tag,
                (_, _) -> value(LONG, tag % 2 == 0 ? width : height)));
        directories.get(Directory.IMAGE).computeIfPresent(ORIENTATION, (_, _) -> value(SHORT, 1));
    }

    private Entry value(int type, int number) {
        ByteBuffer bytes = ByteBuffer.allocate(INLINE).order(data.order());
        if (type == SHORT) {
            bytes.putShort((short) number);
        } else {
            bytes.putInt(number);
        }
        return new Entry(type, 1, bytes.array(), WIDTHS[type]);
    }

    /// Removes what a choice leaves out.
    void filter(MetadataChoice choice) {
        if (choice == MetadataChoice.PRIVATE) {
            directories.values().forEach(entries -> entries.keySet().removeAll(PRIVATE));
            directories.get(Directory.GPS).clear();
        }
    }

    void dropMakerNote() {
        directories.get(Directory.EXIF).remove(MAKER_NOTE);
    }

    Map<Integer, Entry> entries(Directory directory) {
        return directories.get(directory);
    }

    /// All of it, from the byte order mark on; empty if there is nothing to say.
    byte[] bytes() {
        return new ExifLayout(this, data.order(), data.limit()).bytes();
    }

    static int pointer(Directory directory) {
        return directory.pointer;
    }
}
