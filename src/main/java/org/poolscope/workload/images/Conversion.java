package org.poolscope.workload.images;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.container.FileCheck;
import org.poolscope.workload.images.metadata.Metadata;
import org.poolscope.workload.images.metadata.Metadata.Carried;
import org.poolscope.workload.images.picture.Content;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.Profile;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.png.PngEncoder;
import org.poolscope.workload.images.scaling.View;
import org.poolscope.workload.images.skia.EncodedPicture;
import org.poolscope.workload.images.skia.Format;
import org.poolscope.workload.images.skia.Pixels;
import org.poolscope.workload.images.skia.Watermark;
import org.poolscope.workload.images.tiff.TiffPicture;
import org.poolscope.workload.images.turbo.Turbo;
import org.poolscope.workload.images.turbo.TurboPicture;
import org.poolscope.workload.images.turbo.TurboResult;
import org.poolscope.workload.images.webp.LosslessWebp;

/// Makes the file of a result of the file of a picture. Everyday JPEGs are made of everyday JPEGs by libjpeg-turbo
/// where it is installed; the rest by Skia. Which of them does it depends on the machine and the picture alone. For one
/// thread.
///
/// @param marks of the watermark, for everyday JPEGs
/// @param turbo what is installed
record Conversion(Shape shape, Watermark watermark, Marks marks, Encoding encoding, Keeping keeping, Turns turns,
                  Turbo turbo) {

    private static final Texts TEXTS = Texts.of(Conversion.class);
    private static final String RGB = "RGB ";

    /// Converts a picture.
    ///
    /// @throws org.poolscope.workload.images.picture.PictureException if it cannot be read, with the reason
    /// @throws java.io.InterruptedIOException                         if this thread was interrupted
    Carried of(FileCheck check) throws IOException {
        Metadata metadata = Metadata.read(check.file());
        Carried carried = converted(check.file(), metadata);
        return warned(check.warnings(), carried.warnings(), carried.file());
    }

    private static Carried warned(List<String> some, List<String> more, byte[] file) {
        return new Carried(file, Stream.concat(some.stream(), more.stream()).toList());
    }

    private Carried converted(FileBytes file, Metadata metadata) throws IOException {
        Content content = Content.of(file.head(Content.HEAD));
        boolean mayBeEveryday = content == Content.JPEG && encoding.target().of(Format.JPEG) == Format.JPEG
                && (keeping.colours() || metadata.profile().length == 0);
        Optional<TurboPicture> everyday = mayBeEveryday ? turbo.open(file) : Optional.empty();
        if (everyday.isPresent()) {
            try (TurboPicture picture = everyday.get()) {
                return converted(picture, metadata);
            }
        }
        // Asked before, since a worker without TIFFs is to load nothing for them.
        if (content == Content.TIFF) {
            return convertedTiff(file, metadata);
        }
        try (EncodedPicture picture = EncodedPicture.open(file)) {
            return converted(picture, metadata);
        }
    }

    /// By way of a PNG.
    private Carried convertedTiff(FileBytes file, Metadata metadata) throws IOException {
        try (TiffPicture tiff = TiffPicture.open(file);
             Turns.Turn _ = turns.take(tiff.isBig());
             EncodedPicture picture = EncodedPicture.open(tiff.png())) {
            return converted(picture, metadata);
        }
    }

    private View view(Size stored, Metadata metadata, Format written) throws IOException {
        Orientation orientation = Orientation.ofExif(metadata.orientation());
        Size from = orientation.swapsSides() ? new Size(stored.height(), stored.width()) : stored;
        Shape.Cut cut = shape.of(from.width(), from.height());
        Size part = new Size(cut.width(), cut.height());
        written.require(part);
        return new View(stored, orientation, cut.whole(from), cut.scaledLeft(), cut.scaledTop(), part);
    }

    private Carried converted(TurboPicture picture, Metadata metadata) throws IOException {
        View view = view(picture.size(), metadata, Format.JPEG);
        try (Turns.Turn _ = turns.take(picture.isBig(view))) {
            TurboResult result = picture.show(view, encoding.sampling(picture.sampling()));
            Optional<Watermark.Mark> mark = marks.of(view.part());
            mark.ifPresent(one -> draw(one, result));
            Carried carried = metadata.into(result.encode(encoding.quality()), keeping.metadata(), view.part().width(),
                    view.part().height(), keeping.colours());
            return warned(carried.warnings(), mark.map(one -> told(one.lacksLetters(), one.shrunk()))
                    .orElse(List.of()), carried.file());
        }
    }

    private static void draw(Watermark.Mark mark, TurboResult result) {
        mark.places().forEach(place -> result.draw(mark.size(), mark.rgba(), place.x(), place.y()));
    }

    /// What there is to say of the mark.
    private static List<String> told(boolean lacksLetters, boolean shrunk) {
        return Stream.concat(lacksLetters ? Stream.of(TEXTS.get("item.lacks-letters")) : Stream.empty(),
                shrunk ? Stream.of(TEXTS.get("item.shrunk-watermark")) : Stream.empty()).toList();
    }

    private Carried converted(EncodedPicture picture, Metadata metadata) throws IOException {
        Format written = encoding.target().of(picture.format());
        boolean asStored = written == picture.format() && written != Format.WEBP;
        boolean carries = keeping.colours()
                && (asStored ? !picture.isInked() : isForColours(picture, metadata.profile()));
        View view = view(picture.size(), metadata, written);
        boolean lossless = encoding.staysLossless(picture, written);
        boolean big = picture.isBig(view.stored()) || lossless && LosslessWebp.isBig(view.part());
        try (Turns.Turn _ = turns.take(big);
             Pixels stored = picture.decode(view.stored(), !carries);
             Pixels kept = stored.shown(view)) {
            watermark.drawInto(kept);
            Carried made = metadata.into(encode(kept, written, picture), keeping.metadata(), view.part().width(),
                    view.part().height(), carries);
            Carried carried = warned(made.warnings(), told(watermark.lacksLetters(), watermark.wasShrunk()),
                    made.file());
            return lossless && !LosslessWebp.takes(view.part())
                    ? warned(carried.warnings(), List.of(TEXTS.get("item.loss")), carried.file()) : carried;
        }
    }

    private byte[] encode(Pixels picture, Format written, EncodedPicture original) {
        byte[] small = written == Format.PNG ? PngEncoder.encode(picture, original.colours()) : null;
        if (small != null) {
            return small;
        }
        if (encoding.staysLossless(original, written) && LosslessWebp.takes(picture.size())) {
            return LosslessWebp.encode(picture);
        }
        int quality = encoding.quality(original, written);
        if (!picture.hasAlpha() || written.hasAlpha()) {
            return picture.encode(written, quality);
        }
        try (Pixels opaque = picture.on(encoding.background())) {
            return opaque.encode(written, quality);
        }
    }

    /// Whether a profile is true of the colours of a picture in whatever format: one of greys or inks is for files that
    /// store those.
    private static boolean isForColours(EncodedPicture picture, byte[] profile) {
        return !picture.isInked() && !picture.isGrey() && Profile.colours(profile).equals(RGB);
    }
}
