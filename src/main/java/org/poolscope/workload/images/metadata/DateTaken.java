package org.poolscope.workload.images.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.metadata.Exif.Directory;
import org.poolscope.workload.images.metadata.Exif.Entry;
import org.poolscope.workload.images.picture.Content;

/// When a photograph was taken: as its Exif data say (CIPA DC-008, 4.6.6 G), which is the time where it was; or else
/// when its file was last changed, in the time zone of this machine.
public final class DateTaken {

    /// Exif data are no larger than 64 KB, and among the first things of a JPEG.
    private static final int HEAD = 1 << 17;
    /// In a PNG nearly all programs write them before the picture, too.
    private static final int MORE = 1 << 20;
    /// In a TIFF or WebP they may be the last.
    private static final int ALL = 1 << 26;
    private static final int TAKEN = 0x9003;
    private static final int DIGITIZED = 0x9004;
    private static final Pattern TIME =
            Pattern.compile("\\s*(\\d{4})[:/.-](\\d\\d)[:/.-](\\d\\d)[ T](\\d\\d):(\\d\\d):(\\d\\d).*", Pattern.DOTALL);

    private DateTaken() {}

    /// Every process of this machine gives the same.
    ///
    /// @throws IOException if the file cannot be read
    public static LocalDateTime of(Path file) throws IOException {
        Exif exif;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            int more = switch (Content.of(head)) {
                case PNG -> MORE;
                case TIFF, WEBP -> ALL;
                default -> 0;
            };
            exif = Metadata.read(FileBytes.within(joined(head, in.readNBytes(more)))).exif;
        }
        LocalDateTime told = exif == null ? null : told(exif);
        return told != null ? told
                : LocalDateTime.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneId.systemDefault());
    }

    private static byte[] joined(byte[] head, byte[] more) {
        byte[] all = Arrays.copyOf(head, head.length + more.length);
        System.arraycopy(more, 0, all, head.length, more.length);
        return all;
    }

    private static @Nullable LocalDateTime told(Exif exif) {
        for (Entry entry : entries(exif)) {
            LocalDateTime time = time(entry);
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    /// Those that may say it, the best first.
    private static List<Entry> entries(Exif exif) {
        var entries = new ArrayList<Entry>();
        for (int tag : new int[] {TAKEN, DIGITIZED}) {
            Entry entry = exif.entries(Directory.EXIF).get(tag);
            if (entry != null) {
                entries.add(entry);
            }
        }
        Entry changed = exif.entries(Directory.IMAGE).get(Exif.CHANGED);
        if (changed != null) {
            entries.add(changed);
        }
        return entries;
    }

    /// Cameras whose clock was never set say that it is the year 0.
    private static @Nullable LocalDateTime time(Entry entry) {
        Matcher time = TIME.matcher(new String(entry.source(), entry.from(), entry.length(),
                StandardCharsets.ISO_8859_1));
        if (!time.matches() || time.group(1).equals("0000")) {
            return null;
        }
        try {
            return LocalDateTime.of(part(time, 1), part(time, 2), part(time, 3), part(time, 4), part(time, 5),
                    part(time, 6));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static int part(Matcher time, int group) {
        return Integer.parseInt(time.group(group));
    }
}
