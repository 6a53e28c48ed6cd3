package org.poolscope.ui.view.picture;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.function.Consumer;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JToolTip;
import javax.swing.SwingConstants;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.ItemLine;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.CutInside;
import org.poolscope.ui.look.Icons;
import org.poolscope.ui.look.PlainTip;
import org.poolscope.workload.Texts;

/// An item of late: its picture before and after, side by side, and its name. To press it selects the item.
@SuppressWarnings({"serial", "this-escape"})
final class PairButton extends JButton {

    private static final int WIDTH = 96;
    private static final int HEIGHT = 72;
    private static final int GAP = 4;
    private static final int ROUND = 12;

    private final transient Texts texts = Texts.of(PairButton.class);
    private transient @Nullable BeforeAfter pair;

    /// @param chosen told the item when it is pressed
    PairButton(Consumer<ItemLine> chosen) {
        PlainTip.onlyPlain(this);
        putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        setHorizontalTextPosition(SwingConstants.CENTER);
        setVerticalTextPosition(SwingConstants.BOTTOM);
        setIcon(new Pictures());
        setText(" ");
        getAccessibleContext().setAccessibleName(texts.get("pair.none"));
        addActionListener(_ -> {
            if (pair != null) {
                chosen.accept(pair.line);
            }
        });
    }

    /// Shows another item, or the same one when more of it is known.
    void show(BeforeAfter next) {
        if (pair != next) {
            pair = next;
            String name = Printable.of(String.valueOf(next.files.input().getFileName()));
            setText(CutInside.fit(name, UIScale.scale(2 * WIDTH), getFontMetrics(getFont())::stringWidth));
            setToolTipText(Printable.of(next.line.name()));
            getAccessibleContext().setAccessibleName(
                    texts.format(next.line.success() ? "pair.done" : "pair.failed", name));
        }
        repaint();
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(UIScale.scale(2 * WIDTH + GAP + ROUND), super.getPreferredSize().height);
    }

    /// A long name does not push the others away.
    @Override
    public Dimension getMinimumSize() {
        return getPreferredSize();
    }

    @Override
    public JToolTip createToolTip() {
        return new PlainTip(this);
    }

    private final class Pictures implements Icon {

        @Override
        public void paintIcon(Component on, Graphics graphics, int x, int y) {
            var canvas = (Graphics2D) graphics;
            var first = new Rectangle(x, y, UIScale.scale(WIDTH), getIconHeight());
            var second = new Rectangle(x + first.width + UIScale.scale(GAP), y, first.width, first.height);
            if (pair != null) {
                PictureBox.paint(canvas, PairButton.this, pair.before, first, 1);
                PictureBox.paint(canvas, PairButton.this, pair.after, second, 0);
                if (!pair.line.success()) {
                    PictureBox.paint(canvas, PairButton.this, Icons.of("danger"), second);
                }
            }
        }

        @Override
        public int getIconWidth() {
            return UIScale.scale(2 * WIDTH + GAP);
        }

        @Override
        public int getIconHeight() {
            return UIScale.scale(HEIGHT);
        }
    }
}
