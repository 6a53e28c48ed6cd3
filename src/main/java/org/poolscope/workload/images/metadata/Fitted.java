package org.poolscope.workload.images.metadata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What of [Metadata] one copy gets: chosen, and true for it.
final class Fitted {

    /// The texts of a PNG that Exif has a tag for.
    private static final Map<String, Integer> TAGS = Map.of("Author", Exif.ARTIST, "Copyright", Exif.COPYRIGHT,
            "Title", Exif.DESCRIPTION, "Description", Exif.DESCRIPTION, "Creation Time", Exif.CHANGED);

    /// The keyword of a PNG's text that is what a JPEG has as a comment.
    static final String COMMENT = "Comment";

    private static final int LAST_STRAIGHT = 4;
    /// Of the texts that have no place.
    private static final int MOST_NAMED = 5;

    final Metadata all;
    final MetadataChoice choice;
    private final int width;
    private final int height;
    private final boolean profile;
    private final List<String> told;

    Fitted(Metadata all, MetadataChoice choice, int width, int height, boolean profile, List<String> told) {
        this.all = all;
        this.choice = choice;
        this.width = width;
        this.height = height;
        this.profile = profile;
        this.told = told;
    }

    boolean nothing() {
        return choice == MetadataChoice.NONE;
    }

    /// The Exif data; empty if there are none.
    ///
    /// @param most     how many bytes there is room for; without the maker's note they may be fewer
    /// @param withText whether a PNG's texts are to be in it
    /// @param alone    whether the format has no other place for the density
    byte[] exif(int most, boolean withText, boolean alone) {
        if (nothing()) {
            return new byte[0];
        }
        Exif exif = all.exif == null ? Exif.empty() : all.exif.copy();
        if (withText) {
            putTexts(exif);
        }
        Density density = all.density;
        if (alone && density != null) {
            exif.putDensity(density);
        }
        if (isTurned()) {
            exif.turnDensity();
        }
        exif.filter(choice);
        exif.correct(width, height);
        byte[] bytes = exif.bytes();
        if (bytes.length > most) {
            exif.dropMakerNote();
            bytes = exif.bytes();
            tell(bytes.length > most ? "exif-large" : "note-large");
        }
        return bytes.length > most ? new byte[0] : bytes;
    }

    private void putTexts(Exif exif) {
        List<String> others = new ArrayList<>();
        all.texts.forEach((keyword, text) -> {
            Integer tag = TAGS.get(keyword);
            if (tag != null) {
                exif.putText(tag, text);
            } else if (!keyword.equals(COMMENT) && !choice.drops(keyword)) {
                others.add(keyword.replaceAll("\\p{Cntrl}", "?"));
            }
        });
        if (!others.isEmpty()) {
            told.add(Metadata.format("texts-no-place", others.size(),
                    String.join(", ", others.subList(0, Math.min(MOST_NAMED, others.size())))));
        }
    }

    /// The XMP packet; empty if there is none.
    ///
    /// @param extended whether its second part comes with it
    byte[] xmp(int most, boolean extended) {
        byte[] xmp = all.xmp;
        if (nothing() || xmp == null) {
            return new byte[0];
        }
        byte @Nullable [] edited = Xmp.edited(xmp, choice, width, height, extended);
        if (edited == null) {
            tell("xmp-broken");
            return new byte[0];
        }
        if (edited.length > most) {
            tell("xmp-large");
            return new byte[0];
        }
        return edited;
    }

    /// Photoshop's blocks; empty if there are none.
    byte[] photoshop() {
        return nothing() ? new byte[0] : PhotoshopBlocks.of(all.photoshop, choice).bytes();
    }

    /// Comments of a JPEG, and those that a PNG has as a text.
    List<byte[]> comments() {
        List<byte[]> comments = new ArrayList<>(nothing() ? List.of() : all.comments);
        String text = nothing() ? null : all.texts.get(COMMENT);
        if (text != null) {
            comments.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return comments;
    }

    /// Whether rows of the original are columns of the copy.
    private boolean isTurned() {
        return all.orientation() > LAST_STRAIGHT;
    }

    @Nullable Density density() {
        Density density = all.density == null && all.exif != null ? all.exif.density() : all.density;
        return nothing() || density == null ? null : isTurned() ? density.turned() : density;
    }

    /// Whether colours are stored as they were.
    boolean profile() {
        return profile;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /// The profile that the copy is to get; empty if none.
    byte[] icc() {
        return profile ? all.icc : new byte[0];
    }

    void tell(String key) {
        String warning = Metadata.text(key);
        if (!told.contains(warning)) {
            told.add(warning);
        }
    }
}
