package org.poolscope.ui.form;

import java.awt.Component;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JList;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Workload;

/// Shows a workload by its title.
@SuppressWarnings("serial")
final class TitleRenderer extends DefaultListCellRenderer {

    @Override
    public Component getListCellRendererComponent(JList<?> list, @Nullable Object value, int index, boolean selected,
                                                  boolean focused) {
        String title = value instanceof Workload workload ? workload.title() : "";
        return super.getListCellRendererComponent(list, title, index, selected, focused);
    }
}
