package org.poolscope.chart;

import java.awt.BorderLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.poolscope.chart.pane.ChartHeader;
import org.poolscope.chart.pane.ChartTheme;

/// What is drawn below the header that all charts have, in their colours and letters. Not visible as long as there is
/// nothing to show. Event dispatch thread only.
@SuppressWarnings("serial")
abstract class HeadedChart extends JPanel {

    private ChartTheme theme = ChartTheme.current();
    private final ChartHeader header;

    HeadedChart(String name, String title) {
        super(new BorderLayout());
        header = new ChartHeader(title, theme);
        setName(name);
        header.setInheritsPopupMenu(true);
        setOpaque(false);
        getAccessibleContext().setAccessibleName(title);
        add(header, BorderLayout.NORTH);
        setVisible(false);
    }

    /// Has something drawn below the header.
    final void setDrawing(JComponent drawing) {
        drawing.setInheritsPopupMenu(true);
        add(drawing, BorderLayout.CENTER);
    }

    final ChartHeader header() {
        return header;
    }

    final ChartTheme theme() {
        return theme;
    }

    @Override
    public void updateUI() {
        super.updateUI();
        // The look and feel is asked for before there is anything here.
        if (header != null) {
            theme = ChartTheme.current();
            header.setTheme(theme);
            refresh();
        }
    }

    /// What is shown, or how, is another now.
    void refresh() {
        revalidate();
        repaint();
    }
}
