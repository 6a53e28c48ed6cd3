package org.poolscope.workload.images.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Photoshop's image resources, with IPTC data among them (Adobe Photoshop File Formats; IPTC-IIM 4.2).
///
/// ```
/// "8BIM"  number:2  name  length:4  content          each padded to be even; number 0x0404 is IPTC:
///                                   1C  record:1  set:1  length:2  value   …
/// ```
///
/// @param bytes  the blocks that were read
/// @param broken whether there was more, which could not be understood
record PhotoshopBlocks(byte[] bytes, boolean broken) {

    static final String HEADER = "Photoshop 3.0\0";
    static final int IPTC = 0x0404;

    private static final int SIGNATURE = ByteBuffer.wrap("8BIM".getBytes(StandardCharsets.US_ASCII)).getInt();
    /// What the copy has not, or has in another place: thumbnails, Exif, XMP, profile, how the JPEG was made.
    private static final Set<Integer> UNTRUE = Set.of(0x0406, 0x0409, 0x040C, 0x040F, 0x0422, 0x0423, 0x0424);
    /// Of the others nobody knows what they tell: IPTC, resolution, whether there is a copyright, and where it is told.
    private static final Set<Integer> PUBLIC = Set.of(0x03ED, IPTC, 0x040A, 0x040B);
    /// Of IPTC's record 2: content location, city, place in it, province, country by code and name.
    private static final Set<Integer> PLACES = Set.of(26, 27, 90, 92, 95, 100, 101);
    /// What a set of IPTC begins with.
    static final byte SET = 0x1C;
    private static final int SET_HEAD = 5;

    /// The blocks that a copy keeps.
    static PhotoshopBlocks of(byte[] blocks, MetadataChoice choice) {
        var kept = new ByteArrayOutputStream();
        ByteBuffer rest = ByteBuffer.wrap(blocks);
        boolean secret = choice == MetadataChoice.PRIVATE;
        try {
            while (rest.remaining() >= SET_HEAD) {
                int from = rest.position();
                if (rest.getInt() != SIGNATURE) {
                    return new PhotoshopBlocks(kept.toByteArray(), true);
                }
                int number = rest.getShort() & 0xFFFF;
                int name = rest.get(rest.position()) & 0xFF;
                rest.position(rest.position() + 1 + name + (1 + name & 1));
                byte[] content = new byte[length(rest)];
                rest.get(content);
                rest.position(Math.min(rest.limit(), rest.position() + (content.length & 1)));
                if (secret && number == IPTC) {
                    kept.writeBytes(block(IPTC, withoutPlaces(content)));
                } else if (!UNTRUE.contains(number) && (!secret || PUBLIC.contains(number))) {
                    kept.write(blocks, from, rest.position() - from);
                }
            }
            return new PhotoshopBlocks(kept.toByteArray(), false);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException _) {
            return new PhotoshopBlocks(kept.toByteArray(), true);
        }
    }

    private static int length(ByteBuffer rest) {
        int length = rest.getInt();
        if (length < 0 || length > rest.remaining()) {
            throw new BufferUnderflowException();
        }
        return length;
    }

    /// A block of its own.
    static byte[] block(int number, byte[] content) {
        return ByteBuffer.allocate(12 + content.length + (content.length & 1))
                .putInt(SIGNATURE).putShort((short) number).putShort((short) 0).putInt(content.length).put(content)
                .array();
    }

    /// A set of extended length, which nobody writes, ends what is kept.
    private static byte[] withoutPlaces(byte[] sets) {
        var kept = new ByteArrayOutputStream();
        int at = 0;
        while (at + SET_HEAD <= sets.length && sets[at] == SET && sets[at + 3] >= 0) {
            int to = at + SET_HEAD + ((sets[at + 3] & 0xFF) << 8 | sets[at + 4] & 0xFF);
            if (to > sets.length) {
                break;
            }
            if (sets[at + 1] != 2 || !PLACES.contains((int) sets[at + 2])) {
                kept.write(sets, at, to - at);
            }
            at = to;
        }
        return kept.toByteArray();
    }
}
