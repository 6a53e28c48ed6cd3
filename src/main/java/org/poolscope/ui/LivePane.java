package org.poolscope.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.util.function.Consumer;
import javax.swing.Action;
import javax.swing.BorderFactory;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JComponent;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import org.poolscope.ui.look.Surface;
import org.poolscope.ui.view.ChartSaver;

/// The charts of the run below the words that say which run it is.
final class LivePane {

    private LivePane() {}

    /// @param whole chooses from where on the charts show a run
    /// @param tell  what became of a chart that was to be saved, in words
    static JComponent of(JComponent caption, JComponent charts, Action whole, Consumer<String> tell) {
        var pane = new Surface(new BorderLayout(0, UIScale.scale(8)));
        pane.setBorder(BorderFactory.createEmptyBorder(
                UIScale.scale(12), UIScale.scale(16), UIScale.scale(8), UIScale.scale(16)));
        pane.add(caption, BorderLayout.NORTH);
        var menu = new JPopupMenu();
        menu.add(new JCheckBoxMenuItem(whole));
        charts.setComponentPopupMenu(menu);
        menu.addSeparator();
        new ChartSaver(tell).on(charts, menu);
        var scroller = new JScrollPane(charts, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
                ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroller.setOpaque(false);
        scroller.getViewport().setOpaque(false);
        pane.add(scroller);
        return pane;
    }
}
