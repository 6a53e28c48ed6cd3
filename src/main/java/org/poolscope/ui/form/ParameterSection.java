package org.poolscope.ui.form;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Texts;

/// The fields of one workload's parameters, in the workload's order; those that few people change are folded away until
/// one of them says something else than usual, or is wrong.
@SuppressWarnings("serial")
final class ParameterSection extends JPanel {

    private final Texts texts = Texts.of(ParameterSection.class);
    private final List<Field<?>> fields;
    private final Map<String, String> usual = new HashMap<>();
    private final Fold more = new Fold(texts.get("settings.more"), "fold.settings");

    /// @param advanced the names of those that few people change
    ParameterSection(List<Parameter> parameters, Set<String> advanced) {
        super(new MigLayout(FormLayout.SECTION, FormLayout.COLUMNS, FormLayout.ROWS));
        setOpaque(false);
        fields = parameters.stream().<Field<?>>map(Field::of).toList();
        parameters.stream().filter(parameter -> advanced.contains(parameter.name()))
                .forEach(parameter -> usual.put(parameter.name(), parameter.defaultText()));
        fields.forEach(field -> field.addTo(usual.containsKey(field.name()) ? more.content() : this));
        fields.stream().filter(field -> usual.containsKey(field.name()))
                .forEach(field -> field.onProblem(more::open));
        if (!usual.isEmpty()) {
            add(more, "spanx 2, growx, wmin 0, gaptop 7");
        }
    }

    List<Field<?>> fields() {
        return fields;
    }

    /// Every field's text by its parameter's name, as it stands.
    Map<String, String> texts() {
        var stated = new LinkedHashMap<String, String>();
        fields.forEach(field -> stated.put(field.name(), field.text()));
        return stated;
    }

    /// Fills in the fields that are named; the others stay as they are.
    void fillIn(Map<String, String> values) {
        for (Field<?> field : fields) {
            if (values.containsKey(field.name())) {
                field.setText(values.get(field.name()));
                if (!field.text().equals(usual.getOrDefault(field.name(), field.text()))) {
                    more.open();
                }
            }
        }
    }
}
