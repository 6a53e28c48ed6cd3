package org.poolscope.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.ScrollPaneConstants;
import org.poolscope.chart.LiveCharts;
import org.poolscope.history.resume.Resumption;
import org.poolscope.history.write.Journal;
import org.poolscope.job.JobSpec;
import org.poolscope.live.LiveModel;
import org.poolscope.schedule.TrialSize;
import org.poolscope.ui.form.ConfigurationForm;
import org.poolscope.ui.look.Surface;
import org.poolscope.ui.look.Tabs;
import org.poolscope.ui.run.Audience;
import org.poolscope.ui.run.KeptRun;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.SessionListener;
import org.poolscope.ui.run.SweepStep;
import org.poolscope.ui.view.MessageStrip;
import org.poolscope.ui.view.MessageStrip.Tone;
import org.poolscope.ui.view.Narrator;
import org.poolscope.ui.view.RunCaption;
import org.poolscope.ui.view.StatusBar;
import org.poolscope.ui.view.TableBelow;
import org.poolscope.ui.view.compare.ComparePanel;
import org.poolscope.ui.view.history.HistoryPanel;
import org.poolscope.ui.view.log.ConsolePanel;
import org.poolscope.ui.view.log.ItemsTab;
import org.poolscope.ui.view.queue.QueuePanel;
import org.poolscope.ui.view.queue.QueueWork;
import org.poolscope.ui.view.state.SharedPanel;
import org.poolscope.ui.view.state.WorkerTable;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.Workload;
import org.poolscope.workload.run.RunConfiguration;

/// All that is in the window: the form on the left, the views of the run on the right, how far it is below.
@SuppressWarnings("serial")
final class MainPanel extends JPanel implements SessionListener, WindowActions.Deeds, JobDesk.Room,
        HistoryPanel.Room {

    /// What the very first run is, if nobody chooses: it needs no preparation, and lasts long enough to be watched.
    private static final String FIRST_WORKLOAD = "primes";

    private static final TrialSize TRIED = new TrialSize(10, false);
    private static final int FORM_WIDTH = 308;

    private final transient Texts texts = Texts.of(MainPanel.class);
    private final transient RunController controller;
    private final transient WindowSettings settings;
    private final transient Appearance appearance;
    private final transient WindowActions actions;
    private final transient StopKey stopKey;
    private final ConfigurationForm form;
    private final JScrollPane formPane;
    private final LiveCharts charts = new LiveCharts(new LiveModel());
    private final ItemsTab items = new ItemsTab(w -> say(Tone.CAUTION, w), this::resume, w -> say(Tone.NEUTRAL, w));
    private final ConsolePanel console = new ConsolePanel();
    private final SharedPanel shared = new SharedPanel();
    private final WorkerTable workers = new WorkerTable();
    private final MessageStrip strip = new MessageStrip();
    private final transient Narrator narrator = new Narrator(strip, this::showFailures, this::showShared);
    private final StatusBar status = new StatusBar();
    private final ComparePanel compare;
    private final HistoryPanel history = new HistoryPanel(Journal::place, this);
    private final transient QueueWork queue;
    private final RunCaption caption = new RunCaption("live.caption");
    private final JTabbedPane tabs = new Tabs();
    private final transient JobDesk jobs = new JobDesk(this);
    private boolean inComparison;

    /// @param audience where its views join
    MainPanel(List<Workload> workloads, int processors, RunController controller, Audience audience,
              WindowSettings settings) {
        super(new BorderLayout());
        this.controller = controller;
        this.settings = settings;
        this.appearance = new Appearance(settings);
        actions = new WindowActions(controller, settings.showsWholeRun(), this);
        stopKey = new StopKey(actions.stop, strip, System::nanoTime);
        form = new ConfigurationForm(workloads, processors);
        formPane = new JScrollPane(form, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
                ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        formPane.setPreferredSize(new Dimension(UIScale.scale(FORM_WIDTH), 0));
        compare = new ComparePanel(processors, actions.compare);
        compare.onOrder(form::beginLongestFirst);
        history.onComparison(compare::open);
        queue = new QueueWork(Journal::place, controller, strip);
        add(new ToolBar(actions), BorderLayout.NORTH);
        add(body(), BorderLayout.CENTER);
        add(status, BorderLayout.SOUTH);
        workers.onSelection(charts::setHighlighted);
        charts.setWholeRun(settings.showsWholeRun());
        List.of(actions, stopKey, workers, items, console, shared, narrator, status, compare, history, queue, this)
                .forEach(audience::add);
        actions.bindTo(this);
        recall(workloads);
        ColumnMemory.restore(this, settings);
        form.onChange(this::formChanged);
        FileDrop.on(this, this::take);
    }

    /// Every workload's fields say what it was last run with, or else what there is to see in it; and the workload that
    /// was run last is chosen.
    private void recall(List<Workload> workloads) {
        for (Workload workload : workloads) {
            Map<String, String> last = settings.lastTexts(workload.name());
            form.fillIn(workload, last.isEmpty() ? workload.toWatch() : last);
        }
        form.choose(settings.lastWorkload().orElse(FIRST_WORKLOAD));
    }

    /// Files that somebody has dropped.
    private void take(List<Path> files) {
        formPane.setVisible(true);
        if (jobs.takes(files)) {
            return;
        }
        try {
            if (!form.drop(files)) {
                strip.say(Tone.CAUTION, texts.get("drop.useless"));
            }
        } catch (InvalidSettingException e) {
            strip.say(Tone.CAUTION, texts.format("drop.refused", e.reason()));
        }
    }

    /// Fields that are shown for the first time take files from now on, too; priority is changed while a run is on.
    private void formChanged() {
        FileDrop.on(form, this::take);
        compareWithForm();
        form.priority().ifPresent(controller::prioritise);
    }

    private JPanel body() {
        tabs.setName("tabs");
        tabs.addTab(texts.get("tab.live"), LivePane.of(caption, charts, actions.whole, w -> say(Tone.NEUTRAL, w)));
        tabs.addTab(texts.get("tab.items"), items);
        tabs.addTab(texts.get("tab.console"), console);
        tabs.addTab(texts.get("tab.shared"), shared);
        tabs.addTab(texts.get("tab.compare"), compare);
        tabs.addTab(texts.get("tab.queue"), new QueuePanel(queue));
        tabs.addTab(texts.get("tab.history"), history);
        var right = new Surface(new BorderLayout());
        right.add(new TableBelow(tabs, workers), BorderLayout.CENTER);
        right.add(strip, BorderLayout.SOUTH);
        var body = new JPanel(new BorderLayout());
        body.add(formPane, BorderLayout.LINE_START);
        body.add(right, BorderLayout.CENTER);
        return body;
    }

    /// Whether the form still says what the views show.
    private void compareWithForm() {
        Optional<RunConfiguration> says = form.stated();
        caption.formSays(says);
        compare.caption().formSays(says);
    }

    @Override
    public Optional<JobSpec> stated() {
        Optional<RunConfiguration> run = form.configuration();
        formPane.setVisible(formPane.isVisible() || run.isEmpty());
        return run.flatMap(said -> tabs.getSelectedComponent() != compare
                ? Optional.of(new JobSpec("", said, Optional.empty()))
                : compare.form().stated(said).map(comparison -> new JobSpec("", said, Optional.of(comparison))));
    }

    @Override
    public void show(JobSpec job) {
        formPane.setVisible(true);
        form.fillIn(job.run());
        job.comparison().ifPresent(comparison -> {
            compare.form().fillIn(comparison);
            tabs.setSelectedComponent(compare);
        });
    }

    @Override
    public void fillIn(RunConfiguration run) {
        show(new JobSpec("", run, Optional.empty()));
    }

    @Override
    public void resume(Resumption past) {
        tabs.setSelectedIndex(0);
        controller.resume(past);
    }

    @Override
    public void open(LiveModel past, KeptRun where) {
        tabs.setSelectedIndex(0);
        controller.show(past, where);
    }

    @Override
    public Component window() {
        return this;
    }

    @Override
    public JobDesk jobs() {
        return jobs;
    }

    WindowActions actions() {
        return actions;
    }

    ConfigurationForm form() {
        return form;
    }

    @Override
    public void say(Tone tone, String words) {
        strip.say(tone, words);
    }

    @Override
    public void run() {
        form.configuration().ifPresentOrElse(configuration -> {
            settings.remember(configuration);
            tabs.setSelectedIndex(0);
            controller.run(configuration);
        }, this::sayWhyNot);
    }

    @Override
    public void tryFirst() {
        form.configuration().ifPresentOrElse(batch -> controller.tryFirst(batch, TRIED), this::sayWhyNot);
    }

    @Override
    public void enqueue() {
        form.configuration().ifPresentOrElse(_ -> stated().ifPresent(queue::add), this::sayWhyNot);
    }

    QueueWork queue() {
        return queue;
    }

    /// The field may be out of sight, or the form hidden: then nothing would seem to happen.
    private void sayWhyNot() {
        formPane.setVisible(true);
        strip.clear();
        strip.say(Tone.DANGER, texts.format("form.refused", form.refusal()));
    }

    @Override
    public void compare() {
        form.configuration().ifPresentOrElse(
                configuration -> compare.form().configuration(configuration).ifPresent(sweep -> {
                    tabs.setSelectedComponent(compare);
                    controller.compare(sweep);
                }), this::sayWhyNot);
    }

    @Override
    public void showSizes() {
        tabs.setSelectedComponent(compare);
        compare.form().focusSizes();
    }

    private void showFailures() {
        tabs.setSelectedComponent(items);
        items.showFailures();
    }

    private void showShared() {
        tabs.setSelectedComponent(shared);
    }

    @Override
    public void showWholeRun(boolean shown) {
        charts.setWholeRun(shown);
        settings.rememberWholeRun(shown);
        settings.saveSoon();
    }

    @Override
    public void toggleForm() {
        formPane.setVisible(!formPane.isVisible());
    }

    @Override
    public void toggleTheme() {
        appearance.toggle();
    }

    @Override
    public void escape() {
        stopKey.pressed(KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner());
    }

    @Override
    public void sessionBegins() {
        inComparison = false;
        compareWithForm();
    }

    @Override
    public void sweepAdvances(SweepStep step) {
        inComparison = true;
    }

    @Override
    public void runBegins(LiveModel model) {
        charts.setModel(model);
    }

    @Override
    public void frame(LiveModel model) {
        model.configuration().ifPresent(run -> caption.show(run, inComparison));
        charts.next();
    }

    @Override
    public boolean moves() {
        return charts.isShowing();
    }

    @Override
    public void runEnds(LiveModel model) {
        charts.refresh();
    }

    @Override
    public void sessionEnds() {
        charts.refresh();
    }

    @Override
    public void refused(InvalidSettingException problem) {
        if (queue.isRunning() || !compare.form().refuse(problem) && !form.refuse(problem)) {
            narrator.tell(problem);
        }
    }
}
