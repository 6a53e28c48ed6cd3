package org.poolscope.ui.view;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.BorderFactory;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.plaf.basic.BasicSplitPaneUI;
import org.poolscope.ui.look.Surface;

/// A table below tabs that like to be large. The table has the height its rows need, within reason, until somebody
/// moves the divider; from then on the divider stays. While nothing is in it, it is below the first tab alone.
@SuppressWarnings("serial")
public final class TableBelow extends JSplitPane {

    private static final int LEAST_ROWS = 4;
    private static final double MOST_OF_HEIGHT = 0.38;
    private static final int SIDE = 10;

    private final JTabbedPane tabs;
    private final JTable table;
    private final JScrollPane scroller;
    private boolean moved;

    /// @param tabs the first of them is the one that the table belongs to
    public TableBelow(JTabbedPane tabs, JTable table) {
        super(VERTICAL_SPLIT, tabs, new Surface(new BorderLayout()));
        this.tabs = tabs;
        this.table = table;
        this.scroller = new JScrollPane(table);
        var below = (Surface) getBottomComponent();
        below.setBorder(BorderFactory.createEmptyBorder(0, UIScale.scale(SIDE), 0, UIScale.scale(SIDE)));
        below.add(scroller);
        setResizeWeight(1);
        // With F8 alone Swing goes to the divider; that key is the window's.
        getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke("F8"), "none");
        getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke("shift F8"), "startResize");
        table.getModel().addTableModelListener(_ -> showIfWanted());
        tabs.addChangeListener(_ -> showIfWanted());
    }

    private void showIfWanted() {
        getBottomComponent().setVisible(tabs.getSelectedIndex() == 0 || table.getModel().getRowCount() > 0);
        revalidate();
    }

    /// Laid out twice where the divider has to move: a split pane whose size has changed shares out the difference, and
    /// looks at the divider's location only the next time.
    @Override
    public void doLayout() {
        boolean shown = getBottomComponent().isVisible();
        if (getUI() instanceof BasicSplitPaneUI ui) {
            ui.getDivider().setVisible(shown);
        }
        if (!shown) {
            tabs.setBounds(0, 0, getWidth(), getHeight());
            return;
        }
        super.doLayout();
        if (!moved && scroller != null) {
            int location = getHeight() - getDividerSize() - heightOfTable();
            if (location != getDividerLocation()) {
                setDividerLocation(location);
                super.doLayout();
            }
        }
    }

    private int heightOfTable() {
        int rows = Math.max(LEAST_ROWS, table.getRowCount());
        int wanted = table.getTableHeader().getPreferredSize().height + rows * table.getRowHeight()
                + scroller.getHorizontalScrollBar().getPreferredSize().height;
        return (int) Math.min(wanted, MOST_OF_HEIGHT * getHeight());
    }

    /// The divider belongs to the look and feel, and is another one after every change of theme.
    @Override
    public void updateUI() {
        super.updateUI();
        if (getUI() instanceof BasicSplitPaneUI ui) {
            ui.getDivider().addMouseMotionListener(new MouseAdapter() {
                @Override
                public void mouseDragged(MouseEvent event) {
                    moved = true;
                }
            });
        }
    }
}
