package org.poolscope.ui.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.poolscope.workload.Parameter;

/// The fields of one workload's parameters, in the workload's order.
@SuppressWarnings("serial")
final class ParameterSection extends JPanel {

    private final List<Field<?>> fields;

    ParameterSection(List<Parameter> parameters) {
        super(new MigLayout(FormLayout.SECTION, FormLayout.COLUMNS, FormLayout.ROWS));
        setOpaque(false);
        fields = parameters.stream().<Field<?>>map(Field::of).toList();
        fields.forEach(field -> field.addTo(this));
    }

    List<Field<?>> fields() {
        return fields;
    }

    /// Every field's text by its parameter's name, as it stands.
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        fields.forEach(field -> texts.put(field.name(), field.text()));
        return texts;
    }

    /// Fills in the fields that are named; the others stay as they are.
    void fillIn(Map<String, String> texts) {
        for (Field<?> field : fields) {
            if (texts.containsKey(field.name())) {
                field.setText(texts.get(field.name()));
            }
        }
    }
}
