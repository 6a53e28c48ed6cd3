package org.poolscope.workload.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Parameters;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.container.Buffer;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.container.FileCheck;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.skia.EncodedPicture;
import org.poolscope.workload.images.skia.Watermark;
import org.poolscope.workload.images.skia.Watermark.Place;
import org.poolscope.workload.images.skia.Watermark.Style;

/// What pictures are marked with.
///
/// @param text    if it is no picture; may be blank for nothing at all
/// @param picture the file of one, in place of the text
record Marking(String text, Optional<Path> picture, Style style) {

    private static final String TEXT = "watermark";
    private static final String PICTURE = "watermark-picture";
    private static final String PLACE = "watermark-place";
    private static final String OPACITY = "watermark-opacity";
    private static final String SIZE = "watermark-size";

    /// Those of its parameters that few people change.
    static final List<String> ADVANCED = List.of(PICTURE, PLACE, OPACITY, SIZE);

    private static final Texts TEXTS = Texts.of(Marking.class);
    private static final int LAST_ASCII = 0x7F;
    /// Every worker has it in memory, at four bytes for each pixel.
    private static final long MOST_BYTES = 32 << 20;
    private static final long MOST_PIXELS = 16_000_000;
    private static final int MILLION = 1_000_000;

    static List<Parameter> parameters(Parameters all) {
        return List.of(
                all.line(TEXT, "", 200),
                all.file(PICTURE),
                all.choice(PLACE, Style.USUAL.place().word(), Place.words()),
                all.number(OPACITY, Style.USUAL.opacity(), 1, 100, "%"),
                all.number(SIZE, Style.USUAL.size(), 0, 100, "%"));
    }

    static Marking of(Settings settings) {
        return new Marking(settings.text(TEXT), settings.file(PICTURE), new Style(Place.of(settings.text(PLACE)),
                settings.integer(OPACITY), settings.integer(SIZE)));
    }

    /// Makes sure that it can be drawn, as far as it is a picture: no other costs anything to look at.
    ///
    /// @throws InvalidSettingException if it is none that can be read, or too large
    void require() {
        if (picture.isPresent()) {
            try {
                require(picture.get());
            } catch (PictureException e) {
                throw new InvalidSettingException(PICTURE, FileTrouble.inWords(e));
            } catch (IOException e) {
                throw refused("watermark.unreadable", FileTrouble.inWords(e));
            }
        }
    }

    private static void require(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw refused("watermark.missing", file);
        }
        if (Files.isDirectory(file)) {
            throw refused("watermark.folder", file);
        }
        long bytes = Files.size(file);
        if (bytes > MOST_BYTES) {
            throw refused("watermark.heavy", bytes >> 20, MOST_BYTES >> 20);
        }
        try (FileBytes read = FileBytes.read(file, new Buffer());
             EncodedPicture picture = EncodedPicture.open(FileCheck.of(read).file())) {
            Size size = picture.size();
            if ((long) size.width() * size.height() > MOST_PIXELS) {
                throw refused("watermark.large", size.width(), size.height(), MOST_PIXELS / MILLION);
            }
        }
    }

    private static InvalidSettingException refused(String key, Object... details) {
        return ImageFolders.refused(PICTURE, key, details);
    }

    /// What a person should know of it before anything is marked. Skia is asked, and so loaded, only for a text that is
    /// not plain ASCII: that takes some 0.3 s of processor time the first time.
    List<String> notes() {
        if (picture.isPresent() || text.chars().allMatch(letter -> letter <= LAST_ASCII)) {
            return List.of();
        }
        try {
            String lacking = Watermark.lettersLacking(text);
            return lacking.isEmpty() ? List.of() : List.of(TEXTS.format("watermark.lacking", lacking.codePoints()
                    .mapToObj("U+%04X"::formatted).collect(Collectors.joining(", "))));
        } catch (IllegalStateException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /// Reads what is to be drawn.
    ///
    /// @throws IOException if the picture cannot be read, with the reason
    Watermark watermark() throws IOException {
        return picture.isEmpty() ? Watermark.ofText(text, style) : ofPicture(picture.get());
    }

    private Watermark ofPicture(Path file) throws IOException {
        try (FileBytes read = FileBytes.read(file, new Buffer())) {
            return Watermark.ofPicture(FileCheck.of(read).file(), style);
        }
    }
}
