package org.poolscope.ui.view.state;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import javax.swing.JTable;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.Series;
import org.poolscope.ui.look.WordsCell;

/// The state of a shared object or a figure in words, and to their right a small line (sparkline) of what it was from
/// the run's begin, between its own least and most: figures of any size can be read below each other.
@SuppressWarnings("serial")
final class HistoryCell extends WordsCell {

    private static final int WIDTH = 72;
    private static final int INSET = 5;

    private final transient Path2D.Double line = new Path2D.Double();
    private transient @Nullable Series series;
    private boolean selected;

    @Override
    public Component getTableCellRendererComponent(JTable table, @Nullable Object value, boolean isSelected,
                                                   boolean focused, int row, int column) {
        super.getTableCellRendererComponent(table, value, isSelected, false, row, column);
        setToolTipText(getText().isEmpty() ? null : getText());
        selected = isSelected;
        series = ((SharedTableModel) table.getModel()).historyAt(table.convertRowIndexToModel(row));
        return this;
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        int words = getFontMetrics(getFont()).stringWidth(getText()) + getInsets().left + UIScale.scale(INSET);
        int width = UIScale.scale(WIDTH);
        if (series == null || series.size() < 2 || getWidth() - words < width) {
            return;
        }
        trace(series, getWidth() - width, width - UIScale.scale(INSET));
        Graphics2D pen = (Graphics2D) g.create();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(selected ? getForeground() : UIManager.getColor("Poolscope.quiet"));
        pen.setStroke(new BasicStroke(UIScale.scale(1f)));
        pen.draw(line);
        pen.dispose();
    }

    private void trace(Series of, int left, int width) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < of.size(); i++) {
            least = Double.isNaN(of.value(i)) ? least : Math.min(least, of.value(i));
            most = Double.isNaN(of.value(i)) ? most : Math.max(most, of.value(i));
        }
        int inset = UIScale.scale(INSET);
        double height = getHeight() - 2.0 * inset;
        double begin = of.nanos(0);
        double perNano = width / Math.max(1, of.nanos(of.size() - 1) - begin);
        line.reset();
        boolean drawn = false;
        for (int i = 0; i < of.size(); i++) {
            if (Double.isNaN(of.value(i))) {
                drawn = false;
                continue;
            }
            double x = left + (of.nanos(i) - begin) * perNano;
            // One that never changes lies in the middle.
            double y = inset + height * (most > least ? (most - of.value(i)) / (most - least) : 0.5);
            if (drawn) {
                line.lineTo(x, y);
            } else {
                line.moveTo(x, y);
            }
            drawn = true;
        }
    }
}
