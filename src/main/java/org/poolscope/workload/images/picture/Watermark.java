package org.poolscope.workload.images.picture;

import java.util.LinkedHashMap;
import java.util.Map;
import org.poolscope.workload.Texts;

/// Draws a text into the lower right corner of pictures: white, with a soft dark rim, so that it can be read on light
/// and on dark. For one thread.
public final class Watermark {

    /// Letters this high, as a part of the picture's shorter side.
    private static final double RELATIVE_HEIGHT = 1 / 24.0;
    private static final int SMALLEST_FONT = 9;
    private static final int WHITE = 255;
    private static final int NO_DIFFERENCE = 128;
    /// Most batches have a few sizes of pictures, over and over.
    private static final int REMEMBERED = 16;

    private final String text;
    private final Map<Size, Stamp> stamps = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Size, Stamp> eldest) {
            return size() > REMEMBERED;
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
        if (text.isBlank()) {
            return;
        }
        try {
            Lettering.of(text, SMALLEST_FONT, 1);
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // Without a font the JDK fails in many ways, one after the other, bare errors among them.
            throw new IllegalStateException(Texts.of(Watermark.class).get("NO_FONTS"), e);
        }
    }

    /// Draws the text into a picture that was [resized][Picture#resized], into its own samples.
    public void drawInto(Picture picture) {
        if (text.isBlank()) {
            return;
        }
        Size size = picture.size();
        double fontSize = Math.max(SMALLEST_FONT, Math.min(size.width(), size.height()) * RELATIVE_HEIGHT);
        Stamp stamp = stamps.computeIfAbsent(size, s -> Stamp.of(Lettering.of(text, fontSize, s.width()), s));
        for (int i = 0; i < picture.planes().size(); i++) {
            Plane plane = picture.planes().get(i);
            if (picture.colours().isDifference(i)) {
                stamp.put(plane, Picture.COARSENESS, NO_DIFFERENCE, stamp.hides());
            } else {
                stamp.put(plane, 1, WHITE, picture.colours().isAlpha(i) ? stamp.hides() : stamp.shines());
            }
        }
    }
}
