package org.poolscope.ui;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;
import org.poolscope.text.StackText;
import org.poolscope.ui.look.WordsLabel;
import org.poolscope.workload.Texts;

/// Shows a mistake of ours that nothing else has caught: one dialog at a time, since one that comes with every repaint
/// would otherwise bring as many.
final class UncaughtErrors implements Thread.UncaughtExceptionHandler {

    private static final int STACK_ROWS = 14;
    private static final int STACK_COLUMNS = 80;

    private final Texts texts = Texts.of(UncaughtErrors.class);
    private boolean shown;

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        EventQueue.invokeLater(() -> show(thread, error));
    }

    private void show(Thread thread, Throwable error) {
        if (shown) {
            return;
        }
        shown = true;
        try {
            JOptionPane.showMessageDialog(JFrame.getFrames().length == 0 ? null : JFrame.getFrames()[0],
                    content(thread, error), texts.get("error.title"), JOptionPane.ERROR_MESSAGE);
        } finally {
            shown = false;
        }
    }

    private JPanel content(Thread thread, Throwable error) {
        var stack = new JTextArea(StackText.of(error), STACK_ROWS, STACK_COLUMNS);
        stack.setEditable(false);
        stack.setTabSize(2);
        stack.putClientProperty(FlatClientProperties.STYLE_CLASS, "monospaced");
        stack.setCaretPosition(0);
        stack.getAccessibleContext().setAccessibleName(texts.get("error.stack"));
        var copy = new JButton(texts.get("error.copy"));
        copy.addActionListener(_ -> Toolkit.getDefaultToolkit().getSystemClipboard()
                .setContents(new StringSelection(stack.getText()), null));
        var panel = new JPanel(new MigLayout("insets 0, wrap 1", "[grow,fill]", "[][grow,fill][]"));
        panel.add(new WordsLabel(texts.format("error.summary", thread.getName(), error.toString())), "wmax 760");
        panel.add(new JScrollPane(stack));
        panel.add(copy, "growx 0");
        return panel;
    }
}
