package org.poolscope.ui.form;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.poolscope.ui.form.editor.ParameterEditor;
import org.poolscope.workload.Alternatives;
import org.poolscope.workload.Alternatives.Way;
import org.poolscope.workload.Insertion;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Texts;
import org.poolscope.workload.Workload;

/// The fields of one workload's parameters, in the workload's order; those that few people change are folded away until
/// one of them says something else than usual, or is wrong. Where several ways lead to the same, one is chosen from a
/// list, and the fields of the others are not shown.
@SuppressWarnings("serial")
final class ParameterSection extends JPanel {

    private final Texts texts = Texts.of(ParameterSection.class);
    private final List<Field<?>> fields;
    private final Map<String, String> usual = new LinkedHashMap<>();
    private final Set<String> advanced;
    private final Fold more = new Fold(texts.get("settings.more"), "fold.settings");
    private final @Nullable Alternatives alternatives;
    private final @Nullable Field<String> way;
    private Runnable changed = () -> {};

    ParameterSection(Workload workload) {
        super(new MigLayout(FormLayout.SECTION, FormLayout.COLUMNS, FormLayout.ROWS));
        setOpaque(false);
        List<Parameter> parameters = workload.parameters();
        parameters.forEach(parameter -> usual.put(parameter.name(), parameter.defaultText()));
        advanced = new HashSet<>(workload.advanced());
        alternatives = workload.alternatives().orElse(null);
        way = alternatives == null ? null : wayField(alternatives);
        fields = parameters.stream()
                .filter(parameter -> alternatives == null || !alternatives.isFixed(parameter.name()))
                .<Field<?>>map(Field::of).toList();
        fields.forEach(this::addInOrder);
        fields.stream().filter(field -> advanced.contains(field.name())).forEach(field -> field.onProblem(more::open));
        if (!advanced.isEmpty()) {
            add(more, "spanx 2, growx, wmin 0, gaptop 7");
        }
        if (way != null) {
            way.onChange(this::showWay);
            showWay();
        }
    }

    private static Field<String> wayField(Alternatives all) {
        List<String> titles = all.all().stream().map(Way::title).toList();
        var parameter = new Parameter.Choice(all.name(), all.label(), all.description(), titles.getFirst(), titles);
        return Field.of(parameter, parameter::parse, ParameterEditor.of(parameter));
    }

    /// The list of ways stands before the first field of one.
    private void addInOrder(Field<?> field) {
        if (way != null && alternatives != null && alternatives.has(field.name()) && getClientProperty(way) == null) {
            putClientProperty(way, true);
            way.addTo(this);
        }
        field.addTo(advanced.contains(field.name()) ? more.content() : this);
    }

    private Optional<Way> chosen() {
        return Optional.ofNullable(alternatives).flatMap(all -> all.all().stream()
                .filter(one -> way != null && one.title().equals(way.text())).findFirst());
    }

    private void showWay() {
        chosen().ifPresent(one -> fields.stream()
                .filter(field -> alternatives != null && alternatives.has(field.name()))
                .forEach(field -> field.setShown(one.parameters().contains(field.name()))));
        revalidate();
        repaint();
        changed.run();
    }

    /// Those that say something at the moment.
    List<Field<?>> fields() {
        return fields.stream().filter(Field::isShown).toList();
    }

    /// Has somebody called whenever it has come to say something else.
    void onChange(Runnable listener) {
        changed = listener;
        fields.forEach(field -> field.onChange(listener));
    }

    /// Offers what can be put into texts, by the names of their parameters.
    void offer(Map<String, List<Insertion>> insertions) {
        fields.forEach(field -> field.offer(insertions.getOrDefault(field.name(), List.of())));
    }

    /// The field of a parameter; if another way is chosen than that it is of, the first of that.
    Optional<Field<?>> field(String name) {
        Optional<Field<?>> its = fields().stream().filter(field -> field.name().equals(name)).findFirst();
        return its.isPresent() || alternatives == null || !alternatives.has(name) ? its
                : chosen().flatMap(one -> fields().stream().filter(field -> one.parameters().contains(field.name()))
                        .findFirst());
    }

    /// Every setting's text by its parameter's name, as it stands; those of ways that are not chosen are as usual.
    Map<String, String> texts() {
        var stated = new LinkedHashMap<>(usual);
        fields.forEach(field -> stated.put(field.name(), field.text()));
        return alternatives == null ? stated : chosen().map(one -> alternatives.taking(one, stated, usual))
                .orElse(stated);
    }

    /// Fills in the fields that are named; the others stay as they are.
    void fillIn(Map<String, String> values) {
        for (Field<?> field : fields) {
            if (values.containsKey(field.name())) {
                field.setText(values.get(field.name()));
                if (advanced.contains(field.name()) && !field.text().equals(usual.get(field.name()))) {
                    more.open();
                }
            }
        }
        if (alternatives != null && way != null && values.keySet().stream().anyMatch(alternatives::has)) {
            Map<String, String> all = new HashMap<>(usual);
            all.putAll(values);
            way.setText(alternatives.of(all, usual).title());
        }
    }
}
