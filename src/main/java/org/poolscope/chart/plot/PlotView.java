package org.poolscope.chart.plot;

import com.formdev.flatlaf.util.UIScale;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/// A plot as two pictures, one above the other: the ground, which JFreeChart draws, with axes and all that does not
/// move; and the traces. Of these a frame draws what is new: a strip at the end. When the view moves on, the picture of
/// the traces is moved by whole pixels. So a frame costs little, however much there is to be seen.
@SuppressWarnings("serial")
public final class PlotView extends JComponent {

    /// With more moving lines than this, drawing them smooth takes too long.
    private static final int SMOOTH_TRACES = 16;

    /// How far a line or a point reaches beyond its middle.
    private static final int REACH = 6;

    /// How far from a whole pixel a movement may be by rounding.
    private static final double NEARLY = 1e-3;

    private final transient JFreeChart chart;
    private final transient List<Trace> traces = new ArrayList<>();
    private final transient ChartRenderingInfo info = new ChartRenderingInfo(null);
    private transient @Nullable Pictures pictures;
    private transient Object ground = "";
    private Color background = Color.WHITE;
    private Color pointerColor = Color.GRAY;
    private transient @Nullable Pointer pointer;

    public PlotView(JFreeChart chart) {
        this.chart = chart;
        setOpaque(true);
        setInheritsPopupMenu(true);
        setMinimumSize(UIScale.scale(new Dimension(120, 60)));
        setPreferredSize(UIScale.scale(new Dimension(480, 180)));
    }

    /// Both pictures, in pixels of the screen, and what they show.
    ///
    /// @param looks what the traces were drawn with
    private record Pictures(BufferedImage ground, BufferedImage traces, double scale, Range x, Range y, Object look,
                            List<Object> looks) {

        boolean fit(int width, int height, double wanted) {
            return scale == wanted && ground.getWidth() == pixels(width, wanted)
                    && ground.getHeight() == pixels(height, wanted);
        }

        Pictures showing(Range nextX, Range nextY, Object nextLook, List<Object> nextLooks) {
            return new Pictures(ground, traces, scale, nextX, nextY, nextLook, nextLooks);
        }
    }

    private static int pixels(int length, double scale) {
        return Math.max(1, (int) Math.ceil(length * scale));
    }

    /// What to draw, from the next [#changed] on.
    public List<Trace> traces() {
        return traces;
    }

    /// What lies under all, and the line that marks where the mouse points.
    public void colors(Color ground, Color line) {
        background = ground;
        pointerColor = line;
    }

    /// Has somebody told whenever the mouse points at something else.
    public void onPointer(Runnable change) {
        pointer = Pointer.in(this, change);
    }

    /// The x that the mouse points at; `NaN` if it points at none.
    public double pointed() {
        return pointer != null && isPointedAt(pointer) ? projection().valueX(pointer.x()) : Double.NaN;
    }

    /// Where an x lies, in pixels from the left.
    public int pixelX(double x) {
        return (int) Math.round(projection().pixelX(x));
    }

    private boolean isPointedAt(Pointer by) {
        return !traces.isEmpty() && by.isIn(dataArea());
    }

    /// Brings the pictures up to what was set.
    ///
    /// @param look all that the ground is drawn with, apart from the ranges
    public void changed(Object look) {
        ground = look;
        Pictures shown = pictures;
        if (shown == null || isDisplayable() && !isShowing() || !shown.fit(getWidth(), getHeight(), shown.scale)) {
            pictures = null;
            repaint();
        } else {
            update(shown);
        }
    }

    private void update(Pictures shown) {
        Range x = chart.getXYPlot().getDomainAxis().getRange();
        Range y = chart.getXYPlot().getRangeAxis().getRange();
        List<Object> looks = traces.stream().map(Trace::look).toList();
        boolean moved = !x.equals(shown.x);
        boolean sameGround = !moved && y.equals(shown.y) && ground.equals(shown.look);
        double by = moved ? movement(shown, x) : 0;
        double from = by < 0 || !y.equals(shown.y) || !looks.equals(shown.looks) || !ground.equals(shown.look)
                ? Double.NEGATIVE_INFINITY : changedFrom();
        pictures = shown.showing(x, y, ground, looks);
        if (!sameGround) {
            drawGround(pictures);
        }
        Rectangle drawn = drawTraces(pictures, from, (int) by);
        repaint(sameGround ? drawn : new Rectangle(getSize()));
    }

    /// By how many pixels of the screen the view has moved on; negative if not by whole ones, or too far.
    private double movement(Pictures shown, Range x) {
        Rectangle2D area = dataArea();
        double pixels = (x.getLowerBound() - shown.x.getLowerBound()) / x.getLength() * area.getWidth() * shown.scale;
        boolean sameLength = Math.abs(x.getLength() - shown.x.getLength()) < 1e-9;
        boolean whole = Math.abs(pixels - Math.rint(pixels)) < NEARLY;
        return sameLength && whole && pixels < area.getWidth() * shown.scale ? Math.rint(pixels) : -1;
    }

    private double changedFrom() {
        double from = Double.POSITIVE_INFINITY;
        for (Trace trace : traces) {
            from = Math.min(from, trace.changedFrom());
        }
        return from;
    }

    private Rectangle2D dataArea() {
        return info.getPlotInfo().getDataArea();
    }

    private void drawGround(Pictures on) {
        Graphics2D g = on.ground.createGraphics();
        g.scale(on.scale, on.scale);
        drawGround(g);
        g.dispose();
    }

    private void drawGround(Graphics2D g) {
        g.setColor(background);
        g.fillRect(0, 0, getWidth(), getHeight());
        chart.draw(g, new Rectangle(getSize()), info);
    }

    /// Moves the picture of the traces to the left and draws what has changed.
    ///
    /// @param from where that begins; minus infinity for everything
    /// @return where it was drawn
    private Rectangle drawTraces(Pictures on, double from, int movedBy) {
        Rectangle2D area = dataArea();
        var inPixels = AffineTransform.getScaleInstance(on.scale, on.scale).createTransformedShape(area).getBounds();
        Projection at = projection();
        Graphics2D g = on.traces.createGraphics();
        g.clip(inPixels);
        double begin = from == Double.NEGATIVE_INFINITY ? area.getX() : at.pixelX(from) - UIScale.scale(REACH);
        if (movedBy > 0) {
            // Else what is transparent would leave what is there.
            g.setComposite(AlphaComposite.Src);
            g.copyArea(inPixels.x, inPixels.y, inPixels.width, inPixels.height, -movedBy, 0);
            begin = Math.min(begin, area.getMaxX() - movedBy / on.scale - UIScale.scale(REACH));
        }
        Rectangle strip = null;
        if (begin < area.getMaxX()) {
            strip = strip(inPixels, begin, on.scale);
            int[] first = firsts(at, strip.x / on.scale);
            if (first == null) {
                strip = inPixels;
                first = new int[traces.size()];
            }
            draw(g, on.scale, strip, at, first);
        }
        g.dispose();
        return strip == null ? new Rectangle() : AffineTransform.getScaleInstance(1 / on.scale, 1 / on.scale)
                .createTransformedShape(strip).getBounds();
    }

    private Projection projection() {
        return new Projection(dataArea(), chart.getXYPlot().getDomainAxis().getRange(),
                chart.getXYPlot().getRangeAxis().getRange());
    }

    private static Rectangle strip(Rectangle area, double begin, double scale) {
        int left = Math.max(area.x, (int) Math.floor(begin * scale));
        return new Rectangle(left, area.y, area.x + area.width - left, area.height);
    }

    /// The points to begin at for a strip; null if a trace cannot begin there.
    private int @Nullable [] firsts(Projection at, double left) {
        double x = at.valueX(left - UIScale.scale(REACH));
        int[] first = new int[traces.size()];
        for (int i = 0; i < first.length; i++) {
            Trace trace = traces.get(i);
            first[i] = Math.max(0, trace.indexOf(x) - 2);
            if (!trace.canBeginAt(first[i])) {
                return null;
            }
        }
        return first;
    }

    private void draw(Graphics2D g, double scale, Rectangle strip, Projection at, int[] first) {
        g.clip(strip);
        g.setComposite(AlphaComposite.Clear);
        g.fill(strip);
        g.setComposite(AlphaComposite.SrcOver);
        g.scale(scale, scale);
        drawTraces(g, at, first);
        traces.forEach(Trace::drawn);
    }

    private void drawTraces(Graphics2D g, Projection at, int[] first) {
        boolean smooth = traces.size() <= SMOOTH_TRACES;
        for (int i = 0; i < traces.size(); i++) {
            traces.get(i).draw(g, at, first[i], smooth);
        }
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        if (isPaintingForPrint()) {
            drawGround(g);
            g.clip(dataArea());
            drawTraces(g, projection(), new int[traces.size()]);
        } else {
            double scale = g.getTransform().getScaleX();
            if (pictures == null || !pictures.fit(getWidth(), getHeight(), scale)) {
                pictures = drawAll(scale);
            }
            show(g, pictures);
            if (pointer != null && isPointedAt(pointer)) {
                pointer.draw(g, dataArea(), pointerColor);
            }
        }
        g.dispose();
    }

    /// Pixel for pixel, though at a scale such as 1.25 the corner may lie between two.
    private static void show(Graphics2D g, Pictures pictures) {
        AffineTransform at = g.getTransform();
        g.setTransform(new AffineTransform());
        int x = (int) Math.rint(at.getTranslateX());
        int y = (int) Math.rint(at.getTranslateY());
        g.drawImage(pictures.ground, x, y, null);
        g.drawImage(pictures.traces, x, y, null);
        g.setTransform(at);
    }

    private Pictures drawAll(double scale) {
        int width = pixels(getWidth(), scale);
        int height = pixels(getHeight(), scale);
        var plot = chart.getXYPlot();
        var made = new Pictures(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB),
                new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE), scale,
                plot.getDomainAxis().getRange(), plot.getRangeAxis().getRange(), ground,
                traces.stream().map(Trace::look).toList());
        drawGround(made);
        drawTraces(made, Double.NEGATIVE_INFINITY, 0);
        return made;
    }

    /// A picture is as large as the screen's part it is for; while nobody sees it, none is needed.
    @Override
    public void removeNotify() {
        pictures = null;
        super.removeNotify();
    }
}
