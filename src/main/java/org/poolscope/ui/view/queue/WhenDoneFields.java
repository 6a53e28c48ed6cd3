package org.poolscope.ui.view.queue;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.function.Consumer;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import org.poolscope.schedule.queue.WhenDone;
import org.poolscope.schedule.queue.WhenDone.Kind;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;

/// The fields that say what is done when all is done. Event dispatch thread only.
final class WhenDoneFields {

    private final Texts texts;
    private final Consumer<WhenDone> told;
    private final JLabel label;
    private final JComboBox<String> kind = new JComboBox<>();
    private final JTextField command = new JTextField();
    private WhenDone known = WhenDone.NOTHING;
    private boolean showing;

    /// @param told told of what is chosen
    WhenDoneFields(Texts texts, Consumer<WhenDone> told) {
        this.texts = texts;
        this.told = told;
        label = new JLabel(texts.get("when-done"));
        label.setLabelFor(kind);
        kind.setName("queue.when-done");
        for (Kind one : Kind.values()) {
            kind.addItem(texts.get("when-done." + one.word()));
        }
        kind.addActionListener(_ -> changed());
        command.setName("queue.command");
        command.getAccessibleContext().setAccessibleName(texts.get("when-done.line"));
        command.setToolTipText(texts.get("when-done.tip"));
        command.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, texts.get("when-done.hint"));
        command.addActionListener(_ -> changed());
        command.addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent event) {
                changed();
            }
        });
        dress();
    }

    void addTo(JPanel panel) {
        panel.add(label);
        panel.add(kind);
        panel.add(command, "wmin 60");
    }

    /// Shows what is chosen, unless somebody is just writing.
    void show(WhenDone chosen) {
        known = chosen;
        showing = true;
        kind.setSelectedIndex(chosen.kind().ordinal());
        if (!command.isFocusOwner()) {
            command.setText(chosen.command());
        }
        showing = false;
        dress();
    }

    void setEnabled(boolean enabled) {
        kind.setEnabled(enabled);
        command.setEnabled(enabled);
    }

    private void changed() {
        dress();
        var chosen = new WhenDone(Kind.values()[kind.getSelectedIndex()], command.getText().strip());
        if (!showing && !chosen.equals(known)) {
            known = chosen;
            told.accept(chosen);
        }
    }

    /// A command that could not be run is told where it is written, and not when all is done.
    private void dress() {
        boolean wanted = kind.getSelectedIndex() == Kind.COMMAND.ordinal();
        command.setVisible(wanted);
        String problem = "";
        if (wanted && !command.getText().isBlank()) {
            try {
                new WhenDone(Kind.COMMAND, command.getText()).words();
            } catch (InvalidSettingException e) {
                problem = texts.format("when-done.refused", e.reason());
            }
        }
        command.putClientProperty(FlatClientProperties.OUTLINE,
                problem.isEmpty() ? null : FlatClientProperties.OUTLINE_ERROR);
        command.setToolTipText(problem.isEmpty() ? texts.get("when-done.tip") : problem);
        if (command.getParent() != null) {
            command.getParent().revalidate();
        }
    }
}
