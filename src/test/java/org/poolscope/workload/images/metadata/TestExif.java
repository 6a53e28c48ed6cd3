package org.poolscope.workload.images.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes Exif data entry by entry, as cameras write them: directories one after the other, each with its values behind
/// it, the thumbnail at the end.
public final class TestExif {

    public static final int IMAGE = 0;
    public static final int EXIF = 0x8769;
    public static final int GPS = 0x8825;
    public static final int THUMBNAIL = 1;

    private static final int[] WIDTHS = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

    private record Entry(int tag, int type, int count, byte[] value) {}

    private final ByteOrder order;
    private final Map<Integer, List<Entry>> directories = new TreeMap<>();

    private TestExif(ByteOrder order) {
        this.order = order;
    }

    public static TestExif in(ByteOrder order) {
        return new TestExif(order);
    }

    /// What a telephone writes: everything that is looked for by name in the tests.
    public static TestExif rich(ByteOrder order) {
        return in(order).text(IMAGE, 0x010F, "Poolcam").number(IMAGE, 0x0112, 3, 6)
                .number(IMAGE, 0x011A, 5, 300).number(IMAGE, 0x011B, 5, 300).number(IMAGE, 0x0128, 3, 2)
                .text(IMAGE, 0x0132, "2015:06:07 08:09:10").text(IMAGE, 0x013B, "Ada Lovelace")
                .text(IMAGE, 0x013C, "Ada's telephone").text(IMAGE, 0x8298, "(c) 2015 Ada Lovelace")
                .text(EXIF, 0x9003, "2015:06:07 08:09:10").bytes(EXIF, 0x927C, "MakerNote with secrets".getBytes())
                .number(EXIF, 0xA002, 4, 4000).number(EXIF, 0xA003, 3, 3000)
                .text(EXIF, 0xA430, "Owner Ada").text(EXIF, 0xA431, "Serial 12345").text(EXIF, 0xA435, "Lens 678")
                .text(GPS, 1, "N").bytes(GPS, 2, new byte[24]).text(GPS, 29, "2015:06:07")
                .number(THUMBNAIL, 0x0103, 3, 6).bytes(THUMBNAIL, 0x0202, "thumbnail of it".getBytes());
    }

    public TestExif text(int directory, int tag, String text) {
        byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_8);
        return add(directory, new Entry(tag, 2, bytes.length, bytes));
    }

    public TestExif bytes(int directory, int tag, byte[] bytes) {
        return add(directory, new Entry(tag, 7, bytes.length, bytes));
    }

    /// @param type by TIFF's number
    public TestExif number(int directory, int tag, int type, int number) {
        ByteBuffer bytes = ByteBuffer.allocate(WIDTHS[type]).order(order);
        switch (type) {
            case 2 -> bytes.put((byte) ('0' + number));
            case 1, 6, 7 -> bytes.put((byte) number);
            case 3, 8 -> bytes.putShort((short) number);
            case 5, 10 -> bytes.putInt(number).putInt(1);
            case 11 -> bytes.putFloat(number);
            case 12 -> bytes.putDouble(number);
            default -> bytes.putInt(number);
        }
        return add(directory, new Entry(tag, type, 1, bytes.array()));
    }

    private TestExif add(int directory, Entry entry) {
        directories.computeIfAbsent(directory, _ -> new ArrayList<>()).add(entry);
        return this;
    }

    public byte[] build() {
        List<Entry> image = directories.computeIfAbsent(IMAGE, _ -> new ArrayList<>());
        List<Integer> others = directories.keySet().stream().filter(other -> other > THUMBNAIL).toList();
        int at = 8 + size(IMAGE) + 12 * others.size();
        for (int other : others) {
            image.add(new Entry(other, 4, 1, ByteBuffer.allocate(4).order(order).putInt(at).array()));
            at += size(other);
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(8).order(order)
                .put((order == ByteOrder.LITTLE_ENDIAN ? "II*\0" : "MM\0*").getBytes()).putInt(8).array());
        write(out, IMAGE, directories.containsKey(THUMBNAIL) ? at : 0);
        others.forEach(other -> write(out, other, 0));
        if (directories.containsKey(THUMBNAIL)) {
            write(out, THUMBNAIL, 0);
        }
        return out.toByteArray();
    }

    private int size(int directory) {
        return 6 + directories.get(directory).stream()
                .mapToInt(entry -> 12 + (entry.value.length > 4 ? entry.value.length : 0)).sum();
    }

    private void write(ByteArrayOutputStream out, int directory, int next) {
        List<Entry> entries = directories.get(directory);
        ByteBuffer table = ByteBuffer.allocate(6 + 12 * entries.size()).order(order);
        var values = new ByteArrayOutputStream();
        table.putShort((short) entries.size());
        for (Entry entry : entries) {
            table.putShort((short) entry.tag).putShort((short) entry.type).putInt(entry.count);
            if (entry.value.length > 4) {
                table.putInt(out.size() + table.capacity() + values.size());
                values.writeBytes(entry.value);
            } else {
                table.put(entry.value).put(new byte[4 - entry.value.length]);
            }
        }
        out.writeBytes(table.putInt(next).array());
        out.writeBytes(values.toByteArray());
    }

    /// A segment's content.
    public static byte[] app1(byte[] exif) {
        return joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif);
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
