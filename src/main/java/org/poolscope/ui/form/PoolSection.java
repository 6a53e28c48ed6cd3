package org.poolscope.ui.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.poolscope.ui.form.editor.NumberEditor;
import org.poolscope.ui.form.editor.NumberSteps;
import org.poolscope.ui.form.editor.ParameterEditor;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Texts;
import org.poolscope.workload.run.ItemOrder;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.PoolTexts;
import org.poolscope.workload.run.Priority;

/// How the batch is spread over a pool: its size, the chunk, and, folded away, what becomes of tasks that take too long
/// or fail, and how often all is watched.
@SuppressWarnings("serial")
final class PoolSection extends JPanel {

    private static final String NO_UNIT = "";

    private final Texts texts = Texts.of(PoolSection.class);
    private final String auto = texts.get("pool.auto");
    private final Field<Long> workers;
    private final Field<OptionalInt> chunk;
    private final Field<String> order;
    private final PolicyFields policy = new PolicyFields();
    private final ConductFields conduct = new ConductFields();
    private final Field<Long> beats;
    private final Fold advanced;
    private final int usual;
    private String proposed;

    PoolSection(int processors) {
        super(new MigLayout(FormLayout.SECTION, FormLayout.COLUMNS, FormLayout.ROWS));
        setOpaque(false);
        usual = Math.min(processors, PoolOptions.MAX_WORKERS);
        proposed = Integer.toString(usual);
        workers = number("workers", usual, PoolOptions.MAX_WORKERS, NO_UNIT,
                new PoolSizeEditor(processors, texts.get("pool.workers.label")));
        chunk = new Field<>("chunk", texts.get("pool.chunk.label"), texts.get("pool.chunk.unit"),
                new NumberEditor(NumberSteps.belowWhich(auto, 1, Integer.MAX_VALUE), 7), this::parseChunk);
        chunk.describe(texts.get("pool.chunk.description"), texts.format("pool.chunk.bounds", auto));
        chunk.setText(auto);
        var orders = new Parameter.Choice("order", texts.get("pool.order.label"),
                texts.get("pool.order.description"), ItemOrder.GIVEN.word(), ItemOrder.words());
        order = Field.of(orders, orders::parse, ParameterEditor.of(orders));
        beats = number("beats", PoolOptions.DEFAULT_BEATS_PER_SECOND, PoolOptions.MAX_BEATS_PER_SECOND,
                texts.get("pool.beats.unit"), new NumberEditor(NumberSteps.within(1, PoolOptions.MAX_BEATS_PER_SECOND),
                        7));
        workers.addTo(this);
        chunk.addTo(this);
        order.addTo(this);
        advanced = new Fold(texts.get("pool.advanced"), "fold.advanced");
        policy.addTo(advanced.content());
        conduct.addTo(advanced.content());
        beats.addTo(advanced.content());
        add(advanced, "spanx 2, growx, wmin 0, gaptop 7");
        policy.fields().forEach(field -> field.onProblem(advanced::open));
        conduct.fields().forEach(field -> field.onProblem(advanced::open));
        beats.onProblem(advanced::open);
    }

    private Field<Long> number(String name, int initial, int max, String unit, ParameterEditor editor) {
        String key = "pool." + name;
        var parameter = new Parameter.WholeNumber(name, texts.get(key + ".label"), texts.get(key + ".description"),
                initial, 1, max, unit);
        return Field.of(parameter, parameter::parse, editor);
    }

    private OptionalInt parseChunk(String text) {
        String word = text.strip();
        if (word.isEmpty() || word.equalsIgnoreCase(auto)) {
            return OptionalInt.empty();
        }
        try {
            return new PoolOptions(1, OptionalInt.of(Integer.parseInt(word)), 1).chunk();
        } catch (NumberFormatException _) {
            throw new InvalidSettingException("chunk", texts.format("pool.chunk.unreadable", auto, text));
        }
    }

    /// Proposes the usual size, or as many workers as are needed at the same time, unless somebody has chosen another.
    void proposeAtLeast(int needed) {
        if (workers.text().equals(proposed)) {
            proposed = Integer.toString(Math.clamp(needed, usual, PoolOptions.MAX_WORKERS));
            workers.setText(proposed);
        }
    }

    /// Fills all fields in. What is not as usual is to be seen.
    void fillIn(PoolOptions options) {
        Map<String, String> texts = PoolTexts.of(options);
        Map<String, String> common = PoolTexts.of(PoolOptions.ofSize(options.workers()));
        fields().forEach(field -> field.setText(texts.getOrDefault(field.name(), auto)));
        if (Stream.of(policy.fields(), conduct.fields(), List.of(beats)).flatMap(List::stream)
                .anyMatch(field -> !texts.getOrDefault(field.name(), "").equals(common.get(field.name())))) {
            advanced.open();
        }
    }

    /// Has the items begun in another order.
    void order(ItemOrder next) {
        order.setText(next.word());
    }

    /// @throws InvalidSettingException if a field cannot be taken
    PoolOptions options() {
        return new PoolOptions(workers.value().intValue(), chunk.value(), beats.value().intValue(), policy.policy(),
                conduct.conduct(), ItemOrder.parse(order.value()));
    }

    Optional<Priority> priority() {
        return conduct.priority();
    }

    List<Field<?>> fields() {
        return Stream.of(List.of(workers, chunk, order), policy.fields(), conduct.fields(),
                List.of(beats)).<Field<?>>flatMap(List::stream).toList();
    }
}
