package org.poolscope.chart;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;
import org.poolscope.chart.pane.ChartHeader;
import org.poolscope.chart.pane.ChartHeader.Entry;
import org.poolscope.chart.pane.WorkerColors;
import org.poolscope.chart.plot.Strokes;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.compare.words.SliceWords;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// What the workers of each pool size did with their time: a bar for each size, as wide as all that they had, in
/// slices; above them which colour is which. Not visible as long as nothing is known. Event dispatch thread only.
@SuppressWarnings("serial")
public final class WaterfallChart extends HeadedChart {

    private static final Texts TEXTS = Texts.of(WaterfallChart.class);
    private static final int BAR = 14;
    private static final int GAP = 4;
    private static final int AFTER_LABEL = 8;
    private static final float SAMPLE = 8;

    /// A dash that is longer than a sample, so that its ends are straight.
    private static final float WHOLE = 100;

    /// A slice that is nowhere more than this is told by its tip alone.
    private static final double NOTHING = 0.005;

    private SortedMap<Integer, Slices> shown = Collections.emptySortedMap();

    public WaterfallChart() {
        super("waterfall", TEXTS.get("waterfall.title"));
        setDrawing(new Bars());
    }

    /// Shows what a sweep has found, so far or in the end.
    public void setResult(SweepResult result) {
        shown = result.recommendation().slices();
        setVisible(!shown.isEmpty());
        getAccessibleContext().setAccessibleDescription(spoken());
        refresh();
    }

    @Override
    void refresh() {
        header().show(slices().map(slice ->
                Entry.line(SliceWords.of(slice), color(slice), Strokes.dashed(SAMPLE, WHOLE))).toList());
        super.refresh();
    }

    @Override
    public void doLayout() {
        header().setLines(header().linesFor(getWidth()));
        super.doLayout();
    }

    private Stream<Slice> slices() {
        return Stream.of(Slice.values())
                .filter(slice -> shown.values().stream().anyMatch(each -> each.part(slice) > NOTHING));
    }

    static Color color(Slice slice) {
        // Opening is a part of what it takes until there can be work, and no worker's colour is left.
        Color own = WorkerColors.of(switch (slice) {
            case WORK -> 1;
            case WAIT -> 2;
            case SHARED -> 3;
            case GC -> 4;
            case PROCESSOR -> 5;
            case CARRY -> 6;
            case START, OPEN -> 7;
            case TAIL -> 8;
        });
        return slice == Slice.OPEN ? own.darker() : own;
    }

    private String spoken() {
        return shown.entrySet().stream().map(size -> TEXTS.format("waterfall.spoken", label(size.getKey()),
                slices().map(slice -> part(size.getValue(), slice)).collect(Collectors.joining(", "))))
                .collect(Collectors.joining(" "));
    }

    private static String label(int size) {
        return TEXTS.format("waterfall.size", size);
    }

    private static String part(Slices slices, Slice slice) {
        return TEXTS.format("waterfall.part", SliceWords.of(slice),
                Figures.wholePercent(100 * Math.max(0, slices.part(slice))));
    }

    /// The bars, without their header().
    private final class Bars extends JComponent {

        Bars() {
            // With none there would be no tips at all.
            setToolTipText("");
        }

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(UIScale.scale(100), shown.size() * UIScale.scale(BAR + GAP));
        }

        @Override
        public Dimension getMinimumSize() {
            return new Dimension(0, 0);
        }

        /// From one bar to the next; less than usual where there is little room.
        private double step() {
            return Math.min(UIScale.scale(BAR + GAP), (double) getHeight() / Math.max(1, shown.size()));
        }

        private int left() {
            FontMetrics metrics = getFontMetrics(theme().small());
            return shown.keySet().stream().mapToInt(size -> metrics.stringWidth(label(size))).max().orElse(0)
                    + UIScale.scale(AFTER_LABEL);
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g = (Graphics2D) graphics.create();
            ChartHeader.hints(this, g);
            g.setFont(theme().small());
            FontMetrics metrics = g.getFontMetrics();
            double step = step();
            double height = step * BAR / (BAR + GAP);
            double y = 0;
            for (var size : shown.entrySet()) {
                double x = left();
                for (Slice slice : Slice.values()) {
                    double width = width(size.getValue(), slice);
                    g.setColor(color(slice));
                    g.fill(new Rectangle2D.Double(x, y, width, height));
                    x += width;
                }
                if (height >= metrics.getAscent() - metrics.getDescent()) {
                    g.setColor(theme().muted());
                    g.drawString(label(size.getKey()), 0,
                            (float) (y + (height + metrics.getAscent() - metrics.getDescent()) / 2));
                }
                y += step;
            }
            g.dispose();
        }

        private double width(Slices slices, Slice slice) {
            return Math.max(0, slices.part(slice)) * Math.max(0, getWidth() - left());
        }

        @Override
        public @Nullable String getToolTipText(MouseEvent event) {
            int row = (int) (event.getY() / Math.max(1, step()));
            List<Integer> sizes = List.copyOf(shown.keySet());
            if (row >= sizes.size()) {
                return null;
            }
            Slices slices = shown.get(sizes.get(row));
            double x = left();
            for (Slice slice : Slice.values()) {
                double end = x + width(slices, slice);
                if (event.getX() >= x && event.getX() < end) {
                    return TEXTS.format("waterfall.spoken", label(sizes.get(row)), part(slices, slice));
                }
                x = end;
            }
            return null;
        }
    }
}
