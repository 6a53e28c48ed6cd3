package org.poolscope.workload.images.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.picture.Content;
import org.poolscope.workload.images.picture.Profile;

/// What a picture file says beside the picture, and how a copy in any of the three formats that are written gets it. A
/// TIFF has all in tags of its own.
///
/// | from \ to | JPEG | PNG | WebP |
/// | --- | --- | --- | --- |
/// | Exif | APP1 | eXIf | EXIF |
/// | XMP | APP1, its second part too | iTXt | XMP |
/// | IPTC, Photoshop | APP13 | a text as ImageMagick and ExifTool write it | none: told |
/// | density | JFIF | pHYs | in Exif |
/// | texts of a PNG | title, author, copyright, time in Exif, if it says nothing of them | as they were | as in JPEG |
/// | other texts of a PNG | none: told | as they were | none: told |
/// | comments of a JPEG | as they were | a text | none: told |
/// | text "Comment" of a PNG | a comment | as it was | none: told |
/// | profile, if asked | APP2 | iCCP | ICCP |
/// | gamma and the like of a PNG, if asked | none | as they were | none |
///
/// What it says of size and orientation is made true, and there is no thumbnail: it would show the picture before it
/// was turned and marked. For one thread.
public final class Metadata {

    /// How many bytes of it are carried over altogether. More would have room in the heaps of some workers only.
    static final int MOST = 1 << 23;
    private static final int PROFILE_HEAD = 128;
    static final Set<String> OF_COLOURS = Set.of("RGB ");
    /// A curve for all three is a curve for greys.
    static final Set<String> OF_GREYS = Set.of("GRAY", "RGB ");
    static final Set<String> OF_INKS = Set.of("CMYK");

    private static final Texts TEXTS = Texts.of(Metadata.class);

    @Nullable Exif exif;
    /// Of a file that says it elsewhere than in Exif data; 0 of others.
    int orientation;
    byte @Nullable [] xmp;
    /// The second part of the XMP packet, as the segments that it comes in.
    final List<byte[]> extendedXmp = new ArrayList<>();
    /// Photoshop's blocks, IPTC among them.
    byte[] photoshop = new byte[0];
    byte[] icc = new byte[0];
    /// The chunks by which a PNG says what its colours mean, by type: that of the profile, and others beside it.
    final Map<String, byte[]> colours = new LinkedHashMap<>();
    @Nullable Density density;
    final List<byte[]> comments = new ArrayList<>();
    /// The texts of a PNG: whole chunks to be taken as they are, by number and type, and what the well-known ones say.
    final Map<String, byte[]> chunks = new LinkedHashMap<>();
    final Map<String, String> texts = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private int taken;

    Metadata() {}

    /// A copy, and what it could not get.
    public record Carried(byte[] file, List<String> warnings) {}

    /// Reads what a file says, of whatever format: nothing if it is none of the four. Never fails, and takes no more
    /// time than to go through the file once.
    public static Metadata read(FileBytes file) {
        var metadata = new Metadata();
        switch (Content.of(file.head(Content.HEAD))) {
            case TIFF -> TiffMetadata.read(file, metadata);
            case JPEG -> JpegMetadata.read(file, metadata);
            case PNG -> PngMetadata.read(file, metadata);
            case WEBP -> WebpMetadata.read(file, metadata);
            default -> { }
        }
        return metadata;
    }

    /// How the picture is stored, as the value of Exif's tag: 1 to 8, and 1, which is upright, if nothing is said.
    public int orientation() {
        return orientation > 0 ? orientation : exif == null ? 1 : exif.orientation();
    }

    /// The colour profile; empty if there is none.
    public byte[] profile() {
        return icc.clone();
    }

    /// Puts it into a copy of the picture. Nothing of that is changed but what is said beside its data.
    ///
    /// @param copy    a JPEG, PNG or WebP that was just encoded, upright; any other comes back as it is
    /// @param choice  what of it the copy gets
    /// @param width   of the copy, in pixels
    /// @param profile whether its colours are stored as they were, so that it gets what says what they mean
    public Carried into(byte[] copy, MetadataChoice choice, int width, int height, boolean profile) {
        List<String> told = new ArrayList<>(choice == MetadataChoice.NONE ? List.of() : warnings);
        var fitted = new Fitted(this, choice, width, height, profile, told);
        byte[] file = switch (Content.of(copy)) {
            case JPEG -> JpegMetadata.into(copy, fitted);
            case PNG -> PngMetadata.into(copy, fitted);
            case WEBP -> WebpMetadata.into(copy, fitted);
            default -> copy;
        };
        return new Carried(file, List.copyOf(told));
    }

    /// Takes Exif data as a file has them.
    void readExif(byte[] data) {
        Exif read = Exif.of(data);
        if (read == null || read.isBroken()) {
            warn("exif-broken");
        }
        exif = exif == null ? read : exif;
    }

    /// Takes a colour profile as a file has it, unless it is one of colours that the picture does not have.
    ///
    /// @param colours those it has, in the spelling of profiles
    void readProfile(byte[] profile, Set<String> colours) {
        String said = profile.length < PROFILE_HEAD ? "" : Profile.colours(profile);
        if (said.isEmpty() || colours.contains(said)) {
            icc = profile;
        } else {
            warn("icc-foreign");
        }
    }

    /// Takes Photoshop's blocks as a file has them.
    void readPhotoshop(byte[] blocks) {
        PhotoshopBlocks read = PhotoshopBlocks.of(blocks, MetadataChoice.ALL);
        if (read.broken()) {
            warn("iptc-broken");
        }
        photoshop = read.bytes();
    }

    /// Whether there is room for so many bytes more; if not, that is told.
    boolean takes(int bytes) {
        if (bytes > MOST - taken) {
            warn("too-much");
            return false;
        }
        taken += bytes;
        return true;
    }

    void warn(String key) {
        String warning = text(key);
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    static String text(String key) {
        return TEXTS.get(key);
    }

    static String format(String key, Object... details) {
        return TEXTS.format(key, details);
    }
}
