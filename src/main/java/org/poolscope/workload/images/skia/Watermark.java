package org.poolscope.workload.images.skia;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jetbrains.skia.BlendMode;
import org.jetbrains.skia.Canvas;
import org.jetbrains.skia.Paint;
import org.jetbrains.skia.SurfaceProps;
import org.poolscope.workload.images.picture.Size;

/// Draws a text into the lower right corner of pictures: white, with a soft dark rim, so that it can be read on light
/// and on dark. For one thread.
public final class Watermark {

    /// Letters this high, as a part of the picture's shorter side.
    private static final double RELATIVE_HEIGHT = 1 / 24.0;
    private static final int SMALLEST_FONT = 9;
    /// Most batches have a few sizes of pictures, over and over.
    private static final int REMEMBERED = 16;

    private final String text;
    private final Map<Size, Stamp> stamps = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Size, Stamp> eldest) {
            boolean tooMany = size() > REMEMBERED;
            if (tooMany) {
                eldest.getValue().close();
            }
            return tooMany;
        }
    };

    /// @param text may be blank, then nothing is drawn
    public Watermark(String text) {
        this.text = text;
    }

    /// Gets ready to draw, which the first time takes a new JVM longer than anything else about a picture.
    ///
    /// @throws IllegalStateException if this machine has nothing to draw letters with
    public void prepare() {
        NativeLibrary.load();
        if (!text.isBlank()) {
            Stamp.of(text, SMALLEST_FONT, 1).close();
        }
    }

    /// Whether no font of this machine has some of the text's letters. They are drawn as boxes.
    public boolean lacksLetters() {
        return stamps.values().stream().anyMatch(Stamp::lacksLetters);
    }

    /// Draws the text into a picture.
    public void drawInto(Pixels picture) {
        if (text.isBlank()) {
            return;
        }
        Size size = picture.size();
        double fontSize = Math.max(SMALLEST_FONT, Math.min(size.width(), size.height()) * RELATIVE_HEIGHT);
        Stamp stamp = stamps.computeIfAbsent(size, s -> Stamp.of(text, fontSize, s.width()));
        try (Canvas canvas = new Canvas(picture.bitmap(), new SurfaceProps()); Paint paint = new Paint()) {
            paint.setBlendMode(BlendMode.SRC_OVER);
            canvas.drawImage(stamp.image(), size.width() - stamp.width() - stamp.border(),
                    size.height() - stamp.height() - stamp.border(), paint);
        }
    }
}
