package org.poolscope.ui.view.history;

import com.formdev.flatlaf.util.UIScale;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;

/// What stands above a list: a field to search it by, and what can be done with what is selected. They are beside each
/// other, and one below the other where there is no room for that, so that no button is cut off. Event dispatch thread
/// only.
@SuppressWarnings("serial")
final class SearchBar extends JPanel {

    private static final int GAP = 12;

    /// So wide that what one has typed can be read.
    private static final int LEAST_FIELD = 140;

    private final MigLayout layout = new MigLayout("insets 0, gapy 6", "[grow,fill]" + GAP + "[]");
    private final JTextField search;
    private final JPanel buttons = new JPanel(new MigLayout("insets 0, gapx 6"));
    private boolean beside = true;

    SearchBar(JTextField search, List<JButton> buttons) {
        setLayout(layout);
        setOpaque(false);
        this.search = search;
        this.buttons.setOpaque(false);
        buttons.forEach(this.buttons::add);
        add(search);
        add(this.buttons);
        place();
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        super.setBounds(x, y, width, height);
        boolean room = buttons.getPreferredSize().width + UIScale.scale(GAP + LEAST_FIELD) <= width;
        if (room != beside) {
            beside = room;
            place();
            revalidate();
        }
    }

    private void place() {
        layout.setComponentConstraints(search, beside ? "wmin 0" : "wmin 0, span, wrap");
        layout.setComponentConstraints(buttons, beside ? "wmin 0" : "wmin 0, span");
    }
}
