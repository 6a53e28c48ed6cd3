package org.poolscope.ui.view;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.JToolTip;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.words.SweepWords;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.PlainTip;
import org.poolscope.ui.look.WordsLabel;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Texts;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.ItemOrder;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// What a view shows is of which run: the workload, the settings that are not as usual, the pool; in one quiet line.
/// When the form has come to say something else, it says so. Event dispatch thread only.
@SuppressWarnings("serial")
public final class RunCaption extends WordsLabel {

    private final transient Texts texts = Texts.of(RunCaption.class);
    private transient @Nullable RunConfiguration shown;
    private transient Optional<RunConfiguration> form = Optional.empty();
    private boolean isComparison;

    /// Whether the comparison itself may say how many threads items take.
    private boolean threadsVary;
    private boolean formIsKnown;
    private String pool = "";

    /// @param name what tests find it by
    public RunCaption(String name) {
        super(" ");
        setName(name);
        putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
    }

    /// A run is shown from now on.
    ///
    /// @param ofComparison whether it is one of a comparison, whose pool size is not that of the form
    public void show(RunConfiguration run, boolean ofComparison) {
        if (run.equals(shown) && isComparison == ofComparison) {
            return;
        }
        shown = run;
        isComparison = ofComparison;
        threadsVary = ofComparison;
        pool = texts.format("caption.pool", run.pool().workers());
        say();
    }

    /// A comparison is shown from now on.
    public void show(SweepConfiguration sweep) {
        threadsVary = !sweep.threads().isEmpty();
        shown = threadsVary ? withoutThreads(sweep.configuration()) : sweep.configuration();
        isComparison = true;
        pool = texts.format("caption.sizes",
                sweep.sizes().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                SweepWords.plan(sweep));
        say();
    }

    /// The form says this now; empty when it says what cannot be run.
    public void formSays(Optional<RunConfiguration> now) {
        formIsKnown = true;
        form = now;
        say();
    }

    private void say() {
        RunConfiguration run = shown;
        if (run == null) {
            return;
        }
        List<String> parts = new ArrayList<>();
        Workload workload = Workloads.named(run.workload());
        parts.add(workload.title());
        if (isOther(run)) {
            // Before what may be cut.
            parts.add(texts.get("caption.other"));
        }
        Map<String, String> chosen = run.settings().texts();
        for (Parameter parameter : workload.parameters()) {
            String text = chosen.get(parameter.name());
            if (text != null && !text.equals(parameter.defaultText())) {
                parts.add(texts.format("caption.setting", parameter.label(), inOneLine(text), unit(parameter)).strip());
            }
        }
        parts.add(pool);
        parts.add(chunk(run.pool()));
        if (run.pool().order() != ItemOrder.GIVEN) {
            parts.add(texts.get("caption.order." + run.pool().order().word()));
        }
        String words = String.join(texts.get("caption.gap"), parts);
        setText(words);
        parts.add(texts.format("caption.nicer", run.pool().conduct().priority().niceness()));
        setToolTipText(Printable.of(String.join(texts.get("caption.gap"), parts)));
    }

    private String inOneLine(String text) {
        return text.contains("\n") ? texts.format("caption.more", text.lines().findFirst().orElse("")) : text;
    }

    private static String unit(Parameter parameter) {
        return parameter instanceof Parameter.WholeNumber number ? number.unit() : "";
    }

    private String chunk(PoolOptions options) {
        return options.chunk().isPresent()
                ? texts.format("caption.chunk", options.chunk().getAsInt()) : texts.get("caption.chunk.auto");
    }

    /// Whether the form says something else than what is shown. A comparison's sizes are not the form's.
    private boolean isOther(RunConfiguration run) {
        if (!formIsKnown) {
            return false;
        }
        return form.map(now -> !isSame(run, now)).orElse(true);
    }

    private boolean isSame(RunConfiguration run, RunConfiguration now) {
        // Priority is changed while a run is on, and nothing else of its conduct changes what comes out.
        PoolOptions shownPool = run.pool().withConduct(now.pool().conduct());
        return run.workload().equals(now.workload())
                && (threadsVary ? withoutThreads(run).settings().equals(withoutThreads(now).settings())
                        : run.settings().equals(now.settings()))
                && (isComparison
                ? shownPool.withWorkers(1).equals(now.pool().withWorkers(1))
                : shownPool.equals(now.pool()));
    }

    private static RunConfiguration withoutThreads(RunConfiguration run) {
        Workload workload = Workloads.named(run.workload());
        return workload.parameters().stream()
                .filter(parameter -> workload.threadsSetting().filter(parameter.name()::equals).isPresent())
                .findFirst().map(threads -> run.with(threads.name(), threads.defaultText())).orElse(run);
    }

    /// What does not fit is cut, and in the tip.
    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, super.getMinimumSize().height);
    }

    @Override
    public JToolTip createToolTip() {
        return new PlainTip(this);
    }
}
