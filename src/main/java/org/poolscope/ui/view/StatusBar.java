package org.poolscope.ui.view;

import com.formdev.flatlaf.FlatClientProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.swing.Box;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.sweep.SweepProgress;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunProgress;
import org.poolscope.live.RunProgress.Estimate;
import org.poolscope.live.RunState;
import org.poolscope.telemetry.Telemetry.RunPaused;
import org.poolscope.text.Figures;
import org.poolscope.text.Spans;
import org.poolscope.ui.look.TabularLabel;
import org.poolscope.ui.run.ProgramCost;
import org.poolscope.ui.run.SessionListener;
import org.poolscope.ui.run.SweepStep;
import org.poolscope.workload.Texts;

/// How far the run is: progress, rate, what is left, where the output is, and what watching costs.
@SuppressWarnings("serial")
public final class StatusBar extends JPanel implements SessionListener {

    private static final int STEPS = 1000;

    /// Before every label rather than between columns: what is hidden would have gaps too.
    private static final String GAP = "gapleft 18";

    private final Texts texts = Texts.of(StatusBar.class);
    private final JProgressBar bar = new JProgressBar(0, STEPS);
    private final JLabel state = figure("status.state");
    private final JLabel count = figure("status.count");
    private final JLabel failed = figure("status.failed");
    private final JLabel rate = figure("status.rate");
    private final JLabel left = figure("status.left");
    private final JLabel elapsed = figure("status.elapsed");
    private final JLabel observer = figure("status.observer");
    private final FolderLink output = new FolderLink(texts.get("status.output"), texts.get("status.copied"));
    private final transient ProgramCost cost;
    private String step = "";
    private @Nullable SweepStep sweep;
    private @Nullable SweepResult found;
    private long begun;
    private boolean brokenOff;
    private boolean stopping;
    private long told;

    public StatusBar() {
        this(new ProgramCost());
    }

    StatusBar(ProgramCost cost) {
        super(new MigLayout("insets 8 16 8 16, hidemode 3, aligny center",
                "[160:240:280,fill]0[]0[]0[]0[]0[]0[]", "[center]"));
        this.cost = cost;
        setName("status");
        bar.setName("status.progress");
        bar.getAccessibleContext().setAccessibleName(texts.get("status.progress"));
        output.setName("status.output");
        failed.putClientProperty(FlatClientProperties.STYLE_CLASS, "danger");
        observer.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        elapsed.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        add(bar, "h 6!");
        add(state, GAP);
        add(count, GAP);
        add(failed, GAP);
        add(rate, GAP);
        add(left, GAP);
        add(atTheEnd(), "pushx, alignx right");
        say(texts.get("status.ready"));
    }

    /// A group of its own, so that it stays where it is whatever there is to say before it; and as high without the
    /// link as with it, which comes when a run has ended: nothing above may move then.
    private JPanel atTheEnd() {
        var group = new JPanel(new MigLayout("insets 0, hidemode 3, gap 0", "", "[center]"));
        group.setOpaque(false);
        group.add(Box.createVerticalStrut(output.getPreferredSize().height));
        group.add(output);
        group.add(elapsed, GAP);
        group.add(observer, GAP);
        return group;
    }

    private static JLabel figure(String name) {
        var label = new TabularLabel();
        label.setName(name);
        label.setVisible(false);
        return label;
    }

    private void say(String words) {
        set(state, words);
    }

    @Override
    public void sessionBegins() {
        step = "";
        sweep = null;
        found = null;
        begun = System.nanoTime();
        brokenOff = false;
        stopping = false;
        cost.begin();
        bar.setValue(0);
        for (JLabel label : new JLabel[] {count, failed, rate, left, elapsed, observer}) {
            set(label, "");
        }
        output.show(null);
        say(texts.get("status.preparing"));
    }

    @Override
    public void sweepAdvances(SweepStep at) {
        sweep = at;
        step = texts.format("status.step", Figures.count(at.run()), Figures.count(at.runs()), at.size());
    }

    @Override
    public void sweepFinds(SweepResult result) {
        found = result;
    }

    @Override
    public void sessionStops() {
        stopping = true;
        say(texts.get("status.stopping"));
    }

    @Override
    public void frame(LiveModel model) {
        RunProgress progress = model.progress();
        if (progress.state() == RunState.IDLE) {
            return;
        }
        say(model.pause().map(this::inWords).orElseGet(() -> stateInWords(progress.state())));
        long now = System.nanoTime();
        if (now - told >= Figures.STAY_NANOS || progress.state().isOver() || !count.isVisible()) {
            told = now;
            tell(progress, model);
        }
    }

    private void tell(RunProgress progress, LiveModel model) {
        set(count, progress.isOpen() ? texts.format("status.count.open", Figures.count(progress.over()))
                : texts.format("status.count", Figures.count(progress.over()), Figures.count(progress.total())));
        set(failed, progress.failed() == 0 ? "" : texts.format("status.failed", Figures.count(progress.failed())));
        String noun = progress.steps().map(steps -> steps.all().many()).orElseGet(() -> texts.get("status.items"));
        set(rate, progress.perSecond() > 0
                ? texts.format("status.rate", Figures.rate(progress.perSecond()), noun) : "");
        if (sweep != null && found != null) {
            showWhole(SweepProgress.of(found, sweep.run(), sweep.size(), progress, model.stood()), model);
        } else {
            bar.setIndeterminate(progress.isOpen() && !progress.state().isOver());
            bar.setValue((int) (progress.fraction() * STEPS));
            // Nobody knows how long a pause will be.
            set(left, model.pause().isPresent() ? "" : progress.left().map(this::estimate).orElse(""));
            set(elapsed, texts.format("status.elapsed", Figures.clock(progress.elapsed())));
        }
        cost.read(model.samplingNanos());
        cost.share().ifPresent(this::tell);
    }

    private void tell(ProgramCost.Share share) {
        set(observer, texts.format("status.observer", percent(share.all())));
        observer.setToolTipText(texts.format("status.observer.tip", percent(share.all()), percent(share.sampling()),
                percent(share.drawing()), percent(share.compiling()), percent(share.rest())));
    }

    private static String percent(double part) {
        return Figures.percent(part * 100);
    }

    /// Of a comparison the bar, what is left and what has gone by are those of all its runs. The bar waits where there
    /// turn out to be more of them.
    private void showWhole(SweepProgress whole, LiveModel model) {
        bar.setValue(Math.max(bar.getValue(), (int) (whole.fraction() * STEPS)));
        set(left, model.pause().isPresent() ? ""
                : whole.left().map(time -> texts.format("status.sweep.left", inWords(time))).orElse(""));
        set(elapsed, texts.format("status.elapsed", Figures.clock(sinceBegun())));
    }

    private Duration sinceBegun() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private String inWords(RunPaused pause) {
        return stopping ? texts.get("status.stopping") : pause.suspended() ? texts.get("status.suspended")
                : pause.why().isEmpty() ? texts.get("status.paused") : texts.format("status.guarded", pause.why());
    }

    private String stateInWords(RunState now) {
        if (stopping) {
            return texts.get("status.stopping");
        }
        return now == RunState.STARTING && step.isEmpty() ? texts.get("status.starting") : step;
    }

    @Override
    public void runEnds(LiveModel model) {
        frame(model);
        set(elapsed, texts.format("status.elapsed", Figures.span(model.progress().elapsed())));
        say(texts.get("status." + model.progress().state()));
        outputFolder(model).ifPresent(output::show);
    }

    @Override
    public void sessionEnds() {
        if (sweep != null) {
            compared(sweep);
        }
        stopping = false;
        if (state.getText().equals(texts.get("status.preparing"))) {
            say(texts.get("status.ready"));
        }
    }

    @Override
    public void failed(Throwable cause) {
        brokenOff = true;
    }

    /// The figures of a comparison's last run are not those of the comparison.
    private void compared(SweepStep last) {
        for (JLabel label : new JLabel[] {count, failed, rate, left}) {
            set(label, "");
        }
        set(elapsed, texts.format("status.elapsed", Figures.span(sinceBegun())));
        if (brokenOff) {
            say(texts.get("status.BROKEN"));
            return;
        }
        bar.setValue(stopping ? bar.getValue() : STEPS);
        say(texts.format(stopping ? "status.sweep.stopped" : "status.sweep.done",
                Figures.count(last.run()), Figures.count(stopping ? last.runs() : last.run())));
    }

    private static Optional<Path> outputFolder(LiveModel model) {
        return model.configuration().flatMap(OutputFolder::of);
    }

    private String estimate(Estimate estimate) {
        return texts.format("status.left", inWords(estimate));
    }

    private static String inWords(Estimate estimate) {
        return estimate.range().map(range -> Spans.estimate(range.low(), range.high()))
                .orElseGet(() -> Spans.estimate(estimate.time()));
    }

    /// What has nothing to say takes no room.
    private static void set(JLabel label, String text) {
        if (!label.getText().equals(text)) {
            label.setText(text);
            label.setVisible(!text.isEmpty());
        }
    }
}
