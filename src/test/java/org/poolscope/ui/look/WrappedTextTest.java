package org.poolscope.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Point;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.Edt;

class WrappedTextTest {

    /// A change of theme puts every caret where it was, and Swing scrolled to the last one.
    @Test
    void shouldNotBeScrolledToWhenItsCaretIsPutSomewhere() throws Exception {
        var text = Edt.call(() -> new WrappedText("quiet"));
        JScrollPane pane = Edt.call(() -> {
            Theme.LIGHT.install();
            text.setText("What is far above");
            var form = new JPanel(new BorderLayout());
            form.setPreferredSize(new Dimension(200, 1000));
            form.add(text, BorderLayout.NORTH);
            var scrolled = new JScrollPane(form);
            scrolled.setSize(220, 300);
            scrolled.doLayout();
            scrolled.getViewport().doLayout();
            form.doLayout();
            scrolled.getViewport().setViewPosition(new Point(0, 500));
            return scrolled;
        });

        Edt.run(() -> text.setCaretPosition(3));

        assertEquals(new Point(0, 500), Edt.call(() -> pane.getViewport().getViewPosition()));
    }
}
