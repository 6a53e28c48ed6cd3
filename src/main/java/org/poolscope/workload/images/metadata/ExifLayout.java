package org.poolscope.workload.images.metadata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.images.metadata.Exif.Directory;
import org.poolscope.workload.images.metadata.Exif.Entry;

/// Lays out [Exif] data: the directories and their values one after the other, around the maker's note, which stays
/// where it was.
final class ExifLayout {

    private static final int HEAD = 8;

    private final ByteOrder order;
    private final int room;
    private final Map<Directory, TreeMap<Integer, Entry>> directories = new EnumMap<>(Directory.class);
    private final Map<Directory, Integer> places = new EnumMap<>(Directory.class);
    private final Map<Entry, Integer> values = new HashMap<>();
    private final @Nullable Entry pinned;
    /// Where the next thing goes before the maker's note, and after it.
    private int low = HEAD;
    private int high;
    private int total;

    /// @param limit how long the data were as they were read
    ExifLayout(Exif exif, ByteOrder order, int limit) {
        this.order = order;
        for (Directory directory : Directory.values()) {
            directories.put(directory, new TreeMap<>(exif.entries(directory)));
        }
        Entry note = directories.get(Directory.EXIF).get(Exif.MAKER_NOTE);
        boolean movable = note == null || note.length() <= Exif.INLINE;
        if (!movable && note.place() < HEAD) {
            directories.get(Directory.EXIF).remove(Exif.MAKER_NOTE);
        }
        pinned = movable || note.place() < HEAD ? null : note;
        high = pinned == null ? HEAD : pinned.place() + pinned.length();
        // Values that overlap could make much of little.
        room = limit + (1 << 16);
    }

    byte[] bytes() {
        connect(Directory.EXIF, Directory.INTEROPERABILITY);
        connect(Directory.IMAGE, Directory.EXIF);
        connect(Directory.IMAGE, Directory.GPS);
        if (directories.get(Directory.IMAGE).isEmpty()) {
            return new byte[0];
        }
        directories.forEach((directory, entries) -> {
            if (!entries.isEmpty()) {
                places.put(directory, place(Short.BYTES + Exif.ENTRY * entries.size() + Integer.BYTES));
                entries.values().removeIf(entry -> !placed(entry));
            }
        });
        ByteBuffer out = ByteBuffer.allocate(Math.max(low, high)).order(order);
        out.put((order == ByteOrder.LITTLE_ENDIAN ? "II*\0" : "MM\0*").getBytes(StandardCharsets.ISO_8859_1));
        out.putInt(places.get(Directory.IMAGE));
        places.forEach((directory, at) -> write(out.position(at), directory));
        return out.array();
    }

    /// An entry that will say where the directory is. Its value is known only when all are placed.
    private void connect(Directory from, Directory to) {
        if (!directories.get(to).isEmpty()) {
            directories.get(from).put(Exif.pointer(to), new Entry(Exif.LONG, 1, new byte[Exif.INLINE], Exif.INLINE));
        }
    }

    /// Whether there is room for its values.
    private boolean placed(Entry entry) {
        if (entry.length() > room - total) {
            return false;
        }
        if (entry.length() > Exif.INLINE) {
            values.put(entry, entry == pinned ? entry.place() : place(entry.length()));
        }
        return true;
    }

    /// Offsets are even, as TIFF wants them.
    private int place(int length) {
        total += length;
        low += low & 1;
        if (pinned != null && low + length <= pinned.place()) {
            low += length;
            return low - length;
        }
        int at = pinned == null ? low : high + (high & 1);
        if (pinned == null) {
            low = at + length;
        } else {
            high = at + length;
        }
        return at;
    }

    private void write(ByteBuffer out, Directory directory) {
        TreeMap<Integer, Entry> entries = directories.get(directory);
        out.putShort((short) entries.size());
        entries.forEach((tag, entry) -> {
            out.putShort(tag.shortValue()).putShort((short) entry.type()).putInt(entry.count());
            Integer place = values.get(entry);
            Integer led = place == null ? led(tag) : null;
            if (led != null) {
                out.putInt(led);
            } else if (place == null) {
                out.put(entry.source(), entry.from(), entry.length()).put(new byte[Exif.INLINE - entry.length()]);
            } else {
                out.putInt(place);
                out.put(place, entry.source(), entry.from(), entry.length());
            }
        });
        out.putInt(0);
    }

    private @Nullable Integer led(int tag) {
        for (Map.Entry<Directory, Integer> place : places.entrySet()) {
            if (tag != 0 && Exif.pointer(place.getKey()) == tag) {
                return place.getValue();
            }
        }
        return null;
    }
}
