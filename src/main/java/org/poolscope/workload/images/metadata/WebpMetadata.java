package org.poolscope.workload.images.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.container.WebpFile;
import org.poolscope.workload.images.container.WebpFile.Chunk;

/// Where a WebP file has its metadata: in chunks of their own, announced by flags in the first one, which simple files
/// do not have.
///
/// ```
/// "VP8X"  flags:1 0:3 width−1:3 height−1:3    "ICCP"  profile    picture    "EXIF"  TIFF    "XMP "  packet
///                                                                flags: profile 20, alpha 10, Exif 8, XMP 4, moving 2
/// ```
final class WebpMetadata {

    private static final int PROFILE = 0x20;
    private static final int ALPHA = 0x10;
    private static final int EXIF = 0x08;
    private static final int XMP = 0x04;
    private static final int EXTENDED_BYTES = 10;
    private static final Set<String> METADATA = Set.of("VP8X", "ICCP", "EXIF", "XMP ");
    /// Wrongly before the data in some files.
    private static final String JPEG_HEADER = "Exif\0\0";

    private WebpMetadata() {}

    static void read(FileBytes file, Metadata into) {
        for (Chunk chunk : WebpFile.of(file).chunks()) {
            if (!METADATA.contains(chunk.type()) || !into.takes(chunk.to() - chunk.from())) {
                continue;
            }
            byte[] content = chunk.content(file);
            switch (chunk.type()) {
                case "ICCP" -> into.readProfile(content, Metadata.OF_COLOURS);
                case "XMP " -> into.xmp = content;
                case "EXIF" -> {
                    boolean header = new String(content, 0, Math.min(content.length, JPEG_HEADER.length()),
                            StandardCharsets.ISO_8859_1).equals(JPEG_HEADER);
                    into.readExif(header ? Arrays.copyOfRange(content, JPEG_HEADER.length(), content.length) : content);
                }
                default -> { }
            }
        }
    }

    static byte[] into(byte[] made, Fitted what) {
        FileBytes copy = FileBytes.within(made);
        List<Chunk> own = WebpFile.of(copy).chunks();
        byte[] ownProfile = own.stream().filter(chunk -> chunk.type().equals("ICCP")).findFirst()
                .map(chunk -> chunk.content(copy)).orElse(new byte[0]);
        byte[] icc = ownProfile.length > 0 ? ownProfile : what.icc();
        byte[] exif = what.exif(Integer.MAX_VALUE, true, true);
        byte[] xmp = what.xmp(Integer.MAX_VALUE, false);
        if (what.photoshop().length > 0) {
            what.tell("iptc-no-place");
        }
        if (!what.comments().isEmpty()) {
            what.tell("comment-no-place");
        }
        // Even with nothing to say in it: a file of the simple kind has no place for the mark of who wrote it.
        var chunks = new ByteArrayOutputStream(made.length + (1 << 14));
        WebpFile.write(chunks, "VP8X", extended(copy, own, what, (icc.length > 0 ? PROFILE : 0)
                | (exif.length > 0 ? EXIF : 0) | (xmp.length > 0 ? XMP : 0)));
        write(chunks, "ICCP", icc);
        own.stream().filter(chunk -> !METADATA.contains(chunk.type()))
                .forEach(chunk -> WebpFile.write(chunks, chunk.type(), chunk.content(copy)));
        write(chunks, "EXIF", exif);
        write(chunks, "XMP ", xmp);
        return WebpFile.whole(chunks.toByteArray());
    }

    private static byte[] extended(FileBytes copy, List<Chunk> own, Fitted what, int flags) {
        for (Chunk chunk : own) {
            if (chunk.type().equals("VP8X") && chunk.to() - chunk.from() >= 8 + EXTENDED_BYTES) {
                byte[] content = chunk.content(copy);
                content[0] = (byte) (content[0] & ~(PROFILE | EXIF | XMP) | flags);
                return content;
            }
        }
        byte[] content = new byte[EXTENDED_BYTES];
        content[0] = (byte) (flags | (own.stream().anyMatch(chunk -> hasAlpha(copy, chunk)) ? ALPHA : 0));
        put24(content, 4, what.width() - 1);
        put24(content, 7, what.height() - 1);
        return content;
    }

    /// A lossless picture says so in the bit after its width and height, 14 bits each, after a byte of signature.
    private static boolean hasAlpha(FileBytes copy, Chunk chunk) {
        boolean lossless = chunk.type().equals("VP8L") && chunk.to() - chunk.from() >= 13;
        return chunk.type().equals("ALPH") || lossless && (copy.get(chunk.from() + 12) & 0x10) != 0;
    }

    private static void put24(byte[] content, int at, int number) {
        content[at] = (byte) number;
        content[at + 1] = (byte) (number >> 8);
        content[at + 2] = (byte) (number >> 16);
    }

    private static void write(ByteArrayOutputStream out, String type, byte[] content) {
        if (content.length > 0) {
            WebpFile.write(out, type, content);
        }
    }
}
