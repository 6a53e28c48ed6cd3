package org.poolscope.ui.form;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Point;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import javax.swing.text.BadLocationException;
import javax.swing.text.JTextComponent;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.PlainTip;
import org.poolscope.workload.Insertion;
import org.poolscope.workload.Texts;

/// Buttons that put placeholders into a field where its caret is; by the keyboard Ctrl+Space lists the same. They take
/// no focus, so that one goes on typing behind what was put in. As many rows as the width needs. Event dispatch thread
/// only.
@SuppressWarnings("serial")
final class InsertionBar extends JPanel {

    private static final int GAP = 2;
    private static final int USUAL_WIDTH = 270;

    private final transient Texts texts = Texts.of(InsertionBar.class);
    private final JTextComponent field;
    private transient List<Insertion> offered = List.of();

    InsertionBar(JTextComponent field) {
        super(new FlowLayout(FlowLayout.LEADING, 0, UIScale.scale(GAP)));
        this.field = field;
        setOpaque(false);
        setVisible(false);
        setName("insertions");
        field.registerKeyboardAction(_ -> showList(), KeyStroke.getKeyStroke("ctrl SPACE"), JComponent.WHEN_FOCUSED);
    }

    /// Offers these from now on.
    void offer(List<Insertion> insertions) {
        if (insertions.equals(offered)) {
            return;
        }
        offered = List.copyOf(insertions);
        removeAll();
        offered.forEach(insertion -> add(button(insertion)));
        setVisible(!offered.isEmpty());
        revalidate();
        repaint();
    }

    private JButton button(Insertion insertion) {
        String text = Printable.of(insertion.text());
        String tip = texts.format("insertion.tip", text, Printable.of(insertion.meaning()));
        var button = new JButton(text);
        button.setName("insert." + insertion.text());
        button.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        button.putClientProperty(FlatClientProperties.STYLE_CLASS, "insertion");
        PlainTip.onlyPlain(button);
        button.setFocusable(false);
        button.setToolTipText(tip);
        button.getAccessibleContext().setAccessibleName(tip);
        button.addActionListener(_ -> insert(insertion));
        return button;
    }

    private void insert(Insertion insertion) {
        field.replaceSelection(insertion.text());
        field.requestFocusInWindow();
    }

    private void showList() {
        var menu = new JPopupMenu();
        for (Insertion insertion : offered) {
            var item = new JMenuItem(texts.format("insertion.tip", Printable.of(insertion.text()),
                    Printable.of(insertion.meaning())));
            PlainTip.onlyPlain(item);
            item.addActionListener(_ -> insert(insertion));
            menu.add(item);
        }
        if (!offered.isEmpty()) {
            Point caret = caret();
            menu.show(field, caret.x, caret.y);
        }
    }

    private Point caret() {
        try {
            var at = field.modelToView2D(field.getCaretPosition());
            return at == null ? new Point(0, field.getHeight()) : new Point((int) at.getX(), (int) at.getMaxY());
        } catch (BadLocationException _) {
            return new Point(0, field.getHeight());
        }
    }

    /// As high as its rows at the width it has; how wide that is, the layout says first.
    @Override
    public Dimension getPreferredSize() {
        int width = getWidth() > 0 ? getWidth() : UIScale.scale(USUAL_WIDTH);
        int x = 0;
        int rows = getComponentCount() == 0 ? 0 : 1;
        int height = 0;
        for (var button : getComponents()) {
            Dimension size = button.getPreferredSize();
            height = Math.max(height, size.height);
            if (x > 0 && x + size.width > width) {
                rows++;
                x = 0;
            }
            x += size.width;
        }
        int gap = UIScale.scale(GAP);
        return new Dimension(0, rows * (height + gap) + gap);
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        boolean isOther = width != getWidth();
        super.setBounds(x, y, width, height);
        if (isOther && getPreferredSize().height != height) {
            EventQueue.invokeLater(this::revalidate);
        }
    }
}
