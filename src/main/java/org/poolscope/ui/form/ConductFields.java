package org.poolscope.ui.form;

import java.util.List;
import java.util.Optional;
import javax.swing.JPanel;
import org.poolscope.ui.form.editor.ParameterEditor;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Texts;
import org.poolscope.workload.run.Conduct;
import org.poolscope.workload.run.Guards;
import org.poolscope.workload.run.Priority;

/// How a run behaves towards everything else on the machine: its priority, and when it pauses by itself.
final class ConductFields {

    private final Texts texts = Texts.of(ConductFields.class);
    private final Field<String> priority;
    private final Field<Long> disk = number("guard-disk", Guards.USUAL.freeDiskMegabytes(), Guards.MAX_MEGABYTES);
    private final Field<Long> memory = number("guard-memory", Guards.USUAL.freeMemoryMegabytes(),
            Guards.MAX_MEGABYTES);
    private final Field<Long> battery = number("guard-battery", Guards.USUAL.batteryPercent(), 100);

    ConductFields() {
        var parameter = new Parameter.Choice("priority", texts.get("conduct.priority.label"),
                texts.get("conduct.priority.description"), Conduct.USUAL.priority().word(), Priority.words());
        priority = Field.of(parameter, parameter::parse, ParameterEditor.of(parameter));
    }

    private Field<Long> number(String name, long usual, long max) {
        String key = "conduct." + name;
        var parameter = new Parameter.WholeNumber(name, texts.get(key + ".label"), texts.get(key + ".description"),
                usual, 0, max, texts.get(key + ".unit"));
        return Field.of(parameter, parameter::parse, ParameterEditor.of(parameter));
    }

    void addTo(JPanel panel) {
        fields().forEach(field -> field.addTo(panel));
    }

    List<Field<?>> fields() {
        return List.of(priority, disk, memory, battery);
    }

    Optional<Priority> priority() {
        return priority.isRight() ? Optional.of(Priority.parse(priority.value())) : Optional.empty();
    }

    Conduct conduct() {
        return new Conduct(Priority.parse(priority.value()),
                new Guards(disk.value(), memory.value(), battery.value().intValue()));
    }
}
