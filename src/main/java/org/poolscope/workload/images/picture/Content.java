package org.poolscope.workload.images.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a file holds by its magic number, that is its first bytes, whatever it is called. There is no other place that
/// tells one kind of picture file from another.
public enum Content {
    JPEG, PNG, WEBP, GIF, BMP, TIFF, HEIC, AVIF, JPEG_XL, JPEG_2000, PHOTOSHOP,
    /// What a camera's sensor saw, in any maker's own spelling.
    RAW,
    /// No picture that is known here.
    OTHER;

    /// What the program can read; all other pictures are left out, and told.
    public static final Set<Content> TAKEN = Set.of(JPEG, PNG, WEBP, GIF, BMP, TIFF);

    /// How many bytes of a file tell what it is.
    public static final int HEAD = 32;

    /// Those that begin as a TIFF does: only their names tell them from one.
    private static final Set<String> RAW_ENDINGS = Set.of("3fr", "arw", "cr2", "cr3", "dcr", "dng", "erf", "iiq", "kdc",
            "mos", "mrw", "nef", "nrw", "orf", "pef", "raf", "rw2", "rwl", "sr2", "srf", "srw", "x3f");
    private static final Set<String> PICTURE_ENDINGS = Set.of("avif", "bmp", "gif", "heic", "heif", "jfif", "jp2",
            "jpe", "jpeg", "jpg", "jxl", "mpo", "png", "tif", "tiff", "webp");

    private static final int LONGEST_ENDING = 8;
    private static final String BITMAP_HEADERS = "\f(48@l|";

    /// What a file is that begins so.
    ///
    /// @param bytes  its first [#HEAD] bytes or more, or all there are
    /// @param ending of its name, as [#ending] gives it
    public static Content of(byte[] bytes, String ending) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return JPEG;
        } else if (head.startsWith("\u0089PNG\r\n\u001A\n")) {
            return PNG;
        } else if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return WEBP;
        } else if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return GIF;
        } else if (isBitmap(head)) {
            return BMP;
        } else if (head.startsWith("8BPS\0\u0001")) {
            return PHOTOSHOP;
        } else if (head.startsWith("ftyp", 4) && head.length() >= 12) {
            return ofBrand(head.substring(8, 12), head);
        }
        Content newer = ofJpegsHeirs(head);
        return newer != OTHER ? newer : ofRaw(head, ending);
    }

    /// What a file is that begins so, whatever it is called.
    public static Content of(byte[] bytes) {
        return of(bytes, "");
    }

    /// What a file is by its content; nothing known if it cannot be read.
    ///
    /// @throws InterruptedIOException if this thread was interrupted
    public static Content ofFile(Path file) throws IOException {
        byte[] head = head(file, HEAD);
        return head == null ? OTHER : of(head, ending(file.getFileName().toString()));
    }

    /// The first bytes of a file; null if it cannot be read, and then nobody knows what it is.
    public static byte @Nullable [] head(Path file, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(length);
        } catch (ClosedByInterruptException | InterruptedIOException e) {
            throw e;
        } catch (IOException _) {
            return null;
        }
    }

    /// Two letters alone are the beginning of many a text: the size of the next header has to be one that there is.
    private static boolean isBitmap(String head) {
        return head.startsWith("BM") && head.length() > 17 && head.startsWith("\0\0\0", 15)
                && BITMAP_HEADERS.indexOf(head.charAt(14)) >= 0;
    }

    /// The container of MP4, by who it says can read it.
    private static Content ofBrand(String brand, String head) {
        return switch (brand) {
            case "avif", "avis" -> AVIF;
            case "heic", "heix", "hevc", "hevx", "heim", "heis" -> HEIC;
            case "mif1", "mif2", "msf1" -> head.indexOf("avif", 12) > 0 ? AVIF : HEIC;
            case "crx " -> RAW;
            default -> OTHER;
        };
    }

    private static Content ofJpegsHeirs(String head) {
        if (head.startsWith("\0\0\0\fJXL \r\n\u0087\n") || head.startsWith("\u00FF\n")) {
            return JPEG_XL;
        }
        boolean jpeg2000 = head.startsWith("\0\0\0\fjP  \r\n\u0087\n") || head.startsWith("\u00FFO\u00FFQ");
        return jpeg2000 ? JPEG_2000 : OTHER;
    }

    private static Content ofRaw(String head, String ending) {
        boolean makers = head.startsWith("FUJIFILMCCD-RAW") || head.startsWith("IIRO") || head.startsWith("IIRS")
                || head.startsWith("MMOR") || head.startsWith("IIU\0") || head.startsWith("FOVb")
                || head.startsWith("\0MRM");
        boolean tiff = head.startsWith("II*\0") || head.startsWith("MM\0*") || head.startsWith("II+\0")
                || head.startsWith("MM\0+");
        if (makers || tiff && (head.startsWith("CR", 8) || RAW_ENDINGS.contains(ending))) {
            return RAW;
        }
        return tiff ? TIFF : OTHER;
    }

    /// The ending of a name, in small letters without its dot; empty if what is behind the last dot does not look like
    /// one.
    public static String ending(String name) {
        int dot = name.lastIndexOf('.');
        String ending = name.substring(dot + 1);
        boolean isOne = dot > 0 && !ending.isEmpty() && ending.length() <= LONGEST_ENDING
                && ending.chars().allMatch(Character::isLetterOrDigit);
        return isOne ? ending.toLowerCase(Locale.ROOT) : "";
    }

    /// Whether a person takes a file of such an ending for a photograph, whatever is in it.
    public static boolean isPictureEnding(String ending) {
        return PICTURE_ENDINGS.contains(ending) || RAW_ENDINGS.contains(ending);
    }
}
