package org.poolscope.workload.images.skia;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jetbrains.skia.BlendMode;
import org.jetbrains.skia.Canvas;
import org.jetbrains.skia.Paint;
import org.jetbrains.skia.SurfaceProps;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.Recent;
import org.poolscope.workload.images.picture.Size;

/// Draws a text into pictures, white with a soft dark rim, so that it can be read on light and on dark; or another
/// picture, as it is. For one thread.
public final class Watermark {

    /// The height of letters, and the longer side of a picture, as a part of the shorter side of what they mark.
    private static final double USUAL_LETTERS = 1 / 24.0;
    private static final double USUAL_PICTURE = 1 / 5.0;
    /// How far away from the edge, as a part of that side: as letters of the usual height have it by themselves.
    private static final double MARGIN = 2 * Lettering.BORDER * USUAL_LETTERS;
    private static final int SMALLEST_FONT = 9;
    private static final double PERCENT = 100;

    /// Where it is drawn: in one of nine places, or all over.
    public enum Place {
        TOP_LEFT(0, 0), TOP(0.5, 0), TOP_RIGHT(1, 0),
        LEFT(0, 0.5), CENTRE(0.5, 0.5), RIGHT(1, 0.5),
        BOTTOM_LEFT(0, 1), BOTTOM(0.5, 1), BOTTOM_RIGHT(1, 1),
        TILED(0.5, 0.5);

        /// Which part of the room that is left is on the left, and above.
        private final double across;
        private final double down;

        Place(double across, double down) {
            this.across = across;
            this.down = down;
        }

        /// @param word as [#word] gives it
        public static Place of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /// The words for all of them, in this order.
        public static List<String> words() {
            return Arrays.stream(values()).map(Place::word).toList();
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// How it is drawn.
    ///
    /// @param opacity in percent
    /// @param size    the height of letters, or the longer side of a picture, in percent of the shorter side of the
    ///                picture that is marked; 0 for what is usual
    public record Style(Place place, int opacity, int size) {

        /// In the lower right corner, as most want it.
        public static final Style USUAL = new Style(Place.BOTTOM_RIGHT, 90, 0);

        private double part(double usual) {
            return size == 0 ? usual : size / PERCENT;
        }
    }

    private final String text;
    private final @Nullable Pixels picture;
    private final Style style;
    private final Recent<Size, Stamp> stamps = new Recent<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected void forget(Stamp made) {
            made.close();
        }
    };
    private @Nullable Stamp last;

    private Watermark(String text, @Nullable Pixels picture, Style style) {
        this.text = text;
        this.picture = picture;
        this.style = style;
    }

    /// One that draws nothing.
    public static Watermark none() {
        return ofText("", Style.USUAL);
    }

    /// @param text may be blank, then nothing is drawn; each of its lines is one
    public static Watermark ofText(String text, Style style) {
        return new Watermark(text, null, style);
    }

    /// @param file of a picture that [can be read][EncodedPicture]; it is kept in memory
    /// @throws PictureException if it cannot
    public static Watermark ofPicture(FileBytes file, Style style) throws PictureException {
        try (EncodedPicture encoded = EncodedPicture.open(file)) {
            return new Watermark("", encoded.decode(encoded.size(), true), style);
        }
    }

    /// Whether no font of this machine has some of the text's letters. They are missing, or boxes.
    public boolean lacksLetters() {
        return last != null && last.lacksLetters();
    }

    /// Whether it was drawn smaller than asked into the last picture, since there was no room for more.
    public boolean wasShrunk() {
        return last != null && last.shrunk();
    }

    /// What is drawn onto a picture, and where.
    ///
    /// @param rgba   four bytes for each of its pixels: red, green and blue as far as they are seen, and how far that
    ///               is
    /// @param places where it is drawn; parts of it may be outside of the picture
    /// @param lacksLetters whether no font of this machine has some of the text's letters
    /// @param shrunk       whether it is smaller than asked, since there is no room for more
    public record Mark(Size size, byte[] rgba, List<Point> places, boolean lacksLetters, boolean shrunk) {}

    /// A place on a picture, in pixels from the left and from the top.
    public record Point(int x, int y) {}

    /// What is drawn onto a picture of a size, for whoever draws it otherwise.
    public Mark mark(Size size) {
        Stamp stamp = stampFor(size);
        return new Mark(new Size(stamp.width(), stamp.height()), stamp.rgba(style.opacity / PERCENT),
                places(stamp, size), stamp.lacksLetters(), stamp.shrunk());
    }

    /// Draws it into a picture.
    public void drawInto(Pixels marked) {
        if (!isNothing()) {
            draw(stampFor(marked.size()), marked);
        }
    }

    /// Whether nothing is drawn.
    public boolean isNothing() {
        return text.isBlank() && picture == null;
    }

    private Stamp stampFor(Size size) {
        Stamp stamp = stamps.computeIfAbsent(size, this::stamp);
        last = stamp;
        return stamp;
    }

    private void draw(Stamp stamp, Pixels marked) {
        try (Canvas canvas = new Canvas(marked.bitmap(), new SurfaceProps()); Paint paint = new Paint()) {
            paint.setBlendMode(BlendMode.SRC_OVER);
            paint.setAlphaf((float) (style.opacity / PERCENT));
            for (Point point : places(stamp, marked.size())) {
                canvas.drawImage(stamp.image(), point.x, point.y, paint);
            }
        }
    }

    private List<Point> places(Stamp stamp, Size size) {
        return style.place == Place.TILED ? tiles(stamp, size)
                : List.of(new Point(at(size.width(), stamp.width(), stamp.margin(), style.place.across),
                        at(size.height(), stamp.height(), stamp.margin(), style.place.down)));
    }

    private Stamp stamp(Size of) {
        NativeLibrary.load();
        int shorter = Math.min(of.width(), of.height());
        if (picture != null) {
            return Stamp.of(picture, shorter * style.part(USUAL_PICTURE), of, shorter * MARGIN);
        }
        double letters = shorter * style.part(USUAL_LETTERS);
        return Lettering.stamp(text, Math.max(SMALLEST_FONT, letters), letters, of, shorter * MARGIN,
                style.place.across);
    }

    private static int at(int room, int taken, int margin, double part) {
        return (int) Math.round(margin + part * (room - taken - 2 * margin));
    }

    /// One in the middle, and as far apart as they are high, every other row shifted by half.
    private static List<Point> tiles(Stamp stamp, Size size) {
        List<Point> tiles = new ArrayList<>();
        int across = stamp.width() + Math.max(stamp.height(), stamp.width() / 2);
        int down = 2 * stamp.height();
        int rows = size.height() / down / 2 + 1;
        int columns = size.width() / across / 2 + 2;
        for (int row = -rows; row <= rows; row++) {
            int y = (size.height() - stamp.height()) / 2 + row * down;
            for (int column = -columns; column <= columns; column++) {
                int x = (size.width() - stamp.width()) / 2 + column * across + (row & 1) * across / 2;
                tiles.add(new Point(x, y));
            }
        }
        return tiles;
    }

    /// Those letters of a text that no font of this machine has, in their order, each once. Loads Skia.
    ///
    /// @throws IllegalStateException if this machine has nothing to draw letters with
    public static String lettersLacking(String text) {
        NativeLibrary.load();
        return Lettering.lacking(text);
    }
}
