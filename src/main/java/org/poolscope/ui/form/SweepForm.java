package org.poolscope.ui.form;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.poolscope.compare.question.BaselineKind;
import org.poolscope.compare.question.Conditions;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.question.PoolSizes;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.question.SweepJob;
import org.poolscope.compare.question.ThreadCounts;
import org.poolscope.job.Comparison;
import org.poolscope.ui.form.editor.ChoiceEditor;
import org.poolscope.ui.form.editor.TextEditor;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.run.RunConfiguration;

/// What a comparison asks beyond a run: which pool sizes, with how many threads for each item,
/// and how often. Event dispatch thread only.
@SuppressWarnings("serial")
public final class SweepForm extends JPanel {

    /// As in `1%`, and in `1%, 30m` with the cap.
    private static final Pattern PRECISE = Pattern.compile("([^,%]*%)(?:\\s*,\\s*(.+))?");

    /// [Ending.Precise#USUAL] as a person writes it.
    private static final String USUAL = "2%";

    private final Texts texts = Texts.of(SweepForm.class);
    private final Field<List<Integer>> sizes;
    private final Field<List<Integer>> threads;
    private final Field<Ending> repeats;
    private final Field<String> start;
    private final Field<String> baseline;
    private OptionalInt seed = OptionalInt.empty();

    /// @param processors sizes are proposed up to twice as many
    /// @param action     what the button does
    public SweepForm(int processors, Action action) {
        super(new MigLayout("insets 0, hidemode 3", "[]8[96::240,fill]20[]8[76::90,fill]20[]8[80::]20[]push",
                "[center]4[]"));
        setOpaque(false);
        sizes = new Field<>("sizes", texts.get("sweep.sizes.label"), "", new TextEditor(),
                text -> PoolSizes.parse(text, processors).sizes());
        sizes.describe(texts.get("sweep.sizes.description"), texts.get("sweep.sizes.bounds"));
        sizes.setText(proposal(processors));
        threads = new Field<>("threads", texts.get("sweep.threads.label"), "", new TextEditor(), ThreadCounts::parse);
        threads.describe(texts.get("sweep.threads.description"), texts.get("sweep.threads.bounds"));
        repeats = new Field<>("repeat", texts.get("sweep.repeat.label"), "", new TextEditor(), this::ending);
        repeats.describe(texts.get("sweep.repeat.description"), texts.get("sweep.repeat.bounds"));
        repeats.setText(texts.get("sweep.repeat.auto"));
        start = new Field<>("start", texts.get("sweep.start.label"), "",
                new ChoiceEditor(words(Conditions.Workers.values())), text -> text);
        start.describe(texts.get("sweep.start.description"), "");
        baseline = new Field<>("baseline", texts.get("sweep.baseline.label"), "",
                new ChoiceEditor(words(BaselineKind.values())), text -> text);
        baseline.describe(texts.get("sweep.baseline.description"), "");
        var button = new JButton(action);
        button.setName("compare.start");
        sizes.addInline(this);
        threads.addInline(this);
        repeats.addInline(this);
        add(button, "wrap");
        sizes.addProblem(this, "spanx 7, growx, wmin 0, wrap");
        threads.addProblem(this, "spanx 7, growx, wmin 0, wrap");
        repeats.addProblem(this, "spanx 7, growx, wmin 0, wrap");
        start.addInline(this);
        baseline.addInline(this);
        baseline.addProblem(this, "newline, spanx 7, growx, wmin 0, wrap");
    }

    private static List<String> words(Enum<?>[] all) {
        return Stream.of(all).map(Conditions::word).toList();
    }

    private Ending ending(String text) {
        String given = text.strip();
        Matcher precise = PRECISE.matcher(given);
        if (precise.matches()) {
            return Ending.Precise.parse(precise.group(1), precise.group(2));
        }
        if (given.equalsIgnoreCase(texts.get("sweep.repeat.auto"))) {
            return Ending.Precise.parse(null, null);
        }
        if (!given.matches("\\d{1,9}")) {
            throw new InvalidSettingException("repeat", texts.format("sweep.repeat.refused",
                    SweepConfiguration.MAX_REPEATS));
        }
        return new Ending.Blocks(Integer.parseInt(given));
    }

    /// Half the processors, all, and twice as many show most: where the speed-up still comes, and where it no longer
    /// does.
    private static String proposal(int processors) {
        return Stream.of(1, processors / 2, processors, processors * 2)
                .filter(size -> size >= 1)
                .distinct()
                .map(String::valueOf)
                .reduce((all, size) -> all + ", " + size)
                .orElse("1");
    }

    /// The comparison that the form asks for, if it can be run; else what is wrong is told beside its field.
    public Optional<SweepConfiguration> configuration(RunConfiguration run) {
        if (!sizes.validate() | !threads.validate() | !repeats.validate() | !start.validate()
                | !baseline.validate()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SweepConfiguration(run, sizes.value(), repeats.value(),
                    SweepJob.seed(seed), true, threads.value(),
                    Conditions.parse(start.value(), baseline.value())));
        } catch (InvalidSettingException e) {
            refuse(e);
            return Optional.empty();
        }
    }

    /// The same as a job says it: with a seed only if one was filled in.
    public Optional<Comparison> stated(RunConfiguration run) {
        return configuration(run).map(sweep -> SweepJob.of(sweep, seed));
    }

    /// Fills in what a job says of a comparison; what it does not say stays. A seed, which has no field, holds until
    /// another job is filled in.
    public void fillIn(Comparison comparison) {
        if (!comparison.sizes().isEmpty()) {
            sizes.setText(comparison.sizes().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        threads.setText(comparison.threads().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        start.setText(comparison.start().orElse(Conditions.word(Conditions.USUAL.workers())));
        baseline.setText(comparison.baseline().orElse(Conditions.word(Conditions.USUAL.baseline())));
        comparison.repeats().ifPresent(count -> repeats.setText(Integer.toString(count)));
        if (comparison.precision().isPresent() || comparison.cap().isPresent()) {
            String precision = comparison.precision().orElse(USUAL).strip();
            // Without its sign it would be a number of runs here.
            repeats.setText((precision.endsWith("%") ? precision : precision + "%")
                    + comparison.cap().map(cap -> ", " + cap).orElse(""));
        }
        seed = comparison.seed();
    }

    /// Shows at its field why a comparison was refused.
    ///
    /// @return whether there is such a field; if not, the message has to be shown elsewhere
    public boolean refuse(InvalidSettingException problem) {
        Optional<Field<?>> field = Stream.<Field<?>>of(sizes, threads, repeats, start, baseline)
                .filter(f -> f.name().equals(problem.field()))
                .findFirst();
        field.ifPresent(f -> f.refuse(problem.reason()));
        return field.isPresent();
    }

    /// Takes the focus to the sizes.
    public void focusSizes() {
        sizes.requestFocus();
    }
}
