package org.poolscope.ui.form;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import org.poolscope.ui.look.Icons;

/// A part of the form that is folded away until somebody asks for it.
@SuppressWarnings("serial")
final class Fold extends JPanel {

    private final JToggleButton heading;
    private final JPanel content = new JPanel(new MigLayout(FormLayout.SECTION, FormLayout.COLUMNS, FormLayout.ROWS));

    Fold(String title, String name) {
        super(new MigLayout("insets 0, wrap 1, hidemode 3, gapy 0", "[grow,fill]"));
        setOpaque(false);
        content.setOpaque(false);
        content.setVisible(false);
        heading = new JToggleButton(title, Icons.of("closed"));
        heading.setName(name);
        heading.setSelectedIcon(Icons.of("opened"));
        heading.setHorizontalAlignment(SwingConstants.LEADING);
        heading.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        heading.putClientProperty(FlatClientProperties.STYLE_CLASS, "fold");
        heading.addItemListener(_ -> content.setVisible(heading.isSelected()));
        add(heading);
        add(content, "wmin 0");
    }

    JPanel content() {
        return content;
    }

    /// Opens the fold, for a problem inside it to be seen.
    void open() {
        heading.setSelected(true);
    }
}
