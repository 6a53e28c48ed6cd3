package org.poolscope.ui.form;

import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSlider;
import net.miginfocom.swing.MigLayout;
import org.poolscope.ui.form.editor.NumberEditor;
import org.poolscope.ui.form.editor.NumberSteps;
import org.poolscope.ui.form.editor.ParameterEditor;
import org.poolscope.workload.run.PoolOptions;

/// A pool size: a slider over the sizes that make sense on this machine, and a spinner for any size there is.
final class PoolSizeEditor implements ParameterEditor {

    private static final int LEAST_RANGE = 16;

    private final NumberEditor number = new NumberEditor(NumberSteps.within(1, PoolOptions.MAX_WORKERS), 3);
    private final JSlider slider;
    private final JPanel panel = new JPanel(new MigLayout("insets 0", "[grow,fill]8[]", "[center]"));

    /// @param processors how many processors there are to share; the slider goes to twice as many
    PoolSizeEditor(int processors, String name) {
        int range = Math.clamp(2L * processors, LEAST_RANGE, PoolOptions.MAX_WORKERS);
        slider = new JSlider(1, range, Math.min(processors, range));
        slider.setName("slider.workers");
        slider.getAccessibleContext().setAccessibleName(name);
        panel.setOpaque(false);
        panel.add(slider, "wmin 40");
        panel.add(number.component());
        slider.addChangeListener(_ -> follow());
        number.onChange(this::lead);
    }

    /// The number follows the slider when a hand moves it, not when the number itself has.
    private void follow() {
        if (slider.getValue() != onSlider()) {
            number.setText(Integer.toString(slider.getValue()));
        }
    }

    private void lead() {
        slider.setValue(onSlider());
    }

    /// Where the number stands on the slider; where the slider is when there is no number.
    private int onSlider() {
        try {
            long size = Long.parseLong(number.text().strip());
            return Math.clamp(size, slider.getMinimum(), slider.getMaximum());
        } catch (NumberFormatException _) {
            return slider.getValue();
        }
    }

    @Override
    public JComponent component() {
        return panel;
    }

    @Override
    public JComponent field() {
        return number.field();
    }

    @Override
    public JComponent outlined() {
        return number.outlined();
    }

    @Override
    public String text() {
        return number.text();
    }

    @Override
    public void setText(String text) {
        number.setText(text);
    }

    @Override
    public void onChange(Runnable listener) {
        number.onChange(listener);
    }
}
