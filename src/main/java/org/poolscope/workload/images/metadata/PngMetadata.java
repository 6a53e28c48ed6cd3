package org.poolscope.workload.images.metadata;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.container.PngFile;
import org.poolscope.workload.images.container.PngFile.Chunk;

/// Where a PNG file has its metadata: in chunks of their own, and in texts with known keywords.
///
/// ```
/// eXIf  TIFF      iCCP  name␀ 0 compressed      pHYs  across:4 down:4 unit:1      tIME  year:2 …
/// tEXt  keyword␀ text      zTXt  keyword␀ 0 compressed      iTXt  keyword␀ compressed?:1 0 language␀ keyword␀ text
/// ```
final class PngMetadata {

    /// Those that say what colours mean [W3C PNG, third edition, 11.3.2].
    private static final Set<String> COLOURS = Set.of("iCCP", "sRGB", "gAMA", "cHRM", "cICP");
    private static final Set<String> READ =
            Set.of("eXIf", "pHYs", "iCCP", "sRGB", "gAMA", "cHRM", "cICP", "tIME", "tEXt", "zTXt", "iTXt");
    /// A PNG in greys can have a profile of greys only [11.3.2.3].
    private static final Set<String> GREYS = Set.of("GRAY");
    private static final int KIND_AT = 25;
    private static final int COLOURED = 2;
    private static final String XMP = "XML:com.adobe.xmp";
    private static final String PHOTOSHOP = "Raw profile type 8bim";
    private static final String RAW = "Raw profile type ";
    private static final String EXIF = "Exif\0\0";
    private static final String OUR_MARK = "Software\0Poolscope ";
    /// Signature and header chunk.
    private static final int AFTER_HEADER = 33;
    /// What a compressed text or profile may grow to.
    private static final int MOST = 1 << 23;

    private PngMetadata() {}

    static void read(FileBytes file, Metadata into) {
        for (Chunk chunk : PngFile.of(file).chunks()) {
            if (!READ.contains(chunk.type()) || !chunk.isSound(file) || !into.takes(chunk.to() - chunk.from())) {
                continue;
            }
            byte[] content = chunk.content(file);
            switch (chunk.type()) {
                case "eXIf" -> into.readExif(content);
                case "pHYs" -> into.density = Density.ofPng(content);
                case "iCCP" -> readProfile(content, hasGreys(file), into);
                case "sRGB", "gAMA", "cHRM", "cICP" -> into.colours.put(chunk.type(), content);
                case "tIME" -> readTime(content, into);
                case "tEXt", "zTXt", "iTXt" -> readText(chunk.type(), content, into);
                default -> { }
            }
        }
    }

    private static boolean hasGreys(FileBytes file) {
        return file.length() > KIND_AT && (file.get(KIND_AT) & COLOURED) == 0;
    }

    private static void readProfile(byte[] content, boolean greys, Metadata into) {
        int name = end(content, 0);
        byte[] icc = name + 2 > content.length ? new byte[0] : inflated(content, name + 2);
        if (icc.length == 0) {
            into.warn("icc-broken");
            return;
        }
        into.readProfile(icc, greys ? GREYS : Metadata.OF_COLOURS);
        if (into.icc.length > 0) {
            into.colours.put("iCCP", content);
        }
    }

    /// Where the zero is that ends a word; the end if there is none.
    private static int end(byte[] content, int from) {
        int end = from;
        while (end < content.length && content[end] != 0) {
            end++;
        }
        return end;
    }

    /// Empty if it is damaged or too large.
    private static byte[] inflated(byte[] content, int from) {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(content, from, content.length - from))) {
            byte[] inflated = in.readNBytes(MOST);
            return inflated.length < MOST ? inflated : new byte[0];
        } catch (IOException _) {
            return new byte[0];
        }
    }

    private static void readTime(byte[] content, Metadata into) {
        if (content.length == 7) {
            into.chunks.put(into.chunks.size() + "tIME", content);
            into.texts.putIfAbsent("Creation Time", "%04d:%02d:%02d %02d:%02d:%02d".formatted(
                    (content[0] & 0xFF) << 8 | content[1] & 0xFF, content[2], content[3], content[4], content[5],
                    content[6]));
        }
    }

    private static void readText(String type, byte[] content, Metadata into) {
        int end = end(content, 0);
        String keyword = new String(content, 0, end, StandardCharsets.ISO_8859_1);
        byte[] text = text(type, content, end + 1);
        if (keyword.equals(XMP)) {
            into.xmp = text;
        } else if (keyword.startsWith(RAW)) {
            readRaw(keyword.substring(RAW.length()), raw(text), into);
        } else if (!new String(content, StandardCharsets.ISO_8859_1).startsWith(OUR_MARK)) {
            into.chunks.put(into.chunks.size() + type, content);
            into.texts.put(keyword, new String(text,
                    type.equals("iTXt") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
        }
    }

    private static void readRaw(String name, byte[] profile, Metadata into) {
        boolean exif = new String(profile, 0, Math.min(profile.length, EXIF.length()), StandardCharsets.ISO_8859_1)
                .equals(EXIF);
        if (exif) {
            into.readExif(Arrays.copyOfRange(profile, EXIF.length(), profile.length));
        } else if (name.equals("8bim") || name.equals("iptc")) {
            boolean bare = profile.length > 0 && profile[0] == PhotoshopBlocks.SET;
            into.readPhotoshop(bare ? PhotoshopBlocks.block(PhotoshopBlocks.IPTC, profile) : profile);
        }
    }

    private static byte[] text(String type, byte[] content, int from) {
        if (from >= content.length) {
            return new byte[0];
        }
        return switch (type) {
            case "tEXt" -> Arrays.copyOfRange(content, from, content.length);
            case "zTXt" -> from + 1 < content.length ? inflated(content, from + 1) : new byte[0];
            default -> {
                int text = Math.min(content.length, end(content, end(content, from + 2) + 1) + 1);
                yield content[from] == 0 ? Arrays.copyOfRange(content, text, content.length) : inflated(content, text);
            }
        };
    }

    /// A profile as ImageMagick writes it: a newline, its name, its length, and its bytes as digits.
    private static byte[] raw(byte[] text) {
        String[] parts = new String(text, StandardCharsets.ISO_8859_1).strip().split("\\s+", 3);
        try {
            return parts.length < 3 ? new byte[0] : HexFormat.of().parseHex(parts[2].replaceAll("\\s", ""));
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    static byte[] into(byte[] copy, Fitted what) {
        List<Chunk> own = PngFile.of(FileBytes.within(copy)).chunks();
        if (own.isEmpty() || own.getFirst().to() != AFTER_HEADER) {
            return copy;
        }
        var out = new ByteArrayOutputStream(copy.length + (1 << 14));
        out.write(copy, 0, AFTER_HEADER);
        if (own.stream().noneMatch(chunk -> COLOURS.contains(chunk.type()))) {
            writeColours(out, what);
        }
        Density density = what.density();
        if (density != null) {
            PngFile.write(out, "pHYs", density.png());
        }
        write(out, "eXIf", "", what.exif(Integer.MAX_VALUE, false, false));
        byte[] xmp = what.xmp(Integer.MAX_VALUE, false);
        write(out, "iTXt", XMP + "\0\0\0\0\0", xmp);
        if (!what.all.extendedXmp.isEmpty() && what.choice == MetadataChoice.ALL) {
            what.tell("xmp-second");
        }
        writeRaw(out, what.photoshop());
        what.all.chunks.forEach((key, content) -> {
            String keyword = new String(content, 0, end(content, 0), StandardCharsets.ISO_8859_1);
            boolean time = key.endsWith("tIME");
            if (!what.nothing() && (time || !what.choice.drops(keyword))) {
                PngFile.write(out, key.substring(key.length() - 4), content);
            }
        });
        if (!what.nothing()) {
            what.all.comments.forEach(comment -> writeComment(out, comment));
        }
        own.stream().skip(1).filter(chunk -> density == null || !chunk.type().equals("pHYs"))
                .forEach(chunk -> out.write(copy, chunk.from(), chunk.to() - chunk.from()));
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String type, String header, byte[] content) {
        if (content.length > 0) {
            var whole = new ByteArrayOutputStream(header.length() + content.length);
            whole.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
            whole.writeBytes(content);
            PngFile.write(out, type, whole.toByteArray());
        }
    }

    /// As they were in another PNG, or a profile alone.
    private static void writeColours(ByteArrayOutputStream out, Fitted what) {
        byte[] icc = what.icc();
        if (what.profile() && !what.all.colours.isEmpty()) {
            what.all.colours.forEach((type, content) -> PngFile.write(out, type, content));
        } else if (icc.length > 0) {
            write(out, "iCCP", "ICC\0\0", PngFile.deflated(icc));
        }
    }

    /// Nobody says in which letters a JPEG's is; as Latin ones they come back as the bytes that they were.
    private static void writeComment(ByteArrayOutputStream out, byte[] comment) {
        write(out, "tEXt", Fitted.COMMENT + "\0", comment);
    }

    private static void writeRaw(ByteArrayOutputStream out, byte[] blocks) {
        if (blocks.length > 0) {
            String text = "\n8bim\n%8d\n%s\n".formatted(blocks.length, HexFormat.of().formatHex(blocks));
            write(out, "zTXt", PHOTOSHOP + "\0\0", PngFile.deflated(text.getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
