package org.poolscope.workload.images.skia;

import java.text.Bidi;
import java.util.List;
import java.util.stream.Collectors;
import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.Canvas;
import org.jetbrains.skia.Color;
import org.jetbrains.skia.ColorAlphaType;
import org.jetbrains.skia.FilterBlurMode;
import org.jetbrains.skia.Font;
import org.jetbrains.skia.FontMgr;
import org.jetbrains.skia.Image;
import org.jetbrains.skia.ImageInfo;
import org.jetbrains.skia.MaskFilter;
import org.jetbrains.skia.Paint;
import org.jetbrains.skia.Rect;
import org.jetbrains.skia.SurfaceProps;
import org.jetbrains.skia.TextBlob;
import org.jetbrains.skia.TextLine;
import org.jetbrains.skia.shaper.Shaper;
import org.jetbrains.skia.shaper.ShapingOptions;
import org.poolscope.workload.images.picture.Size;

/// Lines of text, each shaped and ordered as its script wants; letters that the font does not have come from another
/// one. For one thread; to be closed.
final class Lettering implements AutoCloseable {

    /// The room around the letters, as a part of their size.
    static final double BORDER = 0.3;
    private static final int LETTERS = Color.INSTANCE.makeRGB(255, 255, 255);
    private static final int RIM = Color.INSTANCE.makeARGB(133, 0, 0, 0);
    /// How often the rim is drawn: once is too faint for thin letters.
    private static final int RIMS = 2;
    private static final short MISSING = 0;
    private static final float ANY_SIZE = 16;

    private final List<TextLine> lines;
    /// Which part of the room beside a line that is shorter than others is on its left.
    private final double across;

    private Lettering(String text, Font font, double across) {
        this.lines = text.strip().lines().map(line -> shaped(line.replaceAll("\\p{Cntrl}", " "), font)).toList();
        this.across = across;
    }

    /// Draws a text: white letters with a dark rim.
    ///
    /// @param fontSize in pixels; less is used if it would become too wide or too high
    /// @param wanted   what is no less than it was to be
    /// @param room     what there is for the letters and twice their border
    /// @param margin   how far letters are from the edge, in pixels, if their border is not more
    /// @param across   0 for lines that begin at the same place, 1 for such that end there
    static Stamp stamp(String text, double fontSize, double wanted, Size room, double margin, double across) {
        try (Font font = new Font(Fonts.bold(), (float) fontSize)) {
            // Otherwise half the size is not half as wide.
            font.setSubpixel(true);
            font.setLinearMetrics(true);
            double fitting;
            try (var lettering = new Lettering(text, font, across)) {
                fitting = fontSize * Math.min(1, lettering.scale(room, margin, BORDER * fontSize));
            }
            font.setSize((float) fitting);
            try (var lettering = new Lettering(text, font, across)) {
                int border = (int) Math.max(1, Math.ceil(BORDER * fitting));
                return new Stamp(lettering.drawn(border), (int) Math.max(0, Math.round(margin) - border),
                        lettering.lacksLetters(), fitting < wanted * Stamp.NOTICED);
            }
        }
    }

    private static TextLine shaped(String text, Font font) {
        boolean leftToRight = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        try (Shaper shaper = Shaper.Companion.make(FontMgr.Companion.getDefault())) {
            return shaper.shapeLine(text, font, ShapingOptions.Companion.getDEFAULT().withLeftToRight(leftToRight));
        }
    }

    private double scale(Size room, double margin, double border) {
        double width = width();
        double height = lines.size() * height();
        double within = Math.min((room.width() - 2 * margin) / width, (room.height() - 2 * margin) / height);
        return Math.min(within, Math.min(room.width() / (width + 4 * border), room.height() / (height + 4 * border)));
    }

    private double width() {
        return lines.stream().mapToDouble(TextLine::getWidth).max().orElse(0);
    }

    /// From one line to the next.
    private double height() {
        return lines.stream().mapToDouble(TextLine::getHeight).max().orElse(0);
    }

    private boolean lacksLetters() {
        return lines.stream().anyMatch(Lettering::lacksLetters);
    }

    private static boolean lacksLetters(TextLine line) {
        for (short glyph : line.getGlyphs()) {
            if (glyph == MISSING) {
                return true;
            }
        }
        return false;
    }

    private Image drawn(int border) {
        Rect box = box();
        int width = (int) Math.ceil(box.getWidth()) + 2 * border;
        int height = (int) Math.ceil(box.getHeight()) + 2 * border;
        try (Bitmap bitmap = Pixels.blank(new ImageInfo(width, height, Pixels.COLOURS, ColorAlphaType.PREMUL));
             Canvas canvas = new Canvas(bitmap, new SurfaceProps());
             Paint paint = new Paint();
             MaskFilter blur = MaskFilter.Companion.makeBlur(FilterBlurMode.NORMAL, (float) border / 3, true)) {
            canvas.translate(border - box.getLeft(), border - box.getTop());
            paint.setAntiAlias(true);
            paint.setColor(RIM);
            paint.setMaskFilter(blur);
            for (int i = 0; i < RIMS; i++) {
                draw(canvas, paint);
            }
            paint.setMaskFilter(null);
            paint.setColor(LETTERS);
            draw(canvas, paint);
            bitmap.setImmutable();
            return Image.Companion.makeFromBitmap(bitmap);
        }
    }

    private void draw(Canvas canvas, Paint paint) {
        for (int i = 0; i < lines.size(); i++) {
            canvas.drawTextLine(lines.get(i), left(i), top(i), paint);
        }
    }

    /// Where a line begins, seen from the longest.
    private float left(int line) {
        return (float) (across * (width() - lines.get(line).getWidth()));
    }

    private float top(int line) {
        return (float) (line * height());
    }

    /// Where the letters are, seen from the beginning of the first line.
    private Rect box() {
        Rect all = null;
        for (int i = 0; i < lines.size(); i++) {
            try (TextBlob blob = lines.get(i).getTextBlob()) {
                if (blob != null) {
                    Rect box = blob.getTightBounds().offset(left(i), top(i));
                    all = all == null ? box : union(all, box);
                }
            }
        }
        return all == null ? Rect.Companion.makeWH(1, 1) : all;
    }

    private static Rect union(Rect one, Rect other) {
        return Rect.Companion.makeLTRB(Math.min(one.getLeft(), other.getLeft()), Math.min(one.getTop(), other.getTop()),
                Math.max(one.getRight(), other.getRight()), Math.max(one.getBottom(), other.getBottom()));
    }

    /// Those letters of a text that no font of this machine has, in their order, each once.
    static String lacking(String text) {
        try (Font font = new Font(Fonts.bold(), ANY_SIZE)) {
            try (var all = new Lettering(text, font, 0)) {
                if (!all.lacksLetters()) {
                    return "";
                }
            }
            return text.codePoints().distinct().mapToObj(Character::toString).filter(letter -> {
                try (var one = new Lettering(letter, font, 0)) {
                    return one.lacksLetters();
                }
            }).collect(Collectors.joining());
        }
    }

    @Override
    public void close() {
        lines.forEach(TextLine::close);
    }
}
