package org.poolscope.workload.images.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.container.JpegFile;
import org.poolscope.workload.images.container.JpegFile.Segment;
import org.poolscope.workload.images.container.JpegFrame;
import org.poolscope.workload.images.picture.PictureException;

/// Where a JPEG file has its metadata: in segments before the picture data.
///
/// ```
/// APP0   "JFIF␀"  version:2  unit:1  density:2 2  …
/// APP1   "Exif␀␀"  TIFF           APP1  "http://ns.adobe.com/xap/1.0/␀"  packet
/// APP2   "ICC_PROFILE␀"  number:1  of:1  part    APP13  "Photoshop 3.0␀"  blocks, maybe over several segments
/// ```
final class JpegMetadata {

    private static final String JFIF = "JFIF\0";
    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String EXTENDED = "http://ns.adobe.com/xmp/extension/\0";
    private static final String ICC = "ICC_PROFILE\0";
    private static final Set<Integer> READ =
            Set.of(JpegFile.APP0, JpegFile.APP1, JpegFile.APP2, JpegFile.APP13, JpegFile.COMMENT);
    private static final int INKS = 4;
    private static final String OUR_MARK = "Poolscope ";

    private JpegMetadata() {}

    static void read(FileBytes file, Metadata into) {
        var icc = new TreeMap<Integer, byte[]>();
        var photoshop = new ByteArrayOutputStream();
        for (Segment segment : JpegFile.headOf(file).head()) {
            if (!READ.contains(segment.marker()) || !into.takes(segment.to() - segment.from())) {
                continue;
            }
            switch (segment.marker()) {
                case JpegFile.APP0 -> readApp0(file, segment, into);
                case JpegFile.APP1 -> readApp1(file, segment, into);
                case JpegFile.APP2 -> {
                    byte[] part = segment.content(file, ICC.length());
                    if (segment.begins(file, ICC) && part.length > 2) {
                        icc.put(part[0] & 0xFF, part);
                    }
                }
                case JpegFile.APP13 -> {
                    if (segment.begins(file, PhotoshopBlocks.HEADER)) {
                        photoshop.writeBytes(segment.content(file, PhotoshopBlocks.HEADER.length()));
                    }
                }
                case JpegFile.COMMENT -> {
                    if (!segment.begins(file, OUR_MARK)) {
                        into.comments.add(segment.content(file, 0));
                    }
                }
                default -> { }
            }
        }
        readProfile(icc, colours(file), into);
        into.readPhotoshop(photoshop.toByteArray());
    }

    private static void readApp0(FileBytes file, Segment segment, Metadata into) {
        if (segment.begins(file, JFIF) && into.density == null) {
            into.density = Density.ofJfif(segment.content(file, 0));
        }
    }

    private static void readApp1(FileBytes file, Segment segment, Metadata into) {
        if (segment.begins(file, EXIF)) {
            into.readExif(segment.content(file, EXIF.length()));
        } else if (segment.begins(file, XMP) && into.xmp == null) {
            into.xmp = segment.content(file, XMP.length());
        } else if (segment.begins(file, EXTENDED)) {
            into.extendedXmp.add(segment.content(file, 0));
        }
    }

    private static Set<String> colours(FileBytes file) {
        try {
            return switch (JpegFrame.of(file).components().size()) {
                case 1 -> Metadata.OF_GREYS;
                case INKS -> Metadata.OF_INKS;
                default -> Metadata.OF_COLOURS;
            };
        } catch (PictureException _) {
            return Set.of();
        }
    }

    private static void readProfile(TreeMap<Integer, byte[]> parts, Set<String> colours, Metadata into) {
        if (parts.isEmpty()) {
            return;
        }
        int count = parts.firstEntry().getValue()[1] & 0xFF;
        if (parts.size() != count || parts.firstKey() != 1 || parts.lastKey() != count) {
            into.warn("icc-broken");
            return;
        }
        var icc = new ByteArrayOutputStream();
        parts.values().forEach(part -> icc.write(part, 2, part.length - 2));
        into.readProfile(icc.toByteArray(), colours);
    }

    static byte[] into(byte[] copy, Fitted what) {
        FileBytes made = FileBytes.within(copy);
        List<Segment> head = JpegFile.headOf(made).head();
        boolean jfif = !head.isEmpty() && head.getFirst().marker() == JpegFile.APP0;
        int place = jfif ? head.getFirst().to() : 2;
        var out = new ByteArrayOutputStream(copy.length + (1 << 14));
        byte[] start = Arrays.copyOf(copy, place);
        Density density = what.density();
        if (density != null && jfif && head.getFirst().begins(made, JFIF)) {
            density.intoJfif(start, head.getFirst().from() + 4);
        }
        out.writeBytes(start);
        write(out, JpegFile.APP1, EXIF, what.exif(JpegFile.MOST - EXIF.length(), true, false));
        boolean extended = what.choice == MetadataChoice.ALL && !what.all.extendedXmp.isEmpty();
        byte[] xmp = what.xmp(JpegFile.MOST - XMP.length(), extended);
        write(out, JpegFile.APP1, XMP, xmp);
        if (extended && xmp.length > 0) {
            what.all.extendedXmp.forEach(part -> JpegFile.write(out, JpegFile.APP1, part));
        }
        writeParts(out, what.photoshop());
        if (head.stream().noneMatch(segment -> segment.begins(made, ICC))) {
            writeProfile(out, what.icc());
        }
        what.comments().stream().filter(comment -> comment.length <= JpegFile.MOST)
                .forEach(comment -> JpegFile.write(out, JpegFile.COMMENT, comment));
        out.write(copy, place, copy.length - place);
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int marker, String header, byte[] content) {
        if (content.length > 0) {
            var whole = new ByteArrayOutputStream(header.length() + content.length);
            whole.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
            whole.writeBytes(content);
            JpegFile.write(out, marker, whole.toByteArray());
        }
    }

    private static void writeParts(ByteArrayOutputStream out, byte[] photoshop) {
        int most = JpegFile.MOST - PhotoshopBlocks.HEADER.length();
        for (int from = 0; from < photoshop.length; from += most) {
            write(out, JpegFile.APP13, PhotoshopBlocks.HEADER,
                    Arrays.copyOfRange(photoshop, from, Math.min(photoshop.length, from + most)));
        }
    }

    private static void writeProfile(ByteArrayOutputStream out, byte[] icc) {
        int most = JpegFile.MOST - ICC.length() - 2;
        int parts = Math.ceilDiv(icc.length, most);
        for (int part = 0; part < parts && parts <= 0xFF; part++) {
            byte[] content = new byte[2 + Math.min(most, icc.length - part * most)];
            content[0] = (byte) (part + 1);
            content[1] = (byte) parts;
            System.arraycopy(icc, part * most, content, 2, content.length - 2);
            write(out, JpegFile.APP2, ICC, content);
        }
    }
}
